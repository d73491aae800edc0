"""Bars that lie, each category on a line of its own, its name at the left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.document.nodes import Chart
from ctg_docs.document.words import inline_text
from ctg_docs.french.numbers import grandeur
from ctg_docs.writing.charts.labelling import GAP, UNKNOWN, extent, printed, stacked
from ctg_docs.writing.charts.pen import Pen

_NAMES = 0.36
"""Share of the width that the names of the categories may take."""
_BAR, _THICKEST = 1.45, 3.0
"""Thickness of a bar, in sizes: where nothing asks for more, and at most."""
_PAD = 0.5


@dataclass(frozen=True)
class Lying:
    """A chart of lying bars, in a width; `height` stretches it when it is asked for."""

    chart: Chart
    pen: Pen
    width: float
    height: float | None

    def draw(self, top: float) -> tuple[str, float]:
        """Return the drawing below a height, and where it ends."""
        names = [self.pen.wrap(inline_text(c), self.width * _NAMES) for c in self.chart.categories]
        column = max(self.pen.width(line) for name in names for line in name)
        room = self._room()
        low, high = map(float, extent(self.chart))
        left = column + self.pen.size * _PAD + (room if low < 0 else 0)
        scale = (self.width - left - room) / ((high - low) or 1)
        zero = left - low * scale
        parts: list[str] = []
        y = top
        for rank, name in enumerate(names):
            band = self._band(len(name), top)
            parts += self._name(name, column, y + band / 2)
            parts += self._bars(rank, zero, scale, y + band / 2, self._thickness(top))
            y += band
        parts.append(self.pen.axis(zero, top, 0, y - top))
        return "".join(parts), y

    def _room(self) -> float:
        """Return the room that values take beyond the bars."""
        if stacked(self.chart):
            return self.pen.size * _PAD
        texts = (grandeur(v, self.chart.unit) for s in self.chart.series for v in s.values if v)
        return max(map(self.pen.width, texts), default=0.0) + self.pen.size * 2 * _PAD

    @property
    def _count(self) -> int:
        return 1 if stacked(self.chart) else len(self.chart.series)

    def _thickness(self, top: float) -> float:
        usual, most = _BAR * self.pen.size, _THICKEST * self.pen.size
        if self.height is None:
            return usual
        even = (self.height - top) / len(self.chart.categories) / (self._count + GAP)
        return min(even, most)

    def _band(self, lines: int, top: float) -> float:
        """Return the height of a category."""
        if self.height is not None:
            return (self.height - top) / len(self.chart.categories)
        thickness = self._thickness(top)
        return max(self._count * thickness, lines * self.pen.line) + GAP * thickness

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
                text = UNKNOWN if value is None else grandeur(value, self.chart.unit)
                labels.append(self._value(text, start, length, y + thickness / 2))
        yield from labels

    def _value(self, text: str, start: float, length: float, y: float) -> str:
        pen = self.pen
        if stacked(self.chart):
            x = start + length / 2
            ground = pen.ground(x, y, pen.width(text) + 0.4 * pen.size, pen.size)
            return ground + pen.words(text, x, y, "middle")
        beyond = pen.size * _PAD * (-1 if length < 0 else 1)
        return pen.words(text, start + length + beyond, y, "end" if length < 0 else "start")
