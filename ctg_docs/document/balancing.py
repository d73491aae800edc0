"""Partition of a sequence in the fewest parts, as even as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def balanced(items: Sequence[T], weigh: Callable[[Sequence[T]], float | None]) -> list[Sequence[T]]:
    """Return the items in consecutive parts: the fewest, then the most even.

    `weigh` gives the weight of a part, None when it is too much for one; an item that is too
    much on its own makes a part.
    """
    # The best way to part what begins at each place: number of parts, squares of their weights,
    # end of the first one.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] * (len(items) + 1)
    for start in range(len(items) - 1, -1, -1):
        options: list[tuple[int, float, int]] = []
        for end in range(start + 1, len(items) + 1):
            weight = weigh(items[start:end])
            if weight is None and end > start + 1:
                break
            count, squares, _ = best[end]
            options.append((count + 1, squares + (weight or 0.0) ** 2, end))
        best[start] = min(options)
    found: list[Sequence[T]] = []
    start = 0
    while start < len(items):
        end = best[start][2]
        found.append(items[start:end])
        start = end
    return found
