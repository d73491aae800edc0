"""Papers of assemblies: one of each kind for each sitting."""

from collections.abc import Mapping
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.actes import Acte
from ctg_docs.composing.facts.seances import actes
from ctg_docs.composing.facts.sujets import Famille, Sujet, notice
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.catalogue import Entree


def sujets(entree: Entree, vue: Vue) -> list[Sujet[Acte]]:
    """Return the sittings stated, then those of each assembly that has still to decide."""
    described = notice(entree, vue)
    return [
        Sujet(f"{entree.id}/{acte.seance.id}", (vue,), acte, described, acte.votee)
        for acte in actes(vue)
    ]


def noms(sujet: Sujet[Acte]) -> Mapping[str, Any]:
    """Return the names of these templates: the sitting, and the act that it adopts."""
    own = {"seance": sujet.objet.seance, "acte": sujet.objet, "avenant": None}
    return {**territoire.noms(sujet), **own}


FAMILLE = Famille(sujets, noms)
