"""Outlines as plane figures: what of a line they hold, and the point at which they are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Rings: TypeAlias = Sequence[Sequence[Point]]
"""Closed lines; a point inside an odd number of them is inside the figure."""
Span: TypeAlias = tuple[float, float]

_ROWS = 23
"""Lines across a figure among which one looks for the best."""


def spans(rings: Rings, y: float) -> list[Span]:
    """Return the parts of a horizontal line that lie inside a figure, from left to right."""
    cuts = sorted(
        ax + (y - ay) * (bx - ax) / (by - ay)
        for ring in rings
        for (ax, ay), (bx, by) in pairwise(ring)
        if (ay <= y) != (by <= y)
    )
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def rows(rings: Rings) -> Iterator[float]:
    """Yield the heights of lines across a figure, those of its middle first."""
    heights = [y for ring in rings for _, y in ring]
    low, high = min(heights), max(heights)
    for rank in sorted(range(1, _ROWS + 1), key=lambda rank: abs(2 * rank - _ROWS - 1)):
        yield low + (high - low) * rank / (_ROWS + 1)


def inner_point(rings: Rings) -> Point:
    """Return a point well inside a figure: the middle of its widest line, or nearly so."""
    found = [
        (right - left, (left + right) / 2, y)
        for y in rows(rings)
        for left, right in spans(rings, y)
    ]
    widest = max(width for width, _, _ in found)
    return next((x, y) for width, x, y in found if width >= 0.85 * widest)
