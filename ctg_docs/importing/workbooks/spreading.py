"""Merged cells: their value stands in each of the places that they cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ctg_docs.importing.workbooks.cells import SheetCell

_LARGEST = 20_000
"""Places that one merged cell may cover; a larger one is a matter of looks."""

Bounds = tuple[int, int, int, int]
"""The first row and column of a range, then the last ones, from 1."""


def spread(cells: dict[tuple[int, int], SheetCell], ranges: Iterable[Bounds]) -> None:
    """Add to cells the copies of merged ones, as far as the sheet goes."""
    last_row = max((row for row, _ in cells), default=0)
    last_column = max((column for _, column in cells), default=0)
    for top, left, lowest, rightmost in ranges:
        first = cells.get((top, left))
        bottom, right = min(lowest, last_row), min(rightmost, last_column)
        if first is None or (bottom - top + 1) * (right - left + 1) > _LARGEST:
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                copy = replace(first, row=row, column=column, spread=True, note="")
                cells.setdefault((row, column), copy)
