"""Avenants: what the parties change of a convention, and the text that results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ctg_docs.composing.facts import context
from ctg_docs.composing.facts.sujets import Famille, Sujet, notice
from ctg_docs.composing.families.avenant.amendment import AmendedConvention
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.reading.origins import computed

CONSOLIDATED = "consolidee"
"""The document that is the whole text after the last avenant."""


def sujets(
    entree: Entree, amendments: Sequence[AmendedConvention]
) -> list[Sujet[AmendedConvention]]:
    """Return one file for each avenant, and one consolidated text, after the last of them."""
    if entree.id == CONSOLIDATED:
        last = amendments[-1]
        return [Sujet(entree.id, (last.apres,), last, notice(entree, last.apres))]
    return [_sujet(entree, each) for each in amendments]


def _sujet(entree: Entree, amendment: AmendedConvention) -> Sujet[AmendedConvention]:
    own = notice(entree, amendment.apres)
    name = f"{entree.titre} n° {amendment.numero}"
    title = computed(own.titre.replace(entree.titre, name, 1), own.titre)
    day = amendment.avenant.date or own.date
    return Sujet(
        f"{entree.id}/{amendment.numero}",
        (amendment.apres,),
        amendment,
        replace(own, titre=title, date=day),
        votee=amendment.avenant.date is not None,
    )


def noms(sujet: Sujet[AmendedConvention]) -> Mapping[str, Any]:
    """Return the names of these templates: the convention after the avenant, and `avenant`."""
    seen = sujet.objet.apres if sujet.chemin == CONSOLIDATED else sujet.objet.vue
    return {**context.noms(seen), "avenant": sujet.objet}


FAMILLE = Famille(sujets, noms)
