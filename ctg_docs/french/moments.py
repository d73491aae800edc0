"""Moments as authors write them: a day, a month or a year, and those inside other words.

A moment that no one knows to the day stays what it is: a month or a year is never given a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from ctg_docs.french.dates import MOIS, date_longue, mois_annee
from ctg_docs.french.signs import NBSP
from ctg_docs.suggestions import fold

_SHORTEST = 3
"""Letters from which the beginning of a month tells it from another, or nearly."""

_DAYS = re.compile(
    r"(?<![\d/-])(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4}))(?![\d/-])"
)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])/(\d{4})")
_WORDS = re.compile(
    rf"(?:(?:(1er|\d{{1,2}})\s+)?({'|'.join(MOIS)})\s+)?((?:19|20)\d\d)", re.IGNORECASE
)


def en_francais(text: str) -> str:
    """Return a text whose dates in figures are written in French: « 1er mars 2025 », « mars 2025 ».

    Raises ValueError for figures that are no day of the calendar.
    """
    if found := _MONTH.fullmatch(text):
        year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
        return _plain(mois_annee(date(int(year), int(month), 1)))
    return _DAYS.sub(_in_words, text)


def bornes(text: str) -> tuple[date, date] | None:
    """Return the first and last days that a moment may be, None for words that name none.

    « 2024 » is a year, « mars 2024 » a month, « 1er mars 2024 » one day.
    """
    found = _WORDS.fullmatch(text.strip())
    if not found:
        return None
    day, month, year = found[1], found[2], int(found[3])
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    rank = MOIS.index(month.lower()) + 1
    last = monthrange(year, rank)[1]
    if day is None:
        return date(year, rank, 1), date(year, rank, last)
    number = 1 if day == "1er" else int(day)
    return (date(year, rank, number),) * 2 if 1 <= number <= last else None


def months_beginning(letters: str) -> list[int]:
    """Return the ranks of the months that three letters or more begin, whatever their accents."""
    wanted = fold(letters)
    known = enumerate(MOIS, 1) if len(wanted) >= _SHORTEST else ()
    return [rank for rank, month in known if fold(month).startswith(wanted)]


def date_en_chiffres(text: str) -> str | None:
    """Return the first date of a text that is written in figures as a machine does, or None."""
    found = next((m for m in _DAYS.finditer(text) if m[1]), None)
    return found[0] if found else None


def _in_words(found: re.Match[str]) -> str:
    figures = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return _plain(date_longue(date(*map(int, figures))))
    except ValueError:
        raise ValueError(f"« {found[0]} » n’est pas un jour du calendrier") from None


def _plain(words: str) -> str:
    """Return words with the spaces that an author types; typography ties them in every text."""
    return words.replace(NBSP, " ")
