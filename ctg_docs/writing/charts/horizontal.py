"""Horizontal bars: each category on a line of its own, its name at the left."""

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
    widest_value,
    within,
)
from ctg_docs.writing.charts.pen import Pen

_NAMES = (0.25, 0.33, 0.41)
"""Shares of the width that the names of the categories may take: the first one, close to that of
office suites, serves wherever it can."""
_FILLED = 0.85
"""Share of the height that the longest names may fill."""
_BAR, _THICK, _THICKEST = 1.45, 2.0, 3.0
"""Thickness of a bar, in ems: usual, beside names of several lines, in a height to fill."""
_PAD = 0.5


@dataclass(frozen=True)
class HorizontalBars:
    """A chart of horizontal bars, in a width; `height` stretches it when it is asked for."""

    chart: Chart
    pen: Pen
    width: float
    height: float | None

    def draw(self, top: float) -> tuple[str, float]:
        """Return the drawing below a height, and where it ends."""
        names = self._names(top)
        column = max(self.pen.width(line) for name in names for line in name)
        head, top = top, top + (self.pen.line if self.chart.mark is not None else 0)
        band, thickness = self._band(max(map(len, names)), top)
        room = self._room()
        low, high = map(float, extent(self.chart))
        left = column + self.pen.size * _PAD + (room if low < 0 else 0)
        scale = (self.width - left - room) / ((high - low) or 1)
        zero = left - low * scale
        bottom = top + len(names) * band
        parts: list[str] = []
        for rank, name in enumerate(names):
            middle = top + (rank + 0.5) * band
            parts += self._name(name, column, middle)
            parts += self._bars(rank, zero, scale, middle, thickness)
        parts.append(self.pen.axis(zero, top, 0, bottom - top))
        parts += self._mark(zero, scale, head, bottom)
        return "".join(parts), bottom

    def _mark(self, zero: float, scale: float, top: float, bottom: float) -> Iterator[str]:
        """Yield the line that bars are compared with, under its value."""
        mark = self.chart.mark
        if mark is None:
            return
        x, line = zero + float(mark) * scale, self.pen.line
        yield self.pen.words(value_text(self.chart, mark), x, top + line / 2, "middle")
        yield self.pen.mark(x, top + line, bottom - top - line)

    def _names(self, top: float) -> list[list[str]]:
        """Return the lines of each name, in a wider column if that saves lines that matter.

        Those that fill the height asked for matter, and any where the height follows the names.
        """
        words = list(map(inline_text, self.chart.categories))
        room = 0.0 if self.height is None else (self.height - top) * _FILLED
        found = [[self.pen.wrap(name, self.width * share) for name in words] for share in _NAMES]
        lines = [max(map(len, each)) for each in found]
        return next(
            each
            for each, count in zip(found, lines, strict=True)
            if count * self.pen.line * len(words) <= room or count == lines[-1]
        )

    def _room(self) -> float:
        """Return the room that values take beyond the bars."""
        if stacked(self.chart):
            return self.pen.size * _PAD
        return widest_value(self.chart, self.pen) + self.pen.size * 2 * _PAD

    @property
    def _count(self) -> int:
        return 1 if stacked(self.chart) else len(self.chart.series)

    def _band(self, lines: int, top: float) -> tuple[float, float]:
        """Return the height of each category and the thickness of a bar."""
        if self.height is None:
            usual = _BAR * self.pen.size
            high = max(self._count * usual, lines * self.pen.line)
            return high + GAP * usual, min(high / self._count, _THICK * self.pen.size)
        band = (self.height - top) / len(self.chart.categories)
        return band, min(band / (self._count + GAP), _THICKEST * self.pen.size)

    def _name(self, lines: list[str], right: float, middle: float) -> Iterator[str]:
        first = middle - (len(lines) - 1) / 2 * self.pen.line
        for rank, words in enumerate(lines):
            yield self.pen.words(words, right, first + rank * self.pen.line, "end")

    def _bars(
        self, category: int, zero: float, scale: float, middle: float, thickness: float
    ) -> Iterator[str]:
        ends = {True: zero, False: zero}
        labels: list[str] = []
        for rank, series in enumerate(self.chart.series):
            value = series.values[category]
            length = float(value or 0) * scale
            if stacked(self.chart):
                start, y = ends[length < 0], middle - thickness / 2
                ends[length < 0] += length
            else:
                start, y = zero, middle + (rank - self._count / 2) * thickness
            if length:
                yield self.pen.bar(rank, min(start, start + length), y, abs(length), thickness)
            if printed(self.chart, value) or not stacked(self.chart):
                text = value_text(self.chart, value)
                labels.append(self._value(rank, text, start, length, y + thickness / 2))
        yield from labels

    def _value(self, rank: int, text: str, start: float, length: float, y: float) -> str:
        pen = self.pen
        if stacked(self.chart):
            return pen.within(rank, text, start + length / 2, y)
        if within(self.chart, text, length, pen):
            middle = start + length - (pen.width(text) / 2 + pen.size * _PAD / 2)
            return pen.within(rank, text, middle, y)
        beyond = pen.size * _PAD * (-1 if length < 0 else 1)
        return pen.words(text, start + length + beyond, y, "end" if length < 0 else "start")
