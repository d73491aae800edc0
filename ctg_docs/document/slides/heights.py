"""Heights of the blocks of a slide, measured in the faces of the house."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.document.fonts.metrics import Faces, faces, lines
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
from ctg_docs.document.rows import TILES, even_rows
from ctg_docs.document.slides.geometry import (
    AXIS,
    CATEGORY,
    CELL_SIDE,
    CELL_TOP,
    COUNTED_ON,
    FLEXIBLE,
    INDENT,
    LEADING,
    NARROW,
    SMALL,
    TEXT_GAP,
    TILE_GAP,
    TILE_PADDING,
    TILE_SIZES,
    TYPES,
    Box,
    Type,
)
from ctg_docs.document.tables import Row, all_rows, placed_cells
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import POINTS_PER_MILLIMETRE


@dataclass(frozen=True, slots=True)
class Measure:
    """Heights in millimetres of what a column holds, in the faces of the house."""

    faces: Faces
    size: float
    """Size of running text, in points."""
    counted_on: float = COUNTED_ON
    """Share of a line that words may fill."""

    def frame(self, blocks: Blocks, width: float) -> float:
        """Return the height of one frame."""
        match blocks:
            case (Table() as table,):
                rows = sum(self.row(table, row, width) for row in all_rows(table))
                return rows + self.caption(table.caption, width)
            case (KeyFigures() as figures,):
                tiles = self.tile_rows(figures, width)
                return sum(tiles) + TILE_GAP * (len(tiles) - 1)
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
        room = width * POINTS_PER_MILLIMETRE * self.counted_on / size
        return lines(content, room, self.faces, bold) * size * LEADING / POINTS_PER_MILLIMETRE

    def _block(self, block: Block, width: float, size: float, bold: bool) -> float:
        match block:
            case Paragraph(content, role):
                look = TYPES.get(role, Type())
                own = size * look.scale
                return self.run(content, width, own, bold or look.bold) + _gap(own)
            case ListBlock(items):
                return sum(self.text(item, width - INDENT, size, bold) for item in items)
        raise TypeError(f"a slide does not hold a {type(block).__name__} among its text")

    def caption(self, content: Inlines, width: float) -> float:
        """Return the height of what stands over a table, 0 when nothing does."""
        return self.run(content, width, SMALL, bold=True) + _gap(SMALL) if content else 0.0

    def row(self, table: Table, row: Row, width: float) -> float:
        """Return the height of a row: that of its highest cell."""
        return max(
            self._cell(cell, width * share - 2 * CELL_SIDE)
            for cell, _, _, share in placed_cells(row, table.columns)
        )

    def _cell(self, cell: Cell, width: float) -> float:
        """Return the height of a cell: no gap follows its last words."""
        high = self.text(cell.content, width, SMALL, bold=bool(cell.header))
        return max(high - _gap(SMALL), 0.0) + 2 * CELL_TOP

    def tile_rows(self, figures: KeyFigures, width: float) -> list[float]:
        """Return the height of each row of tiles: that of its highest tile."""
        size, rows = even_rows(figures.items, most_tiles(width))
        inside = (width - TILE_GAP * (size - 1)) / size - 2 * TILE_PADDING
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


def most_tiles(width: float) -> int:
    """Return the most key figures that stand side by side."""
    return TILES if width >= NARROW else TILES // 2


def _gap(size: float) -> float:
    return size * TEXT_GAP / POINTS_PER_MILLIMETRE
