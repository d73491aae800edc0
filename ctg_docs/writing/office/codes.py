"""Format codes of numbers, as office suites read them (ECMA-376, part 1, 18.8.31)."""

from __future__ import annotations

from ctg_docs.french.signs import MINUS

FRENCH = "[$-40C]"
"""Asks for the separators and the names of months of French, where it is heeded."""


def signed(code: str) -> str:
    """Return a format that writes a negative number with a true minus sign, as our words do."""
    return f'{FRENCH}{code};{FRENCH}"{MINUS}"{code}'


def quoted(words: str) -> str:
    """Return words as they print in a format, which holds no quotation mark."""
    clean = words.replace('"', "")
    return f'"{clean}"' if clean else ""
