"""Days, months, years and periods, as plans write them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ctg_docs.french.dates import MOIS
from ctg_docs.importing.workbooks.cells import SheetCell
from ctg_docs.suggestions import fold

_FIRST_SERIAL = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)
"""Days that Excel counts: from 2000 to 2099."""
_YEARS = range(2000, 2100)
_SHORT = (
    *("janv", "fevr", "mars", "avr", "mai", "juin"),
    *("juil", "aout", "sept", "oct", "nov", "dec"),
)
_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_LONG_DAY = re.compile(r"(\d{1,2})(?:er)? ([a-zéûà.]+) (\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"([a-zéûà]+)\.?[ \-/’']+(\d{4}|\d{2})", re.IGNORECASE)
_NUMBERED_MONTH = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_YEAR = re.compile(r"20\d\d")
_PART = re.compile(
    r"(?:(?:le|la|en|d[ée]but|mi|fin|courant|[ée]t[ée]|printemps|automne|hiver|rentr[ée]e|scolaire|"
    r"(?:[1-4](?:er|[èe]re|[eè]me|e|nde?)|premi?er|deuxi[èe]me|troisi[èe]me|quatri[èe]me|second|"
    r"dernier) (?:trimestre|semestre|quadrimestre)|[TS][1-4]|(?:trimestre|semestre) [1-4]|de|"
    r"ann[ée]e)[ -])+(?:[a-zéû]+ )?20\d\d",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:de|du|entre|depuis|d[’'])\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:–|—|→|->|/|-|(?<=\s)(?:à|au|et)(?=\s))\s*", re.IGNORECASE)
_FROM = re.compile(r"(?:à partir (?:de |du |d[’'])|à compter (?:de |du )|dès |depuis )(.+)", re.I)
_UNTIL = re.compile(r"(?:jusqu[’']?(?:en |à |au |à la )|avant |d[’']ici (?:à )?(?:la )?)(.+)", re.I)
_SCHOOL_YEAR = re.compile(r"(20\d\d)\s*[/\-–]\s*(20\d\d|\d\d)")


class Period(NamedTuple):
    """A beginning and an end, as the sources write them; None when nothing says it."""

    debut: str | None = None
    fin: str | None = None


def day(cell: SheetCell) -> date | None:
    """Return the day that a cell holds, None when it says no day, or more than one."""
    if isinstance(cell.value, date) and cell.date_form in ("jour", ""):
        return cell.value.date() if isinstance(cell.value, datetime) else cell.value
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        whole = cell.value == int(cell.value) and int(cell.value) in _SERIALS
        return _FIRST_SERIAL + timedelta(int(cell.value)) if whole else None
    return day_of(cell.line) if isinstance(cell.value, str) else None


def _serial(text: str) -> date | None:
    """Return the day of a number that a sheet wrote for it, once its format was lost: 45292."""
    known = text.isdecimal() and int(text) in _SERIALS
    return _FIRST_SERIAL + timedelta(int(text)) if known else None


def day_of(text: str) -> date | None:
    """Return the day that a text names: « 31.12.2026 », « 3 mars 2025 », « 2025-03-03 »."""
    if serial := _serial(text):
        return serial
    if found := _ISO.fullmatch(text):
        year, month, number = map(int, found.groups())
    elif found := _DAY.fullmatch(text):
        number, month, year = map(int, found.groups())
        year += 2000 if year < 100 else 0
    elif found := _LONG_DAY.fullmatch(text):
        number, month, year = int(found[1]), _month_number(found[2]), int(found[3])
    else:
        return None
    try:
        return date(year, month, number) if year in _YEARS else None
    except ValueError:
        return None


def moment(cell: SheetCell) -> str | None:
    """Return the day, month, year or part of a year of a cell, as the sources write it."""
    if isinstance(cell.value, date):
        return _said(cell.value, cell.date_form)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        if cell.value == int(cell.value) and int(cell.value) in _YEARS:
            return str(int(cell.value))
        found = day(cell)
        return _said(found, "jour") if found else None
    return moment_of(cell.line) if isinstance(cell.value, str) else None


def moment_of(text: str) -> str | None:
    """Return the moment that a text names: « sept-23 » gives « septembre 2023 »."""
    text = text.strip(" .;,")
    if known := day_of(text):
        return _said(known, "jour")
    if _YEAR.fullmatch(text):
        return text
    if found := _NUMBERED_MONTH.fullmatch(text):
        return _month_said(int(found[1]), int(found[2]))
    if (found := _MONTH.fullmatch(text)) and (number := _month_number(found[1])):
        return _month_said(number, int(found[2]))
    return text if _PART.fullmatch(text) else None


def _month_said(number: int, year: int) -> str | None:
    year += 2000 if year < 100 else 0
    return f"{MOIS[number - 1]} {year}" if 1 <= number <= 12 and year in _YEARS else None


def period(cell: SheetCell) -> Period | None:
    """Return the beginning and the end that a cell says; a year or a month alone is both."""
    if not isinstance(cell.value, str):
        said = moment(cell)
        return Period(said, said) if said else None
    return period_of(cell.line)


def period_of(text: str) -> Period | None:
    """Return the period of a text: « 2024-2026 », « de mars 2024 à juin 2025 », « dès 2025 »."""
    text = text.strip(" .;,")
    if found := _SCHOOL_YEAR.fullmatch(text):
        last = found[2] if len(found[2]) == 4 else f"20{found[2]}"
        return Period(found[1], last) if found[1] < last else None
    if found := _FROM.fullmatch(text):
        said = moment_of(found[1])
        return Period(debut=said) if said else None
    if found := _UNTIL.fullmatch(text):
        said = moment_of(found[1])
        return Period(fin=said) if said else None
    if said := moment_of(text):
        return Period(said, said)
    return _parted(_LEAD.sub("", text, count=1) if _LEAD.match(text) else text)


def _parted(text: str) -> Period | None:
    """Return the period of two moments and what stands between them."""
    for found in _BETWEEN.finditer(text):
        first, last = text[: found.start()], moment_of(text[found.end() :])
        if last is None:
            continue
        # « de mars à juin 2025 »: the year is said once.
        begun = moment_of(first) or moment_of(f"{first} {last[-4:]}")
        if begun:
            return Period(begun, last)
    return None


def _said(found: date, form: str) -> str:
    if form == "annee":
        return str(found.year)
    month = f"{MOIS[found.month - 1]} {found.year}"
    return month if form == "mois" else f"{'1er' if found.day == 1 else found.day} {month}"


def _month_number(word: str) -> int:
    """Return the number of a month in full or cut short, 0 for any other word."""
    bare = fold(word).replace(" ", "")
    full = [fold(month) for month in MOIS]
    if bare in full:
        return full.index(bare) + 1
    starts = [rank for rank, short in enumerate(_SHORT, 1) if bare.startswith(short[:3])]
    fits = [rank for rank in starts if len(bare) >= 3 and full[rank - 1].startswith(bare)]
    return fits[0] if len(fits) == 1 else 0
