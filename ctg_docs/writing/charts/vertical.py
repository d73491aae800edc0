"""Vertical bars, side by side, the name of each category under its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.document.nodes import Chart
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.labelling import (
    GAP,
    extent,
    printed,
    stacked,
    value_text,
)
from ctg_docs.writing.charts.pen import Pen

_PLOT = 14.0
"""Height of the tallest column, in ems, where nothing asks for more."""
_WIDEST = 6.0
_PAD = 0.4
_FILLED = 0.94
"""Share of its slot that the name of a category may fill."""


@dataclass(frozen=True)
class VerticalBars:
    """A chart of columns, in a width; `height` stretches it when it is asked for."""

    chart: Chart
    pen: Pen
    width: float
    height: float | None

    def draw(self, top: float) -> tuple[str, float]:
        """Return the drawing below a height, and where it ends."""
        slot = self.width / len(self.chart.categories)
        names = [self.pen.wrap(inline_text(c), slot * _FILLED) for c in self.chart.categories]
        foot = max(map(len, names)) * self.pen.line + self.pen.size * _PAD
        low, high = map(float, extent(self.chart))
        above, below = self._room(), self._room() if low < 0 else 0.0
        plot = _PLOT * self.pen.size
        if self.height is not None:
            plot = self.height - top - above - below - foot
        scale = plot / ((high - low) or 1)
        zero = top + above + high * scale
        under = top + above + plot + below
        parts: list[str] = []
        for rank, name in enumerate(names):
            middle = (rank + 0.5) * slot
            parts += self._columns(rank, zero, scale, middle, slot)
            parts += self._name(name, middle, under + self.pen.size * _PAD)
        parts.append(self.pen.axis(0, zero, self.width, 0))
        return "".join(parts), under + foot

    def _room(self) -> float:
        """Return the room that values take beyond the columns."""
        if stacked(self.chart):
            return self.pen.size * _PAD
        return self.pen.line + self.pen.size * _PAD

    def _name(self, lines: list[str], middle: float, top: float) -> Iterator[str]:
        for rank, words in enumerate(lines):
            yield self.pen.words(words, middle, top + (rank + 0.5) * self.pen.line, "middle")

    def _columns(
        self, category: int, zero: float, scale: float, middle: float, slot: float
    ) -> Iterator[str]:
        count = 1 if stacked(self.chart) else len(self.chart.series)
        wide = min(slot / (count + GAP), _WIDEST * self.pen.size)
        ends = {True: zero, False: zero}
        labels: list[str] = []
        for rank, series in enumerate(self.chart.series):
            value = series.values[category]
            length = float(value or 0) * scale
            if stacked(self.chart):
                start, x = ends[length < 0], middle - wide / 2
                ends[length < 0] -= length
            else:
                start, x = zero, middle + (rank - count / 2) * wide
            if length:
                yield self.pen.bar(rank, x, min(start, start - length), wide, abs(length))
            if printed(self.chart, value) or not stacked(self.chart):
                text = value_text(self.chart, value)
                labels.append(self._value(rank, text, x + wide / 2, start, length))
        yield from labels

    def _value(self, rank: int, text: str, x: float, start: float, length: float) -> str:
        pen = self.pen
        if stacked(self.chart):
            return pen.within(rank, text, x, start - length / 2)
        beyond = pen.line / 2 + pen.size * _PAD / 2
        return pen.words(text, x, start - length + (beyond if length < 0 else -beyond), "middle")
