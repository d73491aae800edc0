"""The tables and the yearly report that follow the actions."""

from collections.abc import Mapping
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.sujets import Famille, Sujet
from ctg_docs.composing.families.suivi import bilans


def noms(sujet: Sujet[None]) -> Mapping[str, Any]:
    """Return the names of these templates: the values of their own charts, for `graphique`."""
    return {**territoire.noms(sujet), **bilans.noms(sujet.vue)}


FAMILLE = Famille(territoire.sujets, noms)
