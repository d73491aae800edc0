"""Papers of the meetings of governance: one file for each meeting."""

from collections.abc import Mapping
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.sujets import Famille, Sujet, notice
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.reunion.rencontre import Rencontre, rencontres
from ctg_docs.composing.house.catalogue import Entree


def sujets(entree: Entree, vue: Vue) -> list[Sujet[Rencontre]]:
    """Return the meetings of each body, in the order of the sources."""
    described = notice(entree, vue)
    return [
        Sujet(f"{entree.id}/{r.instance.id}-{r.reunion.id}", (vue,), r, described)
        for r in rencontres(vue)
    ]


def noms(sujet: Sujet[Rencontre]) -> Mapping[str, Any]:
    """Return the names of these templates: the meeting, and the body that meets."""
    return {**territoire.noms(sujet), "rencontre": sujet.objet}


FAMILLE = Famille(sujets, noms)
