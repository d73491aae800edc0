"""A text that rules rewrite while the places where it was cut into tokens are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise

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
        self.edit(
            (*m.span(), m.expand(new) if isinstance(new, str) else new(m))
            for m in pattern.finditer(self.text)
        )

    def edit(self, edits: Iterable[Edit]) -> None:
        """Apply edits that are in order and do not overlap."""
        edits = list(edits)
        if not edits:
            return
        self._cuts = [_moved(cut, self.text, edits) for cut in self._cuts]
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


def _moved(cut: int, text: str, edits: Sequence[Edit]) -> int:
    """A sign inserted at a cut goes to the token on the right."""
    shift = 0
    for start, end, new in edits:
        if cut <= start:
            break
        if cut < end:
            return start + shift + _inside(cut - start, text[start:end], new)
        shift += len(new) - (end - start)
    return cut + shift


def _inside(place: int, old: str, new: str) -> int:
    """Find a place of the old text in the new one by what both begin or end with."""
    if old[:place] == new[:place]:
        return place
    rest = len(old) - place
    if old[place:] == new[-rest:]:
        return len(new) - rest
    return min(place, len(new))
