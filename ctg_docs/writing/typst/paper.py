"""What certainly holds on a page: told from the words, for measuring costs a layout of its own.

Every guess is on the high side. What may not hold is left to the engine to measure, or to break.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.document.metrics import POINTS
from ctg_docs.document.nodes import (
    Blocks,
    Cell,
    Column,
    Inlines,
    ListBlock,
    PageFormat,
    Paragraph,
    Record,
    Table,
)
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text
from ctg_docs.writing.pages.rows import field_rows

A4 = (210, 297)
SIGN = 0.58
"""Width of a sign, in sizes: more than the mean of any run of words, ends of lines included."""
ROW = 0.6
"""Room above and below the words of a row, in lines."""
LABEL = 28 * POINTS
"""Width that the label of a field takes."""
PADDING = 10.0
"""Room on both sides of the words of a cell, in points."""
INDENT = 15.0


@dataclass(frozen=True)
class Paper:
    """The text of a page: its width in points, its height in lines of small type."""

    width: float
    lines: float
    sign: float
    """Width to reckon for a sign of small type, in points."""

    def holds_record(self, record: Record) -> bool:
        """Say whether a record certainly holds on one page."""
        lines = 0.0
        for row in field_rows(record.fields):
            room = self.width / len(row) - LABEL
            values = (max(self._height(f.content, room), self._words(f.label, 70)) for f in row)
            lines += max(values) + ROW
        return lines < self.lines

    def holds_table(self, table: Table) -> bool:
        """Say whether a table certainly holds on one page, its caption too."""
        rows = (*table.head, *table.body)
        caption = 1 + self._words(table.caption, self.width)
        return caption + sum(self._row(row, table.columns) for row in rows) < self.lines

    def holds_row(self, row: tuple[Cell, ...], columns: tuple[Column, ...]) -> bool:
        """Say whether a row certainly holds on one page."""
        return self._row(row, columns) < self.lines

    def _row(self, row: tuple[Cell, ...], columns: tuple[Column, ...]) -> float:
        total = sum(column.share for column in columns)
        place, tallest = 0, 0.0
        for cell in row:
            share = sum(column.share for column in columns[place : place + cell.colspan])
            room = self.width * share / total - PADDING
            tallest = max(tallest, self._height(cell.content, room))
            place += cell.colspan
        return tallest + ROW

    def _height(self, content: Blocks, width: float) -> float:
        return sum(self._heights(content, width))

    def _heights(self, content: Blocks, width: float) -> Iterator[float]:
        for block in content:
            match block:
                case Paragraph(words):
                    yield self._words(words, width) + 0.3
                case ListBlock(items):
                    yield sum(self._height(item, width - INDENT) + 0.2 for item in items)
                case _:
                    yield self.lines

    def _words(self, content: Inlines, width: float) -> float:
        return 1 + len(inline_text(content)) * self.sign // max(width, self.sign)


def paper(theme: Theme, page: PageFormat) -> Paper:
    """Return the text of a page of a document."""
    width, height = A4 if page == "portrait" else A4[::-1]
    sides, sizes = theme.marges, theme.tailles
    text = (height - sides.haut - sides.bas) * POINTS
    return Paper(
        (width - sides.gauche - sides.droite) * POINTS,
        text / sizes.petit_interligne - 1,
        sizes.petit * SIGN,
    )
