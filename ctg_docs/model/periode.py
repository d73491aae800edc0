"""Periods of conventions, in their wordings."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.french import dates
from ctg_docs.french.intervalles import en_intervalle, mois_entiers
from ctg_docs.model.identity import Periode
from ctg_docs.reading.origins import computed


@dataclass(frozen=True)
class PeriodeDite:
    """A period in its wordings: « 2023-2027 », « du 1er janvier 2023 au… », « cinq ans ».

    `etendue` says how long, to the nearest month, then when: « cinq ans, de 2023 à 2027 ».
    """

    annees: str
    jours: str
    duree: str
    etendue: str


def dire(periode: Periode) -> PeriodeDite | None:
    """Return the wordings of a period, None when a bound is unknown."""
    first, last = periode.debut, periode.fin
    if not first or not last:
        return None
    days, length = dates.periode(first, last), dates.duree(first, last)
    rounded = dates.duree_publique(first, last)
    when = en_intervalle(first, last) if mois_entiers(first, last) else days
    wordings = (dates.annees(first, last), days, length, f"{rounded}, {when}")
    return PeriodeDite(*[computed(words, first, last) for words in wordings])
