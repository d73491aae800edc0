"""Matching of two sequences: which items of one stand for which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar
from zlib import crc32

T = TypeVar("T")
Pair = tuple[int | None, int | None]
"""The ranks of an item in the old and in the new sequence, None where it is not."""
MOST = 40_000
"""Likenesses that are measured at most between two runs of items."""


def matched(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], Hashable],
    likeness: Callable[[T, T], float],
    weight: Callable[[T], float] | None = None,
) -> list[Pair]:
    """Return the items of both sequences in one order, those that stand for one another paired.

    Equal keys are paired first, as long as their order holds; between them, the items whose
    likeness, from 0 to 1, is above 0 are paired so that the sum of all likenesses is greatest. An
    old item comes before the new one that takes its place. Where items cross, those that stay are
    the heaviest together: the same, then, from the new to the old.
    """
    pairs: list[Pair] = []
    ranks = {k: n for n, k in enumerate(dict.fromkeys(map(key, (*old, *new))))}
    before, after = ([ranks[key(item)] for item in side] for side in (old, new))
    kept = _heaviest(before, after, [weight(item) for item in old]) if weight else None
    i = k = 0
    for j, m in [*(kept if kept is not None else _equal(before, after)), (len(old), len(new))]:
        found = _alike(old[i:j], new[k:m], likeness)
        pairs += [(_plus(a, i), _plus(b, k)) for a, b in found]
        if j < len(old):
            pairs.append((j, m))
        i, k = j + 1, m + 1
    return pairs


def _equal(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int]]:
    """Return pairs of equal items in order, the longest run of them first."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = matcher.get_matching_blocks()
    return [(a + n, b + n) for a, b, size in blocks for n in range(size)]


def _heaviest(
    old: Sequence[int], new: Sequence[int], weights: Sequence[float]
) -> list[tuple[int, int]] | None:
    """Return the pairs of equal items in order whose sum of weights is greatest.

    None when there are too many items to try.
    """
    first = _same_start(old, new)
    last = _same_start(old[first:][::-1], new[first:][::-1])
    rows, columns = len(old) - last, len(new) - last
    if (rows - first) * (columns - first) > MOST:
        return None
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(first, rows)):
        for j in reversed(range(first, columns)):
            both = weights[i] + best[i + 1][j + 1] if old[i] == new[j] else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    pairs = [(n, n) for n in range(first)]
    i = j = first
    while i < rows and j < columns:
        if old[i] == new[j] and best[i][j] == weights[i] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return [*pairs, *((rows + n, columns + n) for n in range(last))]


def _same_start(old: Sequence[int], new: Sequence[int]) -> int:
    """Return the number of items that open both sequences."""
    differ = (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    return next(differ, min(len(old), len(new)))


def _plus(rank: int | None, first: int) -> int | None:
    return None if rank is None else rank + first


def _alike(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> list[Pair]:
    """Return the best pairs of two runs that have no equal items, in order."""
    if len(old) * len(new) > MOST:
        return _one_for_one(len(old), len(new))
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    like = [[likeness(a, b) for b in new] for a in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = like[i][j] + best[i + 1][j + 1] if like[i][j] > 0 else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if like[i][j] > 0 and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return [
        *pairs,
        *((n, None) for n in range(i, len(old))),
        *((None, n) for n in range(j, len(new))),
    ]


def _one_for_one(old: int, new: int) -> list[Pair]:
    both: list[Pair] = [(n, n) for n in range(min(old, new))]
    left: list[Pair] = [(n, None) for n in range(new, old)]
    return [*both, *left, *((None, n) for n in range(old, new))]


def in_order(ranks: Sequence[int]) -> set[int]:
    """Return the greatest set of ranks that already increase; the others have moved."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for rank in ranks:
        place = bisect_left(tails, rank)
        before[rank] = tails[place - 1] if place else None
        tails[place : place + 1] = [rank]
    kept: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def words_likeness(old: Counter[str], new: Counter[str], least: float) -> float:
    """Return the share of the words that two texts have in common, 0 for less than the `least`."""
    total = old.total() + new.total()
    share = 2 * (old & new).total() / total if total else 1.0
    return share if share >= least else 0.0


def words_weight(words: Counter[str]) -> float:
    """Return the number of words of a text, and less than one more that tells it from others."""
    said = "\0".join(sorted(words.elements()))
    return words.total() + crc32(said.encode()) / 2**32
