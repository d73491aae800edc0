"""Numbers and amounts written with their unit, or with the separators of other countries."""

from __future__ import annotations

import re
from decimal import Decimal

from ctg_docs.french.numbers import nombre
from ctg_docs.french.signs import MINUS

_ABOUT = r"(?:environ|env\.?|près de|plus de|moins de|~|≈)?\s*"
_POWERS = {"millier": 3, "million": 6, "milliard": 9, "k": 3, "K": 3, "Md": 9, "M": 6}
"""The powers of ten that the beginning of a word stands for."""

_SCALE = r"milli(?:er|on|ard)s?(?: d[e’'])?|(?:[kKM]|Mds?)(?=\s*(?:€|euros?|\Z))"
_UNKNOWN_SCALE = r"[eE][+-]?\d|[^\W\d]{1,2}€"
"""What multiplies by something else: a number without it would be another."""
_QUANTITY = re.compile(
    rf"{_ABOUT}(?P<number>[+-]?\s*\d[\dO.,'’\s]*?)\s*(?P<scale>{_SCALE})?"
    rf"\s*(?P<unit>(?!O|{_UNKNOWN_SCALE})[^\W\d].*|[€%‰].*)?"
)
_SPACES = re.compile(r"[\s'’]")
_GROUPED = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>\d{1,3}([.,])\d{3}(?:\3\d{3})*)(?:[.,](?P<rest>\d+))?"
)
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


def two_readings(text: str) -> tuple[Decimal, Decimal] | None:
    """Return the decimal number and the thousands that « 3.000 » may mean, None for any other.

    A single separator followed by exactly three digits is a decimal sign to some and one of
    thousands to others; after a zero, or after more than three digits, it can only be the former.
    """
    bare = re.sub(r"\s", "", text)
    if not _AMBIGUOUS.fullmatch(bare):
        return None
    return Decimal(bare.replace(",", ".")).normalize(), Decimal(re.sub("[.,]", "", bare))


def quantity(text: str) -> tuple[list[str], str]:
    """Return the numbers that a text may mean, likeliest first, and its unit."""
    found = _QUANTITY.fullmatch(text.strip())
    if not found:
        return [], ""
    scale = found["scale"] or ""
    power = next((power for word, power in _POWERS.items() if scale.startswith(word)), 0)
    digits = _SPACES.sub("", found["number"]).replace("O", "0")
    values = [value * 10**power for value in _values(digits, scaled=bool(power))]
    if power:
        values = [value.normalize() for value in values]
    return [nombre(value).replace(MINUS, "-") for value in values], found["unit"] or ""


def _values(digits: str, *, scaled: bool) -> list[Decimal]:
    """Return the value of digits, or both when « 1.200 » may be read twice."""
    readings = two_readings(digits)
    if readings and not scaled:
        return [*reversed(readings)]
    grouped = _GROUPED.fullmatch(digits)
    if grouped and not readings:
        whole = re.sub("[.,]", "", grouped["whole"])
        return [Decimal(f"{grouped['sign']}{whole}.{grouped['rest'] or ''}".rstrip("."))]
    return [Decimal(digits.replace(",", "."))] if _PLAIN.fullmatch(digits) else []
