"""A table on its sheet: a title, a head that stays in view, filters, real numbers and dates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ctg_docs.document.nodes import Cell, Table
from ctg_docs.document.tables import Row, all_rows, is_title, placed_cells, starts
from ctg_docs.writing.xlsx.cells import height, read, widths
from ctg_docs.writing.xlsx.lines import cell_words
from ctg_docs.writing.xlsx.rules import add_rules
from ctg_docs.writing.xlsx.styles import Styles

FIRST_HEAD = 2
"""Row of the head: the title and a space stand above."""
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_IN_VIEW = 109
"""SUBTOTAL's sum of the rows that the filters leave in view."""


@dataclass(frozen=True)
class Grid:
    """A table being drawn on a sheet."""

    sheet: Any
    table: Table
    styles: Styles

    @property
    def first(self) -> int:
        """The first row of the body."""
        return FIRST_HEAD + len(self.table.head)

    @property
    def last(self) -> int:
        """The last row of the body, totals left out."""
        return self.end - self.table.totals

    @property
    def end(self) -> int:
        """The last row of the table."""
        return self.first + len(self.table.body) - 1

    def draw(self, title: str, subtitle: str = "") -> None:
        """Write the titles, the rows, and what the sheet does by itself."""
        self.sheet.write_string(0, 0, title, self.styles.title())
        if subtitle:
            self.sheet.write_string(1, 0, subtitle, self.styles.title(small=True))
        columns = widths(self.table)
        for rank, width in enumerate(columns):
            self.sheet.set_column(rank, rank, width)
        for row, cells in enumerate(all_rows(self.table), FIRST_HEAD):
            self.sheet.set_row(row, self.styles.height(_lines(cells, columns)))
        for row, cells in enumerate(self.table.head, FIRST_HEAD):
            self._head(row, cells)
        for row, cells in enumerate(self.table.body, self.first):
            self._row(row, cells)
        self._keep_in_view()
        add_rules(self.sheet, self.table.columns, self.first, self.last, self.styles)

    def _keep_in_view(self) -> None:
        named = any(row[0].header == "row" for row in self.table.body if len(row) > 1)
        self.sheet.freeze_panes(self.first, int(named))
        if self.table.head and self.last >= self.first:
            self.sheet.autofilter(self.first - 1, 0, self.last, len(self.table.columns) - 1)
            self.sheet.repeat_rows(FIRST_HEAD, self.first - 1)

    def _head(self, row: int, cells: Row) -> None:
        for cell, start, column, _ in placed_cells(cells, self.table.columns):
            look = self.styles.head(column.align)
            if cell.colspan > 1:
                self.sheet.merge_range(row, start, row, start + cell.colspan - 1, "", look)
            self.sheet.write_string(row, start, cell_words(cell.content), look)

    def _row(self, row: int, cells: Row) -> None:
        if is_title(cells):
            self._group(row, cells[0])
            return
        sums = row > self.last
        for cell, start, column, _ in placed_cells(cells, self.table.columns):
            bold = {"bold": True} if cell.header == "row" else {}
            indent = {"indent": int(column.align != "center")}
            look = self.styles.total() if sums else bold
            self._cell(row, start, cell, {"align": column.align, **indent, **look})

    def _group(self, row: int, cell: Cell) -> None:
        """Name the rows below, across the table: no merged cell, which no filter goes through."""
        look = self.styles.cell(**self.styles.group())
        for rank in range(1, cell.colspan):
            self.sheet.write_blank(row, rank, None, look)
        self.sheet.write_string(row, 0, cell_words(cell.content), look)

    def _cell(self, row: int, start: int, cell: Cell, look: dict[str, Any]) -> None:
        """Write a value that displays its words, or else the words: never a formula of theirs."""
        words = cell_words(cell.content)
        found = read(cell)
        if found is None:
            marked = {"quote_prefix": True} if words.startswith(_FORMULA_SIGNS) else {}
            self.sheet.write_string(row, start, words, self.styles.cell(**look, **marked))
            return
        shown = self.styles.cell(num_format=found.format, text_wrap=False, **look)
        if not isinstance(found.value, Decimal):
            self.sheet.write_datetime(row, start, found.value, shown)
        elif row > self.last:
            self.sheet.write_formula(row, start, self._sum(start), shown, found.value)
        else:
            self.sheet.write_number(row, start, found.value, shown)

    def _sum(self, column: int) -> str:
        """Return a sum that follows the filters."""
        from xlsxwriter.utility import xl_range  # noqa: PLC0415 - loaded with the library

        return f"=SUBTOTAL({_IN_VIEW},{xl_range(self.first, column, self.last, column)})"


def _lines(cells: Row, columns: list[float]) -> int:
    """Return the number of lines of the tallest cell of a row."""
    return max(
        height(cell_words(cell.content), sum(columns[start : start + cell.colspan]) * _room(cell))
        for start, cell in starts(cells)
    )


def _room(cell: Cell) -> float:
    """Return the part of its width that a cell fills: letters in bold are wider."""
    return 0.85 if cell.header == "col" else 1.0
