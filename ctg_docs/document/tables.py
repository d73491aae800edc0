"""Geometry of tables: the place of each cell, and its share of the width."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple, TypeAlias

from ctg_docs.document.nodes import Cell, Column, Table

Row: TypeAlias = tuple[Cell, ...]


class PlacedCell(NamedTuple):
    """A cell with the rank of its first column, that column, and its share of the width."""

    cell: Cell
    start: int
    column: Column
    share: float


def all_rows(table: Table) -> tuple[Row, ...]:
    """Return the rows of a table, those of its head first."""
    return (*table.head, *table.body)


def placed_cells(row: Row, columns: tuple[Column, ...]) -> list[PlacedCell]:
    """Return the cells of a row, each at its place; the shares of a whole row sum to 1."""
    total = sum(column.share for column in columns)
    found = []
    for start, cell in starts(row):
        spanned = columns[start : start + cell.colspan]
        share = sum(column.share for column in spanned) / total
        found.append(PlacedCell(cell, start, columns[start], share))
    return found


def starts(row: Row) -> list[tuple[int, Cell]]:
    """Return the cells of a row, each with the rank of its first column."""
    return list(zip(accumulate((cell.colspan for cell in row), initial=0), row, strict=False))


def shares(columns: tuple[Column, ...]) -> list[float]:
    """Return the share of the width that each column has; they sum to 1."""
    total = sum(column.share for column in columns)
    return [column.share / total for column in columns]


def is_title(row: Row) -> bool:
    """Say whether a row is one header cell, the title of the rows below it."""
    return len(row) == 1 and row[0].header == "row"
