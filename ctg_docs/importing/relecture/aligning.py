"""Alignment: which line that came back stands for which line that was sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ctg_docs.importing.relecture.lines import WordLine
from ctg_docs.matching import Pair, matched, words_likeness

_LEAST = 0.4
"""The share of their words from which two lines are one."""


def aligned(
    sent: Sequence[WordLine], returned: Sequence[WordLine]
) -> list[tuple[WordLine | None, WordLine | None]]:
    """Return the lines of both sides in one order, those that stand for one another paired."""
    counts: dict[int, Counter[str]] = {}

    def counted(line: WordLine) -> Counter[str]:
        return counts.setdefault(id(line), Counter(line.keys))

    def likeness(old: WordLine, new: WordLine) -> float:
        if bool(old.paragraph.row) != bool(new.paragraph.row):
            return 0.0
        return words_likeness(counted(old), counted(new), _LEAST)

    pairs = matched(sent, returned, lambda line: line.keys, likeness)
    return [
        (None if a is None else sent[a], None if b is None else returned[b])
        for a, b in _lone(pairs, sent, returned)
    ]


def _lone(
    pairs: list[Pair], sent: Sequence[WordLine], returned: Sequence[WordLine]
) -> Iterator[Pair]:
    """Yield the pairs, a line that has one other to stand for it paired whatever it says.

    A cell keeps its paragraph even when all of its words are new.
    """
    for whole, group in groupby(pairs, key=lambda pair: None not in pair):
        several = list(group)
        gone = [a for a, _ in several if a is not None]
        come = [b for _, b in several if b is not None]
        same = len(gone) == len(come) and all(
            bool(sent[a].paragraph.row) == bool(returned[b].paragraph.row)
            for a, b in zip(gone, come, strict=True)
        )
        if whole or not same:
            yield from several
        else:
            yield from zip(gone, come, strict=True)
