"""Avenants: what the parties change of a convention, and the text that results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ctg_docs.composing.facts import context
from ctg_docs.composing.facts.parties import Parties
from ctg_docs.composing.facts.sujets import Famille, Sujet, notice
from ctg_docs.composing.facts.textes_publics import TextesPublics
from ctg_docs.composing.families.avenant.actes import ActeAvenant, actes
from ctg_docs.composing.families.avenant.amendment import AmendedConvention
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.composing.vocabulary.lazy import Lazy
from ctg_docs.reading.origins import computed

CONSOLIDATED = "consolidee"
"""The document that is the whole text after the last avenant."""
DECIDED = "deliberation-avenant"
"""The document that each assembly adopts."""


def sujets(entree: Entree, amendments: Sequence[AmendedConvention]) -> list[Sujet[Any]]:
    """Return one file for each avenant, and one consolidated text, after the last of them."""
    if entree.id == CONSOLIDATED:
        last = amendments[-1]
        return [Sujet(entree.id, (last.apres,), last, notice(entree, last.apres))]
    if entree.id == DECIDED:
        return [_deliberation(entree, acte) for each in amendments for acte in actes(each)]
    return [_sujet(entree, each) for each in amendments]


def _deliberation(entree: Entree, acte: ActeAvenant) -> Sujet[ActeAvenant]:
    amendment = acte.amended
    chemin = f"{entree.id}/{amendment.numero}/{acte.seance.id}"
    views, described = (amendment.apres,), notice(entree, amendment.apres)
    return Sujet(chemin, views, acte, described, acte.votee)


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


def noms(sujet: Sujet[Any]) -> Mapping[str, Any]:
    """Return the names of these templates: the convention after the avenant, and `avenant`.

    `acte` and `seance` are those of an assembly; `public` tells the facts for the press.
    """
    acte = sujet.objet if isinstance(sujet.objet, ActeAvenant) else None
    amendment = acte.amended if acte else sujet.objet
    seen = amendment.apres if sujet.chemin == CONSOLIDATED else amendment.vue
    known = {
        "avenant": amendment,
        "anciennes": Lazy(Parties, amendment.avant.a_la_signature),
        "public": Lazy(TextesPublics, amendment.vue),
    }
    own = {"acte": acte, "seance": acte.seance} if acte else {}
    return {**context.noms(seen), **known, **own}


FAMILLE = Famille(sujets, noms)
