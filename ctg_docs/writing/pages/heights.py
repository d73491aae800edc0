"""Estimates of heights: the blocks that certainly fit on a page, told from their words.

Every guess is on the high side. What may not hold is left to the engine to measure, or to break.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Column,
    Field,
    Inlines,
    ListBlock,
    PageFormat,
    Paragraph,
    Record,
    Section,
    Table,
)
from ctg_docs.document.rows import GUTTER, LABEL, field_rows, opened, text_columns
from ctg_docs.document.tables import Row, all_rows, placed_cells
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import POINTS_PER_MILLIMETRE
from ctg_docs.document.words import inline_text

SIGN = 0.58
"""Width of a sign, in ems: more than the mean of any run of words, ends of lines included."""
LEAST_SIGN = 0.42
"""Width of a sign, in ems: less than the mean of any run of words."""
ROW, CLOSE_ROW = 0.6, 0.35
"""Room above and below the words of a row, in lines; that of a compact table."""
PADDING = 10.0
"""Room on both sides of the words of a cell, in points."""
INDENT = 15.0
"""From the bullet to the words of an item, in points."""
PARAGRAPH_GAP, ITEM_GAP = 0.3, 0.2
"""Space after a paragraph and an item, in lines."""
UNCUT = 1 / 3
"""Part of a page up to which a row is never cut."""
HALF = 1 / 2
"""Part of a page up to which an action sheet is never cut."""
MEAN_SIGN = 0.46
"""Width of a sign, in ems: about the mean of a long run of words."""
SHEET_TITLE, BLOCK_GAP = 2.7, 0.5
"""Room that a title takes with its space, and space around a block, in lines."""
ABOUT = 0.88
"""Share of these guesses that an action sheet takes once it is laid out."""
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
        return self._record(record) < self.lines

    def holds_columns(self, record: Record) -> bool:
        """Say whether the two columns of a running record certainly hold on half a page."""
        return self._record(record) < self.lines * HALF

    def holds_sheet(self, section: Section) -> bool:
        """Say whether a section is an action sheet that about half a page holds."""
        if section.kind != "fiche":
            return False
        mean = replace(self, sign=self.sign * MEAN_SIGN / SIGN)
        blocks = sum(mean._block(block) + BLOCK_GAP for block in section.content)
        return (SHEET_TITLE + blocks) * ABOUT < self.lines * HALF

    def holds_fields(self, fields: tuple[Field, ...], part: float = 1.0) -> bool:
        """Say whether the fields of one line of a record certainly hold on a part of a page."""
        return self._fields(fields) < self.lines * part

    def exceeds(self, record: Record) -> bool:
        """Say whether a record certainly does not hold on one page."""
        narrow = replace(self, sign=self.sign * LEAST_SIGN / SIGN)
        return narrow._record(record) > self.lines + 1

    def holds_table(self, table: Table) -> bool:
        """Say whether a table certainly holds on one page, its caption too."""
        return self._table(table) < self.lines

    def holds_row(self, row: Row, columns: tuple[Column, ...], part: float = 1.0) -> bool:
        """Say whether a row certainly holds on a part of a page."""
        return self._row(row, columns) < self.lines * part

    def narrowed(self, width: float) -> PageArea:
        """Return the same page with text of another width, in points."""
        return replace(self, width=width)

    def _block(self, block: Block) -> float:
        match block:
            case Record():
                return self._record(block)
            case Table():
                return self._table(block)
        return self._height((block,), self.width)

    def _record(self, record: Record) -> float:
        if not record.running:
            return sum(map(self._fields, field_rows(record.fields)))
        room = (self.width - GUTTER * POINTS_PER_MILLIMETRE) / 2
        heights = (
            sum(self._height(opened(field), room) for field in column)
            for column in text_columns(record.fields)
        )
        return max(heights)

    def _table(self, table: Table) -> float:
        caption = 1 + self._words(table.caption, self.width) if table.caption else 0
        rows = all_rows(table)
        spared = (ROW - CLOSE_ROW) * len(rows) if table.compact else 0
        return caption + sum(self._row(row, table.columns) for row in rows) - spared

    def _fields(self, fields: tuple[Field, ...]) -> float:
        room = self.width / len(fields) - LABEL * POINTS_PER_MILLIMETRE
        heights = (
            max(self._height(field.content, room), self._words(field.label, LABEL_WORDS))
            for field in fields
        )
        return max(heights) + ROW

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


def page_area(theme: Theme, page: PageFormat) -> PageArea:
    """Return the text of a page of a document."""
    width, height = (length * POINTS_PER_MILLIMETRE for length in theme.marges.text(page))
    sizes = theme.tailles
    return PageArea(width, height / sizes.petit_interligne - 1, sizes.petit * SIGN)
