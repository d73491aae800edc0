"""Amounts, numbers and percentages, as plans write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ctg_docs.importing.workbooks.cells import SheetCell

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_AMOUNT = re.compile(
    r"(?P<number>[-+]?[\d.,' ]*\d)\s*"
    r"(?P<unit>millions? d[’']euros|millions?|M€|Meuros?|k€|keuros?|K€|k|€|euros?|EUR)?\s*"
    r"(?P<taxes>HT|TTC|hors taxes?|toutes taxes comprises)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"([-+]?\d+(?:[.,]\d+)?)\s*%")
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+"),
    " ": re.compile(r"\d{1,3}(?: \d{3})+"),
    "'": re.compile(r"\d{1,3}(?:'\d{3})+"),
}
_CENT = Decimal("0.01")
_NOISE = Decimal("0.000001")


class Amount(NamedTuple):
    """An amount in euros, and whether it is before or after taxes, empty when nothing says so."""

    euros: Decimal
    taxes: str = ""


def amount(cell: SheetCell) -> Amount | None:
    """Return the amount that a cell holds, None when it says anything else or more."""
    if isinstance(cell.value, bool) or cell.broken or cell.percent:
        return None
    if isinstance(cell.value, int | float):
        return _euros(Decimal(repr(cell.value)))
    if not isinstance(cell.value, str):
        return None
    return amount_of(cell.value)


def amount_of(text: str) -> Amount | None:
    """Return the amount that a text holds: « 3.500,00 », « 12 k€ », « 5 000 € HT »."""
    text = _SPACES.sub(" ", text).strip().removeprefix("€").strip()
    found = _AMOUNT.fullmatch(text)
    number = decimal(found["number"]) if found else None
    if found is None or number is None:
        return None
    unit = (found["unit"] or "").lower()
    if unit.startswith("m"):
        number *= 1_000_000
    elif unit.startswith("k"):
        number *= 1000
    known = _euros(number)
    taxes = (found["taxes"] or "").lower()
    taxes = {"h": "HT", "t": "TTC"}.get(taxes[:1], "")
    return known and known._replace(taxes=taxes)


def _euros(number: Decimal) -> Amount | None:
    """Return a number as euros: to the cent, but for what binary fractions add."""
    rounded = number.quantize(_CENT) if abs(number) < 10**15 else None
    if rounded is None or number < 0 or abs(rounded - number) > _NOISE:
        return None
    return Amount(rounded)


def decimal(text: str) -> Decimal | None:
    """Return the number that digits say, None when their signs may be read in two ways.

    « 1.500 » is fifteen hundred or one and a half; « 3.500,00 » and « 12.5 » are one thing only.
    """
    sign, digits = ("-", text[1:]) if text[:1] == "-" else ("", text.removeprefix("+"))
    digits = digits.strip()
    for mark, pattern in (*_GROUPED.items(), ("", re.compile(r"\d+"))):
        for point in (",", "."):
            if point == mark:
                continue
            whole, _, rest = digits.partition(point)
            if pattern.fullmatch(whole) and (rest.isdigit() or not rest):
                if not rest and point in digits:
                    return None
                if rest and len(rest) == 3 and not mark and whole != "0":
                    return None
                if not rest and mark in (",", ".") and digits.count(mark) == 1:
                    return None
                bare = whole.replace(mark, "") if mark else whole
                return Decimal(f"{sign}{bare}{'.' + rest if rest else ''}")
    return None


def number(cell: SheetCell) -> Decimal | None:
    """Return the number that a cell holds, None when it says anything else or more."""
    if isinstance(cell.value, bool) or cell.broken or cell.percent:
        return None
    if isinstance(cell.value, int | float):
        return plain(Decimal(repr(cell.value)))
    return decimal(_SPACES.sub(" ", cell.value).strip()) if isinstance(cell.value, str) else None


def plain(value: Decimal) -> Decimal:
    """Return a number without the noise of binary fractions: 0,30000000000000004 is 0,3."""
    rounded = round(value, 9).normalize()
    return rounded if rounded != rounded.to_integral_value() else rounded.quantize(Decimal(1))


def percentage(cell: SheetCell, *, fractions: bool) -> Decimal | None:
    """Return the percentage of a cell, from 0 to 100; with `fractions`, its column counts to 1.

    None when a bare number may be either.
    """
    if isinstance(cell.value, str):
        found = _PERCENT.fullmatch(_SPACES.sub(" ", cell.value).strip())
        value = Decimal(found[1].replace(",", ".")) if found else decimal(cell.value.strip())
        fractions = fractions and not found
    elif isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        value, fractions = Decimal(repr(cell.value)), cell.percent or fractions
    else:
        value = None
    if value is None or cell.broken:
        return None
    value = plain(value * 100 if fractions else value)
    return value if 0 <= value <= 100 else None


def scale(cells: list[SheetCell]) -> str:
    """Return the scale of a column of rates: « un », « cent », or « ? » of 0 and 1 alone."""
    found = [c.value for c in cells if isinstance(c.value, int | float) and not c.percent]
    texts = [decimal(c.value.strip()) for c in cells if isinstance(c.value, str)]
    values = [Decimal(repr(v)) for v in found] + [v for v in texts if v is not None]
    if any(value > 1 for value in values):
        return "cent"
    return "un" if any(0 < value < 1 for value in values) else "?"
