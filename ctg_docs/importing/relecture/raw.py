"""A value as its author wrote it, and how to change some of its words and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ctg_docs.importing.relecture.lines import Word, words

_HIDDEN = re.compile(
    r"""\[\]\([^)\n]*\)            # a reference, whose words are computed
      | \]\([^)\n]*\)              # the address of a link
      | \[(?=[^\]\n]+\]\()         # what opens it
      | \\(?=[^\w\s])              # an escape
      | (?<!\\)\*+                 # emphasis
      | (?<![\w\\])_+(?=\w) | (?<=\w)_+(?!\w)
      | ^[ \t]*(?:[-*+]|\d{1,3}[.)]|[a-z]\))[ \t]+    # the mark of an item
      | \{[.#][^}\n]*\}[ \t]*$""",
    re.VERBOSE | re.MULTILINE,
)
_ITEM = re.compile(r"[ \t]*(?P<mark>[-*+]|(?P<number>\d{1,3})[.)]|[a-z]\))[ \t]+")


class RawEdit(NamedTuple):
    """Signs of a value, and those that take their place."""

    start: int
    end: int
    new: str


class RawPlace(NamedTuple):
    """The signs of a word that prints; `exact` unless several words stand for several."""

    start: int
    end: int
    exact: bool


class Raw:
    """A value: its text, and the words of it that print."""

    def __init__(self, text: str, *, is_prose: bool) -> None:
        self.text, self.is_prose = text, is_prose
        shown = _HIDDEN.sub(lambda m: " " * len(m[0]), text) if is_prose else text
        self._hidden = [m.span() for m in _HIDDEN.finditer(text)] if is_prose else []
        self.words = words(shown)
        self._keys = [folded(word.key) for word in self.words]

    def places(self, said: Sequence[Word], line: int) -> list[RawPlace | None]:
        """Return the places of words that print, from the line of a rank of the text on."""
        first = self._first(line)
        keys, wanted = self._keys[first:], [folded(word.key) for word in said]
        start = _position(keys, wanted)
        if start >= 0:
            found = self.words[first + start : first + start + len(wanted)]
            return [RawPlace(word.start, word.end, True) for word in found]
        return self._alike(wanted, first)

    def _alike(self, wanted: list[str], first: int) -> list[RawPlace | None]:
        keys = self._keys[first : first + 2 * len(wanted) + 20]
        places: list[RawPlace | None] = [None] * len(wanted)
        for tag, i, j, k, m in SequenceMatcher(None, keys, wanted, autojunk=False).get_opcodes():
            same = tag == "equal" or j - i == m - k
            for n in range(k, m) if i < j else ():
                low, high = (i + n - k, i + n - k) if same else (i, j - 1)
                start, end = self.words[first + low].start, self.words[first + high].end
                places[n] = RawPlace(start, end, same)
        return places

    def _first(self, line: int) -> int:
        start = 0
        for _ in range(line):
            start = self.text.find("\n", start) + 1
        return next((n for n, word in enumerate(self.words) if word.start >= start), 0)

    def balanced(self, start: int, end: int, new: str) -> RawEdit:
        """Return the edit of a range, which keeps the marks that it would cut."""
        inside = [(a, b) for a, b in self._hidden if start <= a and b <= end]
        marks = "".join(self.text[a:b] for a, b in inside)
        if not marks.strip():
            return RawEdit(start, end, new)
        after = next(((a, b) for a, b in self._hidden if a == end), None)
        if (
            _is_open(marks)
            and after
            and not new
            and self.text[after[0] : after[1]] == marks.strip()
        ):
            return RawEdit(start, after[1], new)
        return RawEdit(start, end, new + marks.rstrip("\n") if _is_open(marks) else new)

    def without(self, start: int, end: int, before: int | None, after: int | None) -> RawEdit:
        """Return the edit that takes words away, with the space that parted them."""
        ways = [(before, end), (start, after)]
        for low, high in ways:
            if low is not None and high is not None and not self._marks(low, high):
                return RawEdit(low, high, "")
        return self.balanced(start if before is None else before, end, "")

    def _marks(self, start: int, end: int) -> bool:
        return any(start <= a and b <= end for a, b in self._hidden)

    def block(self, index: int) -> tuple[int, int, str]:
        """Return the range of lines of the paragraph or the item at an index, and its mark."""
        start = self.text.rfind("\n", 0, index) + 1
        while start and not _ITEM.match(self.text, start):
            above = self.text.rfind("\n", 0, start - 1) + 1
            if not self.text[above : start - 1].strip():
                break
            start = above
        found = _ITEM.match(self.text, start)
        return start, self._stop(index), self.text[start : found.end()] if found else ""

    def _stop(self, index: int) -> int:
        """Return the end of the last line of a paragraph or of an item."""
        stop = self.text.find("\n", index)
        while stop >= 0:
            below = self.text.find("\n", stop + 1)
            following = self.text[stop + 1 : below if below >= 0 else None]
            if not following.strip() or _ITEM.match(following):
                return stop
            stop = below
        return len(self.text.rstrip("\n"))

    def changed(self, edits: Sequence[RawEdit]) -> str:
        """Return the text once changed; edits do not overlap."""
        text = self.text
        for edit in sorted(edits, reverse=True):
            text = text[: edit.start] + edit.new + text[edit.end :]
        return text


def folded(key: str) -> str:
    """Return a word without what typography may change: accents, capitals, quotation marks."""
    bare = unicodedata.normalize("NFD", key.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)).translate(_QUOTES) or key


_QUOTES = str.maketrans("«»“”", '""""')


def next_mark(mark: str) -> str:
    """Return the mark of the item after one: « - » again, or the next number."""
    found = _ITEM.match(mark)
    number = found["number"] if found else None
    return mark.replace(number, str(int(number) + 1), 1) if number else mark


def _is_open(marks: str) -> bool:
    """Tell whether marks open, or close, something that they do not hold whole."""
    return marks.count("*") % 2 == 1 or marks.count("**") % 2 == 1 or "](" in marks


def _position(keys: Sequence[str], wanted: Sequence[str]) -> int:
    """Return the rank from which words follow one another in others, -1 when they do not."""
    if not wanted:
        return -1
    last = len(keys) - len(wanted)
    for start in range(last + 1):
        if keys[start] == wanted[0] and list(keys[start : start + len(wanted)]) == list(wanted):
            return start
    return -1


def holds(text: Sequence[Word], said: Sequence[Word]) -> bool:
    """Tell whether a text says words one after the other."""
    wanted = [folded(word.key) for word in said]
    return not wanted or _position([folded(word.key) for word in text], wanted) >= 0
