"""Places of the cells of a Word file: their table, row and column."""

from __future__ import annotations

from typing import NamedTuple

from ctg_docs.importing.packages import Node
from ctg_docs.importing.word.opening import W
from ctg_docs.importing.word.styles import value

_DIGITS = 4
"""Digits that no number of columns has."""


class CellPlace(NamedTuple):
    """The cell that blocks stand in; `above` tells that it goes on with the one above."""

    table: int = 0
    row: int = 0
    cell: int = 0
    column: int = 0
    above: bool = False


NO_CELL = CellPlace()
"""The place of what stands in no table."""


def spread(properties: Node | None) -> tuple[int, bool]:
    """Return the columns that a cell takes, and whether it goes on with the one above."""
    if properties is None:
        return 1, False
    span = value(properties, "gridSpan")
    merge = properties.find(f"{W}vMerge")
    goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    return (int(span) if span.isdecimal() and len(span) < _DIGITS else 1), goes_on
