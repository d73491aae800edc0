"""The calendar of a convention, from its first sitting to its end, the same in every document.

A document chooses among the natures those that its readers want, and words each:
`templates/commun/calendrier.md.j2`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ctg_docs.composing.facts.actes import Acte
from ctg_docs.composing.facts.noms import court
from ctg_docs.composing.facts.seances import actes
from ctg_docs.composing.facts.vue import Vue

Nature = Literal[
    "seance", "decision", "signature", "ceremonie", "avenant", "debut", "mi_parcours", "fin"
]


@dataclass(frozen=True)
class DateCle:
    """A day and what happens then.

    `acte` is that of a sitting, `partie` who decides, `avenant` the number of the one signed.
    """

    jour: date
    nature: Nature
    acte: Acte | None = None
    partie: str = ""
    avenant: int = 0


def calendrier(vue: Vue) -> list[DateCle]:
    """Return the days that the sources state, in order; those of one day in the order of a life."""
    return sorted(_dates(vue), key=lambda day: day.jour)


def _dates(vue: Vue) -> Iterator[DateCle]:
    for acte in actes(vue):
        if acte.seance.date:
            yield DateCle(acte.seance.date, "seance", acte=acte)
    for party in vue.a_la_signature.signataires:
        if party.partie.decision and (day := party.partie.decision.date):
            yield DateCle(day, "decision", partie=court(party))
    for avenant in vue.sources.avenants:
        if avenant.date:
            yield DateCle(avenant.date, "avenant", avenant=avenant.numero)
    for nature, known in _moments(vue):
        if known:
            yield DateCle(known, nature)


def _moments(vue: Vue) -> Iterator[tuple[Nature, date | None]]:
    sources = vue.sources
    yield "signature", vue.signee_le
    event = sources.signature.ceremonie
    yield "ceremonie", event.date if event and event.date != vue.signee_le else None
    yield "debut", vue.periode.debut
    yield "mi_parcours", sources.evaluation.mi_parcours if sources.evaluation else None
    yield "fin", vue.periode.fin
