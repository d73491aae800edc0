"""Cells of a sheet: their values, their places « Actions!J7 », what the sheet says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property

from ctg_docs.reading.characters import FORBIDDEN
from ctg_docs.reading.mojibake import repaired

CellValue = str | float | bool | date | time

# Bullets that Word keeps in a font of its own, and signs that nobody sees.
_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf0e0", "•"))
_UNSEEN = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\u00ad"))


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that is not empty; rows and columns count from 1.

    `percent` and `date_form` (« annee », « mois », « jour ») are how the sheet shows its number.
    `spread` marks the copies of a merged cell: only the first one is a cell of the file. `broken`
    tells an error of a formula, `note` is the comment that the cell bears.
    """

    row: int
    column: int
    value: CellValue
    percent: bool = False
    date_form: str = ""
    spread: bool = False
    broken: bool = False
    note: str = ""

    @property
    def words(self) -> str:
        """The value as a reader sees it, on several lines when the cell has them."""
        match self.value:
            case bool():
                return "oui" if self.value else "non"
            case date():
                return self.value.strftime("%d/%m/%Y")
            case int() | float():
                return f"{_number(self.value * 100)} %" if self.percent else _number(self.value)
        return str(self.value)

    @property
    def line(self) -> str:
        """The value on one line."""
        return " ".join(self.words.split())


@dataclass(frozen=True)
class Sheet:
    """A sheet: its cells by row and column, and what it hides."""

    name: str
    cells: dict[tuple[int, int], SheetCell]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: bool = field(default=False)

    @cached_property
    def rows(self) -> dict[int, list[SheetCell]]:
        """The cells of each row that has any, from the left."""
        found: dict[int, list[SheetCell]] = {}
        for place in sorted(self.cells):
            found.setdefault(place[0], []).append(self.cells[place])
        return found

    @property
    def own_cells(self) -> Iterator[SheetCell]:
        """The cells of the file, copies of merged ones left out."""
        return (cell for row in self.rows.values() for cell in row if not cell.spread)

    def place(self, cell: SheetCell) -> str:
        """Return the place of a cell: « Actions!J7 »."""
        return f"{self.name}!{column_name(cell.column)}{cell.row}"

    def row_place(self, row: int) -> str:
        """Return the place of a row: « Actions, ligne 7 »."""
        return f"{self.name}, ligne {row}"


def column_name(column: int) -> str:
    """Return the letters of a column: 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(name: str) -> int:
    """Return the number of a column from its letters, 0 for anything else."""
    if not name.isascii() or not name.isalpha() or len(name) > 3:
        return 0
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


def clean(text: str) -> str:
    """Return a text whose every sign may stand in the sources, accents restored."""
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    text = text.translate(_BULLETS).translate(_UNSEEN).replace("\v", "\n").replace("\u2028", "\n")
    text = repaired(text)
    return FORBIDDEN.sub(" ", text).replace("\t", " ").strip()


def _number(value: float) -> str:
    """Return a number as a French sheet shows it, without the noise of binary fractions."""
    return f"{value:.12g}".replace(".", ",")
