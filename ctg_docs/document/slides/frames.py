"""Frames of a column: its parts measured, and put one under the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ctg_docs.document.nodes import Block, Blocks, Chart, Figure, KeyFigures, Table
from ctg_docs.document.slides.geometry import FRAME_GAP, Box
from ctg_docs.document.slides.heights import Measure, measure, most_tiles
from ctg_docs.document.tables import all_rows
from ctg_docs.document.theme import Theme

GROWING = (Chart, Figure)
"""Blocks that take all the height that is left."""
ALONE = (*GROWING, KeyFigures)
"""Blocks that share no slide with a text that goes on from another slide."""
FRAMED = (*ALONE, Table)
"""Blocks that are no text: each has a frame of its own."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Blocks and where they stand: consecutive texts together, anything else alone.

    Lengths are millimetres. `name` is that of no other frame of the deck.
    """

    name: str
    blocks: Blocks
    box: Box
    legend: float = 0.0
    """Height of the words over a table or a chart, or under a picture."""
    rows: tuple[float, ...] = ()
    """Heights of the rows of tiles, and the least ones of the rows of a table."""

    @property
    def over(self) -> Box:
        """The box of a legend that stands over the rest."""
        return replace(self.box, height=self.legend)

    @property
    def under(self) -> Box:
        """The box that such a legend leaves."""
        top, height = self.box.top + self.legend, self.box.height - self.legend
        return replace(self.box, top=top, height=height)

    @property
    def tiles(self) -> int:
        """The most key figures that stand side by side."""
        return most_tiles(self.box.width)


def frames(column: Blocks, box: Box, theme: Theme, name: str) -> tuple[Frame, ...]:
    """Return the frames of a column; charts and pictures share the height left."""
    measured = measure(theme, box)
    groups = list(grouped(column))
    heights = [measured.frame(group, box.width) for group in groups]
    growing = [isinstance(group[0], GROWING) for group in groups]
    left = box.height - sum(heights) - FRAME_GAP * (len(groups) - 1)
    more = max(left, 0.0) / sum(growing) if any(growing) else 0.0
    found: list[Frame] = []
    top = box.top
    for rank, (group, high, grows) in enumerate(zip(groups, heights, growing, strict=True), 1):
        whole = high + more * grows
        found.append(_frame(f"{name}-{rank}", group, replace(box, top=top, height=whole), measured))
        top += whole + FRAME_GAP
    return tuple(found)


def _frame(name: str, blocks: Blocks, box: Box, measured: Measure) -> Frame:
    legend, rows = 0.0, []
    match blocks:
        case (Table() as table,):
            # A row grows with its words and never shrinks: it gets the least height they take.
            least = replace(measured, counted_on=1.0)
            legend = measured.caption(table.caption, box.width)
            rows = [least.row(table, row, box.width) for row in all_rows(table)]
        case (KeyFigures() as figures,):
            rows = measured.tile_rows(figures, box.width)
        case (Chart(caption=words) | Figure(caption=words),):
            legend = measured.caption(words, box.width)
    return Frame(name, blocks, box, legend, tuple(rows))


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
