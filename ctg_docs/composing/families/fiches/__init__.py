"""The book of the actions, and a sheet for each of them."""

from collections.abc import Mapping
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.sujets import Famille, Sujet, notice
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.model.arbre import ActionNumerotee


def sujets(entree: Entree, vue: Vue) -> list[Sujet[ActionNumerotee | None]]:
    """Return the actions in their order, or the one book of them all."""
    described = notice(entree, vue)
    if entree.par != "action":
        return [Sujet(entree.id, (vue,), None, described)]
    return [
        Sujet(f"{entree.id}/{numbered.action.id}", (vue,), numbered, described)
        for numbered in vue.projet.actions
    ]


def noms(sujet: Sujet[ActionNumerotee | None]) -> Mapping[str, Any]:
    """Return the names of these templates: `numerotee` is the action of a sheet."""
    own = {"numerotee": sujet.objet} if sujet.objet else {}
    return {**territoire.noms(sujet), **own}


FAMILLE = Famille(sujets, noms)
