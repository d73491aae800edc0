"""Text rewritten by rules, cut again into tokens where it was cut before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, takewhile

Edit = tuple[int, int, str]
"""Start, end and replacement, in positions of the text before."""


class Flow:
    """Tokens joined into one text, so that a rule sees across their borders."""

    __slots__ = ("_cuts", "text")

    def __init__(self, tokens: Sequence[str]) -> None:
        self.text = "".join(tokens)
        self._cuts = list(accumulate(map(len, tokens[:-1])))

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> None:
        """Replace every match, as `re.sub` does."""
        if not self._cuts:
            self.text = pattern.sub(new, self.text)
            return
        found = [
            (*m.span(), m.expand(new) if isinstance(new, str) else new(m))
            for m in pattern.finditer(self.text)
        ]
        self.edit(edit for edit in found if edit[2] != self.text[edit[0] : edit[1]])

    def edit(self, edits: Iterable[Edit]) -> None:
        """Apply edits that are in order and do not overlap."""
        edits = list(edits)
        if not edits:
            return
        self._cuts = list(_moved(self._cuts, self.text, edits))
        pieces: list[str] = []
        done = 0
        for start, end, new in edits:
            pieces += (self.text[done:start], new)
            done = end
        self.text = "".join([*pieces, self.text[done:]])

    def tokens(self) -> list[str]:
        """Return the text cut where the tokens met: as many as were given."""
        ends = [0, *self._cuts, len(self.text)]
        return [self.text[start:end] for start, end in pairwise(ends)]


def _moved(cuts: Iterable[int], text: str, edits: Sequence[Edit]) -> Iterator[int]:
    """Yield the new places of the cuts; a sign inserted at a cut goes to the token on its right."""
    coming = iter([*edits, (len(text) + 1, len(text) + 1, "")])
    start, end, new = next(coming)
    shift = 0
    kept: tuple[int, int] | None = None
    for cut in cuts:
        while start < cut and end <= cut:
            shift += len(new) - (end - start)
            start, end, new = next(coming)
            kept = None
        if cut <= start:
            yield cut + shift
            continue
        kept = kept or _kept(text[start:end], new)
        yield start + shift + _inside(cut - start, end - start, len(new), kept)


def _inside(place: int, old: int, new: int, kept: tuple[int, int]) -> int:
    """Find a place of an edited text, given its lengths and what its two ends keep."""
    head, tail = kept
    if place <= head:
        return place
    return new - (old - place) if old - place <= tail else head


def _kept(old: str, new: str) -> tuple[int, int]:
    """Return the number of signs common to the beginnings, then to the ends, of two texts."""
    head = _shared(old, new)
    return head, _shared(old[head:][::-1], new[head:][::-1])


def _shared(left: str, right: str) -> int:
    pairs = zip(left, right, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
