"""The account of an import: the end of each cell, with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ctg_docs.importing.workbooks.cells import Sheet, SheetCell

End = Literal["importe", "verifier", "devine", "laisse"]

_SHOWN = 120


@dataclass(frozen=True)
class AccountEntry:
    """The end of a cell: imported, perhaps by a guess, kept in a comment, or left out."""

    place: str
    words: str
    end: End
    what: str

    def __str__(self) -> str:
        words = self.words if len(self.words) <= _SHOWN else f"{self.words[:_SHOWN]}…"
        return f"{self.place} « {words} » : {self.what}" if words else f"{self.place} : {self.what}"


@dataclass
class Account:
    """The lines of an import, in their order."""

    lines: list[AccountEntry] = field(default_factory=list)
    seen: set[tuple[str, int, int]] = field(default_factory=set)

    def add(self, sheet: Sheet, cell: SheetCell, end: End, what: str) -> None:
        """Tell the end of a cell; a copy of a merged cell has none of its own."""
        if not cell.spread:
            self.seen.add((sheet.name, cell.row, cell.column))
            self.lines.append(AccountEntry(sheet.place(cell), cell.line, end, what))

    def remark(self, place: str, what: str, end: End = "verifier") -> None:
        """Tell what concerns no cell in particular."""
        self.lines.append(AccountEntry(place, "", end, what))

    def leave(self, imported: Collection[str], why: str) -> None:
        """Tell that lines which were told as imported are left out, after all."""
        self.lines = [
            replace(one, end="laisse", what=why) if one.what in imported else one
            for one in self.lines
        ]

    def knows(self, sheet: Sheet, cell: SheetCell) -> bool:
        """Say whether the end of a cell is told."""
        return (sheet.name, cell.row, cell.column) in self.seen

    def note(self, place: str, words: str, what: str) -> None:
        """Tell what stands beside the cells, and is left out."""
        self.lines.append(AccountEntry(place, " ".join(words.split()), "laisse", what))

    def close(self, sheets: Sequence[Sheet], why: str = "hors du tableau") -> None:
        """Tell the cells that nothing took, and the comments that cells bear."""
        for sheet in sheets:
            for cell in sheet.own_cells:
                if cell.value != "" and not self.knows(sheet, cell):
                    self.add(sheet, cell, "laisse", why)
                if cell.note:
                    self.note(sheet.place(cell), cell.note, "note de la cellule")

    def of(self, end: End) -> Iterator[AccountEntry]:
        """Yield the lines of one end."""
        return (line for line in self.lines if line.end == end)
