"""The rows of a follow-up workbook that came back, wherever they and their columns were moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ctg_docs.importing.workbooks.cells import Sheet, SheetCell, column_name
from ctg_docs.writing.xlsx.geometry import KEY


@dataclass(frozen=True)
class ReturnedRow:
    """A row of a table: what it stands for, and its cells by the titles of their columns."""

    sheet: Sheet
    row: int
    key: str
    columns: dict[str, int]

    def cell(self, title: str) -> SheetCell | None:
        """Return the cell of a column, None where it is empty."""
        return self.sheet.cells.get((self.row, self.columns[title]))

    @property
    def start(self) -> str:
        """The place where it begins."""
        return f"{self.sheet.name}!A{self.row}"

    def place(self, title: str) -> str:
        """Return the place of the cell of a column: « Actions!H13 »."""
        return f"{self.sheet.name}!{column_name(self.columns[title])}{self.row}"


@dataclass(frozen=True)
class ReturnedTable:
    """A table that has its column of keys: its rows, and those that stand for nothing."""

    name: str
    sheet: Sheet
    columns: dict[str, int]
    rows: tuple[ReturnedRow, ...]
    strangers: tuple[SheetCell, ...]


def returned_tables(sheets: Sequence[Sheet]) -> Iterator[ReturnedTable]:
    """Yield the tables of a workbook that tell what their rows stand for."""
    for sheet in sheets:
        head = next((c for c in sheet.own_cells if c.words.startswith(f"{KEY} ")), None)
        if head is not None:
            yield _table(sheet, head)


def _table(sheet: Sheet, head: SheetCell) -> ReturnedTable:
    columns: dict[str, int] = {}
    for cell in sheet.rows[head.row]:
        if cell.column != head.column:
            columns.setdefault(cell.line, cell.column)
    below = [row for row in sheet.rows if row > head.row]
    keys = {row: sheet.cells.get((row, head.column)) for row in below}
    rows = [ReturnedRow(sheet, row, cell.line, columns) for row, cell in keys.items() if cell]
    strangers = (sheet.rows[row][0] for row, cell in keys.items() if cell is None)
    name = head.line.removeprefix(KEY).strip()
    return ReturnedTable(name, sheet, columns, tuple(rows), tuple(filter(_of_nobody, strangers)))


def _of_nobody(cell: SheetCell) -> bool:
    """Tell whether a row that stands for nothing was added: totals are ours."""
    return bool(cell.words) and cell.line != "Total"
