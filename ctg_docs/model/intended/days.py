"""Days and times written as people write them, in the forms that the sources take."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, time

from ctg_docs.french import moments
from ctg_docs.french.dates import JOURS, MOIS
from ctg_docs.suggestions import fold

_SHORTEST = 3
"""Letters from which the beginning of a month tells it from another, or nearly."""

_WEEKDAY = rf"(?:(?:le )?(?:{'|'.join(JOURS)}) )?(?:le )?"
_YEAR = r"(?P<year>\d{4}|\d\d)"
_IN_WORDS = re.compile(rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?: ?er|e| o)? (?P<month>[a-z]+) {_YEAR}")
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(?P<day>\d{{1,2}}) (?P<month>\d{{1,2}}) {_YEAR}")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4}) (?P<month>\d{1,2}) (?P<day>\d{1,2})(?: .*|t\d.*)?")
_IN_A_ROW = re.compile(r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_FORMS = (_IN_WORDS, _DAY_FIRST, _YEAR_FIRST, _IN_A_ROW)
_CLOCK = re.compile(
    r"(?:a )?(\d{1,2}) ?(?:h|heures?|hrs?)?(?: ?(\d\d) ?(?:mn|min|minutes?)?)?(?: \d\d)?"
)


def day(text: str) -> str:
    """Return a day in the form 2024-03-15, an empty text when none is meant."""
    found = next(_days(text), None)
    return found.isoformat() if found else ""


def day_missing(text: str) -> str:
    """Return the form to be completed of a month or of a year, an empty text for anything else."""
    bounds = moments.bornes(_words(text))
    if bounds is None:
        return ""
    first = bounds[0]
    return f"{first.year}-MM-JJ" if text.strip().isdigit() else f"{first.year}-{first.month:02}-JJ"


def last_day(text: str) -> date | None:
    """Return the day that ends the month of a day beyond it, as 31/02/2024; None for any other."""
    for year, month, number in _numbers(text):
        if 1 <= month <= len(MOIS) and number > (last := monthrange(year, month)[1]):
            return date(year, month, last)
    return None


def clock(text: str) -> str:
    """Return a time in the form 18:30, an empty text when none is meant."""
    found = _CLOCK.fullmatch(fold(text))
    if not found or int(found[1]) >= 24 or int(found[2] or 0) >= 60:
        return ""
    return f"{time(int(found[1]), int(found[2] or 0)):%H:%M}"


def _words(text: str) -> str:
    """Return « mars 2024 » as a calendar names it, whatever its accents and its capitals."""
    parts = fold(text).split()
    named = [MOIS[_month(part) - 1] if _month(part) else part for part in parts[:1]]
    return " ".join((*named, *parts[1:]))


def _days(text: str) -> Iterator[date]:
    for year, month, number in _numbers(text):
        # The day in the place of the month: 2024-15-03.
        for m, d in ((month, number), (number, month)):
            try:
                yield date(year, m, d)
            except ValueError:
                continue


def _numbers(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the year, the month and the day of a text, in each form that it has."""
    for form in _FORMS:
        if found := form.fullmatch(fold(text)):
            month = int(found["month"]) if found["month"].isdigit() else _month(found["month"])
            yield _century(found["year"]), month, int(found["day"])


def _month(name: str) -> int:
    """Return the rank of a month by its name or the beginning of it; 0 for any other word."""
    months = [rank for rank, month in enumerate(MOIS, 1) if fold(month).startswith(name)]
    return months[0] if months and len(name) >= _SHORTEST else 0


def _century(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)
