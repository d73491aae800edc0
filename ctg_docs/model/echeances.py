"""The days and years that the texts of a calendar name."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from ctg_docs.french.dates import MOIS

_YEAR = re.compile(r"\b(20\d\d)\b")
_MONTH = re.compile(rf"(?:({'|'.join(MOIS)}) )?(20\d\d)")


def echeance(text: str | None, *, fin: bool = False) -> date | None:
    """Return the day that « 2024 » or « mars 2024 » begins or, with `fin`, ends; None otherwise."""
    found = _MONTH.fullmatch(text.strip().lower()) if text else None
    if not found:
        return None
    year = int(found[2])
    month = MOIS.index(found[1]) + 1 if found[1] else 12 if fin else 1
    return date(year, month, monthrange(year, month)[1] if fin else 1)


def annees(text: str | None) -> list[int]:
    """Return the years that a text names, in their order."""
    return [int(year) for year in _YEAR.findall(text or "")]


def annee(text: str | None, *, fin: bool = False) -> int | None:
    """Return the first year that a text names, or the last one with `fin`."""
    years = annees(text)
    return years[-1 if fin else 0] if years else None
