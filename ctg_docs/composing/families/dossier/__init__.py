"""The dossier of a convention: its inventory and its summary sheet."""

from collections.abc import Mapping, Sequence
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.sujets import Famille, Sujet, notice
from ctg_docs.composing.families.dossier.bordereau import Bordereau
from ctg_docs.composing.house.catalogue import Entree


def sujets(entree: Entree, sheets: Sequence[Bordereau]) -> list[Sujet[Bordereau]]:
    """Return the sheets of files that are all drawn."""
    return [Sujet(entree.id, (s.vue,), s, notice(entree, s.vue)) for s in sheets]


def noms(sujet: Sujet[Bordereau]) -> Mapping[str, Any]:
    """Return the names of these templates: `bordereau` lists the files."""
    return {**territoire.noms(sujet), "bordereau": sujet.objet}


FAMILLE = Famille(sujets, noms)
