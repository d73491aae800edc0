"""Where the blocks of a slide stand: measured, and put one under the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from ctg_docs.document.metrics import POINTS, Faces, faces, lines
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Chart,
    Figure,
    Inlines,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Paragraph,
    Table,
)
from ctg_docs.document.screen import (
    CELL_SIDE,
    CELL_TOP,
    FRAME_GAP,
    INDENT,
    LEADING,
    SMALL,
    TEXT_GAP,
    TILE_GAP,
    TILE_PADDING,
    TILE_SIZES,
    TILES_IN_A_ROW,
    TYPES,
    Box,
    Type,
)
from ctg_docs.document.theme import Theme

FLEXIBLE = 60.0
"""Least height of what takes all the height that is left: a chart, a picture."""
CATEGORY, AXIS = 8.0, 16.0
"""Least height of each category of a chart, and of its axis with its legend."""
NARROW = 200.0
"""Width under which a row of key figures holds half as many."""
FRAMED = (Table, Chart, KeyFigures, Figure)


@dataclass(frozen=True, slots=True)
class Frame:
    """Blocks and where they stand: consecutive texts together, anything else alone."""

    blocks: Blocks
    box: Box


@dataclass(frozen=True, slots=True)
class Measure:
    """Heights in millimetres of what a column holds, in the faces of the house."""

    faces: Faces
    size: float
    """Size of running text, in points."""

    def frame(self, blocks: Blocks, width: float) -> float:
        """Return the height of one frame."""
        match blocks:
            case (Table() as table,):
                return self.table(table, width)
            case (KeyFigures() as figures,):
                return self.figures(figures, width)
            case (Chart(categories=names),):
                return max(FLEXIBLE, len(names) * CATEGORY + AXIS)
            case (Figure(),):
                return FLEXIBLE
        return self.text(blocks, width, self.size)

    def text(self, blocks: Blocks, width: float, size: float, bold: bool = False) -> float:
        """Return the height of paragraphs and lists, the gap after each of them included."""
        return sum(self._block(block, width, size, bold) for block in blocks)

    def run(self, content: Inlines, width: float, size: float, bold: bool = False) -> float:
        """Return the height of a run of text, without gap."""
        return lines(content, width, size, self.faces, bold) * size * LEADING / POINTS

    def _block(self, block: Block, width: float, size: float, bold: bool) -> float:
        match block:
            case Paragraph(content, role):
                look = TYPES.get(role, Type())
                own = size * look.scale
                high = self.run(content, width, own, bold or look.bold)
                return high + own * TEXT_GAP / POINTS
            case ListBlock(items):
                return sum(self.text(item, width - INDENT, size, bold) for item in items)
        raise TypeError(f"a slide does not hold a {type(block).__name__} among its text")

    def table(self, table: Table, width: float) -> float:
        """Return the height of a table with its caption."""
        rows = sum(self.row(table, row, width) for row in (*table.head, *table.body))
        return rows + self.caption(table.caption, width)

    def caption(self, content: Inlines, width: float) -> float:
        """Return the height of what stands over a table, 0 when nothing does."""
        gap = SMALL * TEXT_GAP / POINTS
        return self.run(content, width, SMALL, bold=True) + gap if content else 0.0

    def row(self, table: Table, row: tuple[Cell, ...], width: float) -> float:
        """Return the height of a row: that of its highest cell."""
        return max(
            self._cell(cell, inside)
            for cell, inside in zip(row, cell_widths(table, row, width), strict=True)
        )

    def _cell(self, cell: Cell, width: float) -> float:
        """Return the height of a cell: no gap follows its last words."""
        high = self.text(cell.content, width, SMALL, bold=bool(cell.header))
        return max(high - SMALL * TEXT_GAP / POINTS, 0.0) + 2 * CELL_TOP

    def figures(self, figures: KeyFigures, width: float) -> float:
        """Return the height of rows of tiles."""
        rows = self.tile_rows(figures, width)
        return sum(rows) + TILE_GAP * (len(rows) - 1)

    def tile_rows(self, figures: KeyFigures, width: float) -> list[float]:
        """Return the height of each row of tiles: that of its highest tile."""
        size = tiles_in_a_row(len(figures.items), width)
        inside = (width - TILE_GAP * (size - 1)) / size - 2 * TILE_PADDING
        rows = [figures.items[i : i + size] for i in range(0, len(figures.items), size)]
        return [max(self._tile(tile, inside) for tile in row) for row in rows]

    def _tile(self, tile: KeyFigure, width: float) -> float:
        words = zip((tile.value, tile.label, tile.note), TILE_SIZES, strict=True)
        return 2 * TILE_PADDING + sum(
            self.run(content, width, size, bold=size == TILE_SIZES[0])
            for content, size in words
            if content
        )


def measure(theme: Theme, box: Box) -> Measure:
    """Return the measure of what stands in a box."""
    return Measure(faces(theme.texte), box.size())


def frames(column: Blocks, box: Box, theme: Theme) -> tuple[Frame, ...]:
    """Return where each part of a column stands; charts and pictures share the height left."""
    measured = measure(theme, box)
    groups = list(grouped(column))
    heights = [measured.frame(group, box.width) for group in groups]
    growing = [isinstance(group[0], Chart | Figure) for group in groups]
    left = box.height - sum(heights) - FRAME_GAP * (len(groups) - 1)
    more = max(left, 0.0) / sum(growing) if any(growing) else 0.0
    found: list[Frame] = []
    top = box.top
    for group, high, grows in zip(groups, heights, growing, strict=True):
        whole = high + more * grows
        found.append(Frame(group, replace(box, top=top, height=whole)))
        top += whole + FRAME_GAP
    return tuple(found)


def stacked(column: Blocks, width: float, measured: Measure) -> float:
    """Return the height of a whole column."""
    groups = list(grouped(column))
    gaps = FRAME_GAP * max(len(groups) - 1, 0)
    return sum(measured.frame(group, width) for group in groups) + gaps


def grouped(column: Blocks) -> Iterator[Blocks]:
    """Yield the blocks of each frame."""
    texts: list[Block] = []
    for block in column:
        if isinstance(block, FRAMED):
            if texts:
                yield tuple(texts)
            texts = []
            yield (block,)
        else:
            texts.append(block)
    if texts:
        yield tuple(texts)


def cell_widths(table: Table, row: tuple[Cell, ...], width: float) -> list[float]:
    """Return the width that the words of each cell of a row have."""
    total = sum(column.share for column in table.columns)
    found: list[float] = []
    position = 0
    for cell in row:
        spanned = table.columns[position : position + cell.colspan]
        share = sum(column.share for column in spanned) / total
        found.append(width * share - 2 * CELL_SIDE)
        position += cell.colspan
    return found


def tiles_in_a_row(count: int, width: float) -> int:
    """Return how many key figures stand side by side, so that rows are even."""
    most = TILES_IN_A_ROW if width >= NARROW else TILES_IN_A_ROW // 2
    return ceil(count / ceil(count / most)) if count else 1
