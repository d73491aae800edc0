"""The legend of an SVG: a sample of each series and its name, in as many lines as it takes."""

from __future__ import annotations

from ctg_docs.document.nodes import Chart
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.pen import Pen

_SAMPLE = 1.5
"""Width of a sample, in ems."""
_GAP = 0.4
_AFTER = 1.4


def legend(chart: Chart, pen: Pen, width: float) -> tuple[str, float]:
    """Return the legend and its height, nothing when there is one series."""
    if len(chart.series) == 1:
        return "", 0.0
    parts: list[str] = []
    x, y = 0.0, pen.line / 2
    for rank, series in enumerate(chart.series):
        name = inline_text(series.name)
        length = pen.size * (_SAMPLE + _GAP) + pen.width(name)
        if x and x + length > width:
            x, y = 0.0, y + pen.line * 1.2
        high = pen.size * 0.8
        parts.append(pen.bar(rank, x, y - high / 2, pen.size * _SAMPLE, high))
        parts.append(pen.words(name, x + pen.size * (_SAMPLE + _GAP), y))
        x += length + pen.size * _AFTER
    return "".join(parts), y + pen.line
