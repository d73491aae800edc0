"""Geometry of the tables of a workbook: where their rows and columns stand, and their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ctg_docs.document.nodes import Table
from ctg_docs.document.tables import is_title, starts
from ctg_docs.writing.xlsx.lines import cell_words

FIRST_HEAD = 2
"""Row of the head: the title and a space stand above."""
KEY = "Repère"
"""First word over the hidden column of what rows stand for; the name of the table follows."""
_SIGNS = re.compile(r"\W+", re.ASCII)
_LONGEST = 60
_REFERENCE = re.compile(r"(?:[A-Z]{1,3}\d+|R\d*C\d*|[RC])", re.IGNORECASE)


@dataclass(frozen=True)
class PlacedTable:
    """A table, the sheet where it stands and the name that a workbook gives it."""

    sheet: str
    table: Table
    name: str

    @property
    def first(self) -> int:
        """The first row of the body, from 0."""
        return FIRST_HEAD + len(self.table.head)

    @property
    def last(self) -> int:
        """The last row of the body, totals left out."""
        return self.end - self.table.totals

    @property
    def end(self) -> int:
        """The last row of the table."""
        return self.first + len(self.table.body) - 1

    @cached_property
    def titles(self) -> list[str]:
        """The words over each column, on the last row of the head; empty where it has none."""
        heads = dict(starts(self.table.head[-1])) if self.table.head else {}
        return [
            cell_words(heads[rank].content) if rank in heads else ""
            for rank in range(len(self.table.columns))
        ]

    @property
    def keyed(self) -> bool:
        """Whether a hidden column says what each row stands for."""
        return bool(self.table.keys) and self.listed

    @property
    def key_column(self) -> int:
        """The hidden column, after all the others."""
        return len(self.table.columns)

    @property
    def heads(self) -> list[str]:
        """The words over each column, the hidden one included."""
        return [*self.titles, *([f"{KEY} {self.name}"] if self.keyed else [])]

    @cached_property
    def listed(self) -> bool:
        """Whether a workbook can hold it as a table: one head, unlike titles, no band of rows."""
        named = all(self.titles) and len({t.casefold() for t in self.titles}) == len(self.titles)
        rows = self.table.body[: len(self.table.body) - self.table.totals]
        return named and len(self.table.head) == 1 and bool(rows) and not any(map(is_title, rows))

    @property
    def fillable(self) -> bool:
        """Whether something may be typed in it, and come back in the sources."""
        return self.keyed and any(column.entry for column in self.table.columns)

    def range(self, column: int) -> str:
        """Return the cells of a column, as a formula of another sheet names them."""
        from xlsxwriter.utility import xl_range_abs  # noqa: PLC0415 - loaded with the library

        sheet = self.sheet.replace("'", "''")
        return f"'{sheet}'!{xl_range_abs(self.first, column, self.last, column)}"


def table_names(sheets: Iterable[str]) -> list[str]:
    """Return a name for the table of each sheet: letters, digits and underscores, unique.

    Source: Microsoft, « Rename an Excel table »: no space, not the name of a cell.
    """
    names: list[str] = []
    taken: set[str] = set()
    for sheet in sheets:
        plain = unicodedata.normalize("NFKD", sheet).encode("ascii", "ignore").decode()
        name = _SIGNS.sub("_", plain).strip("_")[:_LONGEST] or "Tableau"
        if name[0].isdigit() or _REFERENCE.fullmatch(name):
            name = f"Tableau_{name}"
        found, rank = name, 2
        while found.casefold() in taken:
            found, rank = f"{name}_{rank}", rank + 1
        taken.add(found.casefold())
        names.append(found)
    return names
