"""Renewal of a page that a browser shows: the parts that changed since, and they alone.

A part is an element that holds a piece of a page: its head, a section, a sheet. Both sides count
them in the order in which they begin, so that none needs a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ctg_docs.hashing import sha256

PARTS = ("head", "body", "header", "nav", "main", "footer", "section")
"""Elements that the page counts too."""
_TAGS = re.compile(rf"<(/?)(?:{'|'.join(PARTS)})\b")


@dataclass(frozen=True)
class ShownPage:
    """A page as a browser was given it: its bytes end with its name, in a comment."""

    words: str

    @property
    def name(self) -> str:
        """The name of the page: another one for other words."""
        return sha256(self.words.encode())[:16]

    @property
    def named(self) -> str:
        """The page with its name at its end."""
        return f"{self.words}<!--{self.name}-->"


@dataclass
class _Part:
    """A part of a page: where it begins and ends, its own words, the parts that it holds."""

    rank: int
    start: int
    end: int = 0
    parts: list[_Part] = field(default_factory=list)

    def own(self, page: str) -> list[str]:
        """Return the words of the part around those that it holds."""
        starts = [self.start, *(one.end for one in self.parts)]
        ends = [*(one.start for one in self.parts), self.end]
        return [page[start:end] for start, end in zip(starts, ends, strict=True)]


def changes(old: ShownPage, new: ShownPage) -> list[tuple[int, str]] | None:
    """Return the parts that changed, by their ranks in the old page; None when all of it did."""
    before, after = _whole(old.words), _whole(new.words)
    if before.own(old.words) != after.own(new.words):
        return None
    return [one for pair in _pairs(before, after) for one in _changed(*pair, old.words, new.words)]


def _changed(before: _Part, after: _Part, old: str, new: str) -> Iterator[tuple[int, str]]:
    """Yield the smallest parts that hold all that changed in one."""
    content = new[after.start : after.end]
    if old[before.start : before.end] == content:
        return
    if before.own(old) != after.own(new):
        yield before.rank, content
        return
    for pair in _pairs(before, after):
        yield from _changed(*pair, old, new)


def _pairs(before: _Part, after: _Part) -> Iterator[tuple[_Part, _Part]]:
    return zip(before.parts, after.parts, strict=True)


def _whole(page: str) -> _Part:
    """Return a page as the part that holds all the others."""
    opened, rank = [_Part(-1, 0, len(page))], 0
    for tag in _TAGS.finditer(page):
        if tag[1]:
            opened.pop().end = page.index(">", tag.end()) + 1
        else:
            opened[-1].parts.append(part := _Part(rank, tag.start()))
            opened.append(part)
            rank += 1
    return opened[0]
