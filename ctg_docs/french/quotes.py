"""Quotation marks paired, and given the form of their depth: « … “…” … »."""

from __future__ import annotations

import re

from ctg_docs.french.flow import Edit

SIGNS = frozenset('"“”«»')

_MARK = re.compile('["“”«»]')
_OPENING = {"»": "«", "”": "“"}
_SPACES = " \t\u00a0\u2009\u202f"
_BEFORE_OPENING = frozenset("([{«“\"'’-–—/")
_OUTER, _INNER = "«»", "“”"


def edits(text: str) -> list[Edit]:
    """Return what gives each pair its form: guillemets outside, curly marks within them.

    A mark that finds no partner (an inch, a quotation that another paragraph closes) stays as it
    is, and so does an empty pair. Inside guillemets, spaces are left to the rules of spacing.
    """
    found: list[Edit] = []
    ends: list[int] = []
    for start, end in sorted(_pairs(text)):
        while ends and ends[-1] < start:
            ends.pop()
        marks = _INNER if ends else _OUTER
        found += _marked(text, start, end, marks)
        ends.append(end)
    return sorted(found)


def _marked(text: str, start: int, end: int, marks: str) -> list[Edit]:
    first, last = start + 1, end
    if marks is _INNER:
        while text[first] in _SPACES:
            first += 1
        while text[last - 1] in _SPACES:
            last -= 1
    wanted = ((start, first, marks[0]), (last, end + 1, marks[1]))
    return [edit for edit in wanted if text[edit[0] : edit[1]] != edit[2]]


def _pairs(text: str) -> list[tuple[int, int]]:
    """Pair marks as brackets are paired; an unfinished mark inside a pair is passed over."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    open_marks = dict.fromkeys(SIGNS, 0)
    for m in _MARK.finditer(text):
        mark, place = m[0], m.start()
        if mark in "«“" or (mark == '"' and _opens(text, place, inside=open_marks['"'] > 0)):
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


def _opens(text: str, place: int, *, inside: bool) -> bool:
    """Tell which way a straight mark looks: it opens after a space or a bracket, before a word."""
    before = text[place - 1] if place else " "
    free = before.isspace() or before in _BEFORE_OPENING
    after = text[place + 1 : place + 2]
    return free and (after.isalnum() if inside else bool(after))
