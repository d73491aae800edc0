"""Labels of values on a chart: which are printed, and how, the same in every format.

Lengths are counted in ems, for a chart across a page or a slide.
"""

from __future__ import annotations

from decimal import Decimal

from ctg_docs.document.nodes import Chart
from ctg_docs.french.numbers import grandeur
from ctg_docs.writing.charts.pen import Pen

SIGN = 0.52
"""Mean width of a sign of a value."""
SPAN = 50.0
"""Width of a chart."""
GAP = 0.6
"""Space between two categories, in bars."""
UNKNOWN = "–"
"""The sign for an unknown value, as in a table."""
_AROUND = 0.6
"""Ground that shows on both sides of a value."""
_BARS = 0.66
"""Share of the width that is left to bars by the names of their categories."""
_LEAST_HEIGHT = 0.075
"""Share of the tallest column that a line of type takes."""


def value_text(chart: Chart, value: Decimal | None) -> str:
    """Return a value as it prints."""
    return UNKNOWN if value is None else grandeur(value, chart.unit)


def widest_value(chart: Chart, pen: Pen) -> float:
    """Return the width of the longest value, 0 where nothing but noughts is known."""
    known = (value_text(chart, v) for s in chart.series for v in s.values if v)
    return max(map(pen.width, known), default=0.0)


def stacked(chart: Chart) -> bool:
    """Say whether the bars of a category stand on one another."""
    return chart.kind.endswith("empilees")


def horizontal(chart: Chart) -> bool:
    """Tell whether the bars are horizontal, each category on a line of its own."""
    return chart.kind.startswith("barres")


def extent(chart: Chart) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest length to draw, zero included."""
    ends = [Decimal(0)] if chart.mark is None else [Decimal(0), chart.mark]
    for values in zip(*(series.values for series in chart.series), strict=True):
        known = [v for v in values if v is not None]
        if stacked(chart):
            ends += [sum((v for v in known if v < 0), Decimal(0))]
            ends += [sum((v for v in known if v > 0), Decimal(0))]
        else:
            ends += known
    return min(ends), max(ends)


def within(chart: Chart, text: str, length: float, pen: Pen) -> bool:
    """Tell whether a value stands in its bar, where the line of a mark could cross it beyond."""
    return chart.mark is not None and length >= pen.width(text) + pen.size


def printed(chart: Chart, value: Decimal | None) -> bool:
    """Say whether a value is printed: all are, but what a slice of a stack has no room for."""
    if value is None or not stacked(chart):
        return value is not None
    low, high = extent(chart)
    length = len(grandeur(value, chart.unit)) * SIGN + _AROUND
    least = length / (SPAN * _BARS) if horizontal(chart) else _LEAST_HEIGHT
    return bool(value) and abs(value) / (high - low) >= Decimal(least)
