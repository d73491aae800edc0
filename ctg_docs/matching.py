"""Matching of two sequences: which items of one stand for which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

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
) -> list[Pair]:
    """Return the items of both sequences in one order, those that stand for one another paired.

    Equal keys are paired first, as long as their order holds; between them, the items whose
    likeness, from 0 to 1, is above 0 are paired so that the sum of all likenesses is greatest. An
    old item comes before the new one that takes its place.
    """
    pairs: list[Pair] = []
    ranks = {k: n for n, k in enumerate(dict.fromkeys(map(key, (*old, *new))))}
    before, after = ([ranks[key(item)] for item in side] for side in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(range(i, j), range(k, m), strict=True)
        else:
            found = _alike(old[i:j], new[k:m], likeness)
            pairs += [(_plus(a, i), _plus(b, k)) for a, b in found]
    return pairs


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


def words_likeness(old: Counter[str], new: Counter[str]) -> float:
    """Return the share of the words that two texts have in common, from 0 to 1."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0
