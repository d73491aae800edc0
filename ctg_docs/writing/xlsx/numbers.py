"""Numbers and dates as a workbook holds them: a value, and a format that displays the same words.

Format codes: ECMA-376, part 1, 18.8.30 and 18.8.31. The comma and the point stand for the
separators of the reader's own settings, or of French where the code of the language is heeded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ctg_docs.french.dates import date_longue, mois_annee
from ctg_docs.french.signs import MINUS
from ctg_docs.writing.office.codes import FRENCH, quoted, signed

_SPACE = re.compile(r"[\s\u00a0\u202f]")
_WORDS = re.compile(rf"([-{MINUS}]?)(\d[\d\s\u00a0\u202f]*?)(?:,(\d+))?([\s\u00a0\u202f]*\D*)")


@dataclass(frozen=True, slots=True)
class CellValue:
    """The value of a cell and its format."""

    value: date | Decimal
    format: str


def counted(words: str, value: date | Decimal) -> CellValue | None:
    """Return the value with the format that displays these words, None when there is none."""
    return _number(words, value) if isinstance(value, Decimal) else _date(words, value)


def _number(words: str, value: Decimal) -> CellValue | None:
    found = _WORDS.fullmatch(words)
    if not found:
        return None
    sign, whole, decimals, unit = found.groups()
    places = len(decimals or "")
    said = Decimal(_SPACE.sub("", whole) + (f".{decimals}" if decimals else ""))
    said = -said if sign else said
    if value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) != said:
        return None
    digits = "#,##0" + (f".{'0' * places}" if places else "")
    if unit.strip() == "%":
        # A share of one, which every workbook knows to be a percentage.
        return CellValue(value / 100, signed(f"{digits}{quoted(unit[:-1])}%"))
    return CellValue(value, signed(digits + quoted(unit)))


def _date(words: str, value: date) -> CellValue | None:
    first = '"er"' if value.day == 1 else ""
    known = {
        f"{value:%d/%m/%Y}": "dd/mm/yyyy",
        f"{value:%Y}": "yyyy",
        value.isoformat(): "yyyy-mm-dd",
        mois_annee(value): f"{FRENCH}mmmm yyyy",
        date_longue(value): f"{FRENCH}d{first} mmmm yyyy",
    }
    plain = _SPACE.sub(" ", words)
    return next(
        (CellValue(value, code) for said, code in known.items() if _SPACE.sub(" ", said) == plain),
        None,
    )
