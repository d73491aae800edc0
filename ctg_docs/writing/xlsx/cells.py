"""Cells of tables in a workbook: their values, and the room that they take."""

from __future__ import annotations

import re
from textwrap import wrap

from ctg_docs.document.nodes import Cell, Table
from ctg_docs.document.tables import all_rows, shares, starts
from ctg_docs.writing.xlsx.lines import cell_words
from ctg_docs.writing.xlsx.numbers import CellValue, counted

SHEET_WIDTH, COLUMN_WIDTH = 165, 26
"""Signs that the columns of a sheet share, as many as an A4 page on its side shows clearly, and
that each of a few columns takes in the mean."""
NARROWEST, WIDEST = 6, 70
MARGIN, FILTER = 2, 4
"""Signs of space around the words of a cell, and what the button of a filter takes."""
LONGEST_WORD = 20
"""Beyond that, a word may be cut rather than widen its column."""
FILLED = 1.1
"""Letters that stand in the width of a figure, which is what a column is measured in."""

_PIECES = re.compile(r"[\s-]")


def read(cell: Cell) -> CellValue | None:
    """Return the value of a cell, None when it has words only."""
    if cell.value is None:
        return None
    return counted(cell_words(cell.content), cell.value)


def widths(table: Table) -> list[float]:
    """Return the width of each column in signs: its share, and room for what cannot wrap."""
    room = min(SHEET_WIDTH, COLUMN_WIDTH * len(table.columns))
    found = [room * share for share in shares(table.columns)]
    for row in all_rows(table):
        for start, cell in starts(row):
            if cell.colspan == 1:
                found[start] = max(found[start], _least(cell))
    return [min(max(width, NARROWEST), WIDEST) for width in found]


def height(words: str, width: float) -> int:
    """Return the number of lines of a text in a column, cut between words."""
    room = max(int((width - MARGIN) * FILLED), 1)
    return sum(max(len(wrap(line, room)), 1) for line in words.split("\n"))


def _least(cell: Cell) -> float:
    """Return the room that a cell cannot do without; the head keeps some for its filter."""
    words = cell_words(cell.content)
    if read(cell):
        return len(words) + MARGIN
    longest = max(map(len, _PIECES.split(words)))
    return min(longest, LONGEST_WORD) + (FILTER if cell.header == "col" else MARGIN)
