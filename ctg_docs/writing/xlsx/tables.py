"""A table on its sheet: a title, a head that stays in view, filters, real numbers and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from ctg_docs.document.nodes import Cell, Column, Table
from ctg_docs.document.tables import Row, all_rows, is_title, placed_cells, starts
from ctg_docs.writing.xlsx.cells import height, read, widths
from ctg_docs.writing.xlsx.columns import EMPTY, ranked
from ctg_docs.writing.xlsx.entries import add_entries, empty_format
from ctg_docs.writing.xlsx.formulas import Tables, computing, subtotal
from ctg_docs.writing.xlsx.geometry import FIRST_HEAD, PlacedTable
from ctg_docs.writing.xlsx.lines import cell_words
from ctg_docs.writing.xlsx.numbers import CellValue
from ctg_docs.writing.xlsx.rules import add_rules
from ctg_docs.writing.xlsx.styles import Styles

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Grid:
    """A table being drawn on a sheet, among those of its workbook, by their anchors."""

    sheet: Any
    placed: PlacedTable
    styles: Styles
    tables: Tables

    @property
    def table(self) -> Table:
        """The table itself."""
        return self.placed.table

    @cached_property
    def _ranked(self) -> dict[int, dict[str, CellValue]]:
        return ranked(self.table)

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
        self._keep_in_view()
        for row, cells in enumerate(self.table.head, FIRST_HEAD):
            self._head(row, cells)
        for row, cells in enumerate(self.table.body, self.placed.first):
            self._row(row, cells)
        if self.placed.keyed:
            self._keys()
        add_rules(self.sheet, self.table.columns, self.placed.first, self.placed.last, self.styles)
        add_entries(self.sheet, self.placed)

    def _keep_in_view(self) -> None:
        """Keep the head in view and on each page; make the rows a table, or else filter them."""
        first, last = self.placed.first, self.placed.last
        named = any(row[0].header == "row" for row in self.table.body if len(row) > 1)
        self.sheet.freeze_panes(first, int(named))
        if not self.table.head or last < first:
            return
        self.sheet.repeat_rows(FIRST_HEAD, first - 1)
        heads = [{"header": words} for words in self.placed.heads]
        place = (first - 1, 0, last, len(heads) - 1)
        if self.placed.listed:
            self.sheet.add_table(
                *place, {"name": self.placed.name, "style": None, "columns": heads}
            )
        else:
            self.sheet.autofilter(*place)

    def _keys(self) -> None:
        """Write the hidden column of what each row stands for."""
        column = self.placed.key_column
        self.sheet.set_column(column, column, None, None, {"hidden": True})
        self.sheet.write_string(self.placed.first - 1, column, self.placed.heads[column])
        for row, key in enumerate(self.table.keys, self.placed.first):
            if row <= self.placed.last:
                self.sheet.write_string(row, column, key)

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
        sums = row > self.placed.last
        for cell, start, column, _ in placed_cells(cells, self.table.columns):
            bold = {"bold": True} if cell.header == "row" else {}
            indent = {"indent": int(column.align != "center")}
            look = self.styles.total() if sums else bold | self._state(column)
            self._cell(row, start, cell, {"align": column.align, **indent, **look})

    def _state(self, column: Column) -> dict[str, Any]:
        """Return the look of a cell of a table to fill: open, or locked and grey."""
        return self.styles.state(bool(column.entry)) if self.placed.fillable else {}

    def _group(self, row: int, cell: Cell) -> None:
        """Name the rows below, across the table: no merged cell, which no filter goes through."""
        look = self.styles.cell(**self.styles.group())
        for rank in range(1, cell.colspan):
            self.sheet.write_blank(row, rank, None, look)
        self.sheet.write_string(row, 0, cell_words(cell.content), look)

    def _cell(self, row: int, start: int, cell: Cell, look: dict[str, Any]) -> None:
        """Write a value that displays its words, or else the words: never a formula of theirs."""
        words = cell_words(cell.content)
        found = self._ranked.get(start, {}).get(words) or read(cell)
        formula = self._formula(row, start, cell)
        if found is None and (formula or words in ("", EMPTY)):
            code = empty_format(self.table.columns[start])
            self._write(row, start, formula, None, self.styles.cell(num_format=code, **look))
        elif found is None:
            marked = {"quote_prefix": True} if words.startswith(_FORMULA_SIGNS) else {}
            self.sheet.write_string(row, start, words, self.styles.cell(**look, **marked))
        else:
            shown = self.styles.cell(num_format=found.format, text_wrap=False, **look)
            self._write(row, start, formula, found.value, shown)

    def _write(
        self, row: int, column: int, formula: str, value: date | Decimal | None, look: Any
    ) -> None:
        """Write a value, what computes it, or nothing."""
        if formula:
            self.sheet.write_formula(row, column, formula, look, "" if value is None else value)
        elif value is None:
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, Decimal):
            self.sheet.write_number(row, column, value, look)
        else:
            self.sheet.write_datetime(row, column, value, look)

    def _formula(self, row: int, column: int, cell: Cell) -> str:
        """Return the formula of a cell, empty when its value is written as it is."""
        rule = self.table.columns[column].formula
        if row > self.placed.last:
            summed = isinstance(cell.value, Decimal) and read(cell)
            return subtotal(self.placed, column) if summed else ""
        return computing(rule, self.placed, column, self.tables, row) if rule else ""


def _lines(cells: Row, columns: list[float]) -> int:
    """Return the number of lines of the tallest cell of a row."""
    return max(
        height(cell_words(cell.content), sum(columns[start : start + cell.colspan]) * _room(cell))
        for start, cell in starts(cells)
    )


def _room(cell: Cell) -> float:
    """Return the part of its width that a cell fills: letters in bold are wider."""
    return 0.85 if cell.header == "col" else 1.0
