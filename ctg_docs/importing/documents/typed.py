"""A document as it was typed: its lines and tables in order, each cell with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ctg_docs.importing.documents.landmarks import is_number, landmark_of
from ctg_docs.importing.values.wordings import bulleted
from ctg_docs.importing.workbooks.cells import Sheet, SheetCell, clean

_CONTENTS = re.compile(r".*(?:\.{4,}|…{2,}|\t| {4,})\s*\d{1,3}")
"""A line of a table of contents: its words, dots, a page."""


@dataclass(frozen=True)
class TypedSheet(Sheet):
    """The lines of a document, or one of its tables: a sheet that says its places otherwise."""

    places: Mapping[int, str] = field(default_factory=dict)

    def place(self, cell: SheetCell) -> str:
        """Return the place of a cell: « page 3, paragraphe 12 », « diapositive 4 »."""
        return self.places.get(cell.row, self.name)

    def row_place(self, row: int) -> str:
        """Return the place of a row."""
        return self.places.get(row, self.name)


@dataclass(frozen=True)
class TypedLine:
    """A line: the level of its title, or of its item, when the file says so; whether it is bold.

    `box` is the frame, the slide or the cell that holds it with others.
    """

    cell: SheetCell
    sheet: Sheet
    title: int | None = None
    item: int | None = None
    strong: bool = False
    box: tuple[int, int] = (0, 0)

    @property
    def place(self) -> str:
        """The place, as a reader finds it."""
        return self.sheet.place(self.cell)

    @property
    def words(self) -> str:
        """The words, without the bullet that was typed before them."""
        bare = bulleted(self.cell.line)
        return self.cell.line if bare is None or self.title is not None else bare

    @property
    def level(self) -> int | None:
        """The level of an item, whether the file or a typed bullet makes it one."""
        return 0 if self.item is None and bulleted(self.cell.line) is not None else self.item

    @property
    def capitals(self) -> bool:
        """Whether it is typed in capitals."""
        return self.cell.line.isupper() and sum(map(str.isalpha, self.cell.line)) > 3

    @property
    def is_rank(self) -> bool:
        """Whether it is a number and nothing else."""
        return is_number(self.cell.line)

    def goes_on(self, before: TypedLine) -> bool:
        """Say whether it is the rest of a title cut over several: same frame, same look."""
        if before.box != self.box or before.level is not None or self.level is not None:
            return False
        if before.title != self.title or before.cell.line.endswith((".", ":", ";")):
            return False
        return (before.capitals and self.capitals) or self.cell.line[:1].islower()


@dataclass
class Looks:
    """The looks of a paragraph, as the file tells them."""

    title: int | None = None
    item: int | None = None
    strong: bool = False
    box: tuple[int, int] = (0, 0)


class TypedDocument:
    """A document that is being read, then all of it; `aside` is what it holds beside its text."""

    def __init__(self, name: str) -> None:
        self.name, self.pictures = name, 0
        self.blocks: list[TypedLine | TypedSheet] = []
        self.aside: list[tuple[str, str, str]] = []
        self._places: dict[int, str] = {}
        self.text = TypedSheet("texte", {}, places=self._places)

    def add_line(self, words: str, place: str, looks: Looks) -> None:
        """Add a paragraph; one whose lines are items or announcements makes several."""
        for line in _parted(words):
            if line and not _CONTENTS.fullmatch(line):
                row = len(self._places) + 1
                self._places[row] = place
                cell = self.text.cells[row, 1] = SheetCell(row, 1, line)
                self.blocks.append(
                    TypedLine(cell, self.text, looks.title, looks.item, looks.strong, looks.box)
                )

    def add_table(self, rows: Sequence[Sequence[tuple[int, str, bool]]], place: str) -> None:
        """Add a table: for each row, the columns of its cells, their words, whether they repeat.

        A table of one cell is a frame around lines.
        """
        name = f"{place}, tableau {1 + len(self.tables)}"
        cells: dict[tuple[int, int], SheetCell] = {}
        for row, several in enumerate(rows, 1):
            for column, words, goes_on in several:
                above = cells.get((row - 1, column))
                if goes_on and above:
                    cells[row, column] = SheetCell(row, column, above.value, spread=True)
                elif text := clean(words):
                    cells[row, column] = SheetCell(row, column, text)
        if len(cells) == 1:
            for line in str(next(iter(cells.values())).value).split("\n"):
                self.add_line(line, place, Looks(box=(0, len(self._places) + 1)))
        elif cells:
            places = {row: f"{name}, ligne {row}" for row in range(1, len(rows) + 1)}
            self.blocks.append(TypedSheet(name, cells, places=places))

    @property
    def tables(self) -> list[TypedSheet]:
        """The tables."""
        return [block for block in self.blocks if isinstance(block, TypedSheet)]

    @property
    def places(self) -> Iterator[str]:
        """The places of all that is typed, in order."""
        for block in self.blocks:
            yield from [block.place] if isinstance(block, TypedLine) else block.places.values()

    @property
    def lines(self) -> Iterator[TypedLine]:
        """The lines."""
        return (block for block in self.blocks if isinstance(block, TypedLine))


def _parted(words: str) -> list[str]:
    lines = [line.strip() for line in clean(words).split("\n")]
    apart = any(bulleted(line) is not None for line in lines[1:])
    if apart or any(_announces(line) for line in lines):
        return lines
    return [" ".join(lines)]


def _announces(line: str) -> bool:
    found = landmark_of(line)
    return found is not None and not found.titre
