"""Estimates of heights: the blocks that certainly fit on a page, told from their words.

Every guess is on the high side. What may not hold is left to the engine to measure, or to break.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.document.nodes import (
    Blocks,
    Column,
    Inlines,
    ListBlock,
    PageFormat,
    Paragraph,
    Record,
    Table,
)
from ctg_docs.document.rows import LABEL, field_rows
from ctg_docs.document.tables import Row, all_rows, placed_cells
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import POINTS_PER_MILLIMETRE
from ctg_docs.document.words import inline_text

SIGN = 0.58
"""Width of a sign, in ems: more than the mean of any run of words, ends of lines included."""
ROW = 0.6
"""Room above and below the words of a row, in lines."""
PADDING = 10.0
"""Room on both sides of the words of a cell, in points."""
INDENT = 15.0
"""From the bullet to the words of an item, in points."""
PARAGRAPH_GAP, ITEM_GAP = 0.3, 0.2
"""Space after a paragraph and an item, in lines."""
LABEL_WORDS = 70
"""Width that the words of a label have, in points."""


@dataclass(frozen=True)
class PageArea:
    """The text of a page: its width in points, its height in lines of small type."""

    width: float
    lines: float
    sign: float
    """Width to reckon for a sign of small type, in points."""

    def holds_record(self, record: Record) -> bool:
        """Say whether a record certainly holds on one page."""
        lines = 0.0
        for row in field_rows(record.fields):
            room = self.width / len(row) - LABEL * POINTS_PER_MILLIMETRE
            values = (
                max(self._height(f.content, room), self._words(f.label, LABEL_WORDS)) for f in row
            )
            lines += max(values) + ROW
        return lines < self.lines

    def holds_table(self, table: Table) -> bool:
        """Say whether a table certainly holds on one page, its caption too."""
        caption = 1 + self._words(table.caption, self.width)
        rows = (self._row(row, table.columns) for row in all_rows(table))
        return caption + sum(rows) < self.lines

    def holds_row(self, row: Row, columns: tuple[Column, ...]) -> bool:
        """Say whether a row certainly holds on one page."""
        return self._row(row, columns) < self.lines

    def _row(self, row: Row, columns: tuple[Column, ...]) -> float:
        cells = placed_cells(row, columns)
        heights = (
            self._height(c.content, self.width * share - PADDING) for c, _, _, share in cells
        )
        return max(heights, default=0.0) + ROW

    def _height(self, content: Blocks, width: float) -> float:
        return sum(self._heights(content, width))

    def _heights(self, content: Blocks, width: float) -> Iterator[float]:
        for block in content:
            match block:
                case Paragraph(words):
                    yield self._words(words, width) + PARAGRAPH_GAP
                case ListBlock(items):
                    yield sum(self._height(item, width - INDENT) + ITEM_GAP for item in items)
                case _:
                    yield self.lines

    def _words(self, content: Inlines, width: float) -> float:
        return 1 + len(inline_text(content)) * self.sign // max(width, self.sign)


def paper(theme: Theme, page: PageFormat) -> PageArea:
    """Return the text of a page of a document."""
    width, height = (length * POINTS_PER_MILLIMETRE for length in theme.marges.text(page))
    sizes = theme.tailles
    return PageArea(width, height / sizes.petit_interligne - 1, sizes.petit * SIGN)
