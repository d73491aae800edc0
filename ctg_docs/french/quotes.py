"""Quotation marks: paired, then given the form of their depth, « … “…” … »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.french.flow import Edit
from ctg_docs.french.signs import is_space

SIGNS = frozenset('"“”«»')

_MARK = re.compile('["“”«»]')
_OPENING = {"»": "«", "”": "“"}
_BEFORE_OPENING = frozenset("([{«“'’-–—/")
_OUTER, _INNER = ("«", "»"), ("“", "”")


def edits(text: str) -> list[Edit]:
    """Return the edits that give each pair its form: guillemets outside, curly marks within them.

    A mark that finds no partner (an inch, a quotation that another paragraph closes) stays as it
    is, and so does an empty pair. Where such a mark would mislead the reader of the new marks,
    nothing changes. Inside guillemets, spaces are left to the rules of spacing.
    """
    pairs = sorted(_pairs(text))
    marks = dict(_marks(pairs))
    changed = {place: mark for place, mark in marks.items() if text[place] != mark}
    if changed and len(marks) < len(_MARK.findall(text)):
        signs = list(text)
        for place, mark in changed.items():
            signs[place] = mark
        if sorted(_pairs("".join(signs))) != pairs:
            return []
    return [edit for place in sorted(marks) for edit in _formed(text, place, marks[place])]


def _marks(pairs: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield the place and the form of each mark of pairs in order of their openings."""
    ends: list[int] = []
    for start, end in pairs:
        while ends and ends[-1] < start:
            ends.pop()
        opening, closing = _INNER if ends else _OUTER
        yield start, opening
        yield end, closing
        ends.append(end)


def _formed(text: str, place: int, mark: str) -> Iterator[Edit]:
    """Give a mark its form; a curly one stands against its word."""
    start, end = place, place + 1
    while mark == "“" and is_space(text[end]):
        end += 1
    while mark == "”" and is_space(text[start - 1]):
        start -= 1
    if text[start:end] != mark:
        yield start, end, mark


def _pairs(text: str) -> list[tuple[int, int]]:
    """Pair marks as brackets are paired; an unfinished mark inside a pair is passed over."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    open_marks = dict.fromkeys(SIGNS, 0)
    for m in _MARK.finditer(text):
        mark, place = m[0], m.start()
        follows_opening = bool(waiting) and waiting[-1] == ('"', place - 1)
        if mark in "«“" or (
            mark == '"' and _opens(text, place, follows_opening, inside=open_marks['"'] > 0)
        ):
            waiting.append((mark, place))
            open_marks[mark] += 1
            continue
        partner = _OPENING.get(mark, mark)
        found = ""
        while open_marks[partner] and found != partner:
            found, start = waiting.pop()
            open_marks[found] -= 1
            if found == partner and text[start + 1 : place].strip():
                pairs.append((start, place))
    return pairs


def _opens(text: str, place: int, follows_opening: bool, *, inside: bool) -> bool:
    """Tell whether a straight mark opens: after a space or a bracket, before a word."""
    before = text[place - 1] if place else " "
    free = follows_opening or before.isspace() or before in _BEFORE_OPENING
    after = text[place + 1 : place + 2]
    return free and (after.isalnum() if inside else bool(after))
