"""The days and years that the texts of a calendar name."""

from __future__ import annotations

import re
from datetime import date

from ctg_docs.french.moments import bornes

_YEAR = re.compile(r"\b(20\d\d)\b")


def echeance(moment: date | str | None, *, fin: bool = False) -> date | None:
    """Return the day that « 2024 » or « mars 2024 » begins or, with `fin`, ends; None otherwise."""
    if isinstance(moment, date):
        return moment
    found = bornes(moment) if moment else None
    return found[fin] if found else None


def annees(moment: date | str | None) -> list[int]:
    """Return the years that a moment names, in their order."""
    return [int(year) for year in _YEAR.findall(str(moment or ""))]


def annee(moment: date | str | None, *, fin: bool = False) -> int | None:
    """Return the first year that a moment names, or the last one with `fin`."""
    years = annees(moment)
    return years[-1 if fin else 0] if years else None
