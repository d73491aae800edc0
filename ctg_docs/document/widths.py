"""Widths of the columns of a table, from the words that its cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

LINE = 95.0
"""Signs of small type on a line of a portrait page."""
FIELD_LINE = 70.0
"""Signs on a line of a field of a record, where the prose of an action stands."""
MARGINS = 2.5
"""Room on both sides of the words of a cell, in signs."""
BOLD = 1.15
"""Width of a bold sign of the head, in signs."""
LONGEST = 22
"""Signs of a word that must not be cut; a longer one may."""


class ColumnWidths(NamedTuple):
    """The width of each column, in signs; `dense` says that even their words alone do not fit."""

    signs: list[float]
    dense: bool


def column_widths(rows: Sequence[Sequence[str]], line: float = LINE) -> ColumnWidths:
    """Return the widths of columns on a line of so many signs.

    They are those of a table of the Web: to each its words, and a part of what is left.
    The first row names the columns; the rows hold plain words (CSS 2.2, 17.5.2.2).
    """
    columns = list(zip_longest(*rows, fillvalue=""))[: len(rows[0])]
    least = [_least(column) + MARGINS for column in columns]
    most = [
        max(low, min(line, max(map(len, column)) + MARGINS))
        for low, column in zip(least, columns, strict=True)
    ]
    room = line - sum(least)
    wanted = sum(most) - sum(least)
    if wanted <= 0 or room <= 0:
        return ColumnWidths(least, room < 0)
    part = min(1.0, room / wanted)
    shared = [low + (high - low) * part for low, high in zip(least, most, strict=True)]
    return ColumnWidths(shared, dense=False)


def _least(column: Sequence[str]) -> float:
    head, *cells = column
    return max(BOLD * _word(head), *map(_word, cells), 1.0)


def _word(words: str) -> int:
    """Return the length of the longest word, a number with its spaces being one."""
    return max((min(len(word), LONGEST) for word in words.split(" ")), default=0)
