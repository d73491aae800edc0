"""Periods of conventions: their bounds as far as they are known, and their wordings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ctg_docs.french import dates, durees
from ctg_docs.french.intervalles import en_intervalle, mois_entiers
from ctg_docs.model.echeances import echeance
from ctg_docs.model.identity import Periode
from ctg_docs.reading.origins import computed


@dataclass(frozen=True)
class PeriodeDite:
    """A period in its wordings, each empty when the sources do not tell it.

    `debut` and `fin` are known to the day; `premier` and `dernier` are the days between which a
    month or a year that is written surely stands. `etendue` says how long, to the nearest
    month, then when: « cinq ans, de 2023 à 2027 », or « la période 2023-2027 » where nobody knows
    how long it lasts.
    """

    debut: date | None
    fin: date | None
    premier: date | None
    dernier: date | None
    annees: str = ""
    jours: str = ""
    duree: str = ""
    quand: str = ""
    etendue: str = ""
    iso: str = ""

    @property
    def maximale(self) -> bool | None:
        """Whether it lasts the five years that no extension may exceed, None when nobody knows."""
        if self.debut is None or self.fin is None:
            return None
        return dates.duree(self.debut, self.fin) == "cinq ans" or self.fin > five_years(self.debut)

    @property
    def conclue(self) -> str:
        """Length and bounds: « pour cinq ans, du 1er janvier 2023 au… »."""
        when = self.jours or self.quand
        said = [f"pour {self.duree}"] if self.duree else []
        words: str = computed(", ".join([*said, *([when] if when else [])]), self.duree, when)
        return words


def dire(periode: Periode) -> PeriodeDite:
    """Return the wordings of a period."""
    start, end = _exact(periode.debut), _exact(periode.fin) or _end(periode)
    first = echeance(periode.debut)
    last = end or echeance(periode.fin, fin=True)
    said = (periode.debut, periode.fin, periode.duree)
    known = _wordings(periode, first, last) if first and last and first <= last else {}
    length = periode.duree or known.get("duree", "")
    known["duree"] = length
    years = known.get("annees", "")
    rounded = dates.duree_publique(first, last) if length and first and last else ""
    parts = (periode.duree or rounded, known.get("quand", ""))
    known["etendue"] = (
        ", ".join(filter(None, parts)) if length else (f"la période {years}" if years else "")
    )
    worded = {key: computed(words, *said) for key, words in known.items()}
    return PeriodeDite(start, end, computed(first, periode.debut), computed(last, *said), **worded)


def five_years(day: date) -> date:
    """Return the last day of five years; those of 29 February end with February."""
    try:
        return day.replace(year=day.year + 5) - timedelta(days=1)
    except ValueError:
        return date(day.year + 5, 2, 28)


def _wordings(periode: Periode, first: date, last: date) -> dict[str, str]:
    """Return the wordings of a period with both bounds; years alone do not tell its length."""
    exact = isinstance(periode.debut, date) and not isinstance(periode.fin, str)
    days = dates.periode(first, last) if exact else ""
    whole = mois_entiers(first, last)
    return {
        "annees": dates.annees(first, last),
        "jours": days,
        "quand": en_intervalle(first, last) if whole else days,
        "duree": dates.duree(first, last) if not _years(periode) else "",
        "iso": "/".join(_iso(bound) for bound in (periode.debut, periode.fin or last)),
    }


def _years(periode: Periode) -> bool:
    """Tell whether a bound is no more than a year."""
    return any(isinstance(b, str) and b.isdigit() for b in (periode.debut, periode.fin))


def _exact(bound: date | str | None) -> date | None:
    return bound if isinstance(bound, date) else None


def _end(periode: Periode) -> date | None:
    """Return the last day that a first day and a length give."""
    start = _exact(periode.debut)
    if start is None or periode.duree is None or periode.fin:
        return None
    last = dates.later(start, durees.mois(periode.duree)) - timedelta(days=1)
    end: date = computed(last, start, periode.duree)
    return end


def _iso(bound: date | str | None) -> str:
    """Return a bound in ISO 8601, as precisely as it is known."""
    day = echeance(bound)
    if day is None or isinstance(bound, date):
        return str(day or "..")
    assert bound is not None
    return f"{day:%Y}" if bound.isdigit() else f"{day:%Y-%m}"
