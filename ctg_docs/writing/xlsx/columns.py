"""Columns whose words are years or codes: numbers that display them, so that they sort."""

from __future__ import annotations

import re
from decimal import Decimal

from ctg_docs.document.nodes import Table
from ctg_docs.document.tables import is_title, starts
from ctg_docs.writing.xlsx.lines import cell_words
from ctg_docs.writing.xlsx.numbers import CellValue

EMPTY = "–"
"""What a page prints where nothing is known; a workbook leaves the cell empty."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(r"(\d{1,3})\.(\d{1,3})")
_MOST_CODES = 180
"""Codes that have a format each: Excel holds 200 formats of numbers at least, and some are ours."""


def ranked(table: Table) -> dict[int, dict[str, CellValue]]:
    """Return, for each column of years or of codes, the number of each of its words.

    Codes are those of rows that stand for something in the sources: they are ours. The code 1.10
    is 1010, shown as it is written: it comes after 1.2.
    """
    found: dict[int, dict[str, CellValue]] = {}
    for rank in range(len(table.columns)):
        words = _words(table, rank)
        if words and all(map(_YEAR.fullmatch, words)):
            found[rank] = {word: CellValue(Decimal(word), "0") for word in words}
        elif table.keys and 0 < len(words) <= _MOST_CODES and all(map(_CODE.fullmatch, words)):
            found[rank] = {word: _code(word) for word in words}
    return found


def _code(word: str) -> CellValue:
    whole, rank = word.split(".")
    return CellValue(Decimal(1000 * int(whole) + int(rank)), f'"{word}"')


def _words(table: Table, rank: int) -> set[str]:
    """Return the words of a column, those of totals and of titles of rows left out."""
    rows = table.body[: len(table.body) - table.totals]
    cells = (dict(starts(row)).get(rank) for row in rows if not is_title(row))
    return {cell_words(cell.content) for cell in cells if cell} - {"", EMPTY}
