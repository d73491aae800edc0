"""Keys that a source holds behind the sign of a comment, where an author looks for them."""

from __future__ import annotations

import re

_LINE = re.compile(r"(?P<margin> *)(?P<sign># *(?:- +)?)?(?P<words>[^ ].*)?")


def hidden_key(text: str, key: str, line: int = 1, column: int = 1) -> tuple[int, int] | None:
    """Return the line and the column, from 1, of a commented key of a group; None without one.

    The group begins at a place, and ends before the first line, comments apart, that stands on its
    left.
    """
    sought = f"{key}:"
    for rank, words in enumerate(text.split("\n")[line - 1 :], line):
        found = _LINE.fullmatch(words.rstrip())
        if found is None or not found["words"]:
            continue
        if found["sign"] is None:
            if rank > line and len(found["margin"]) < column - 1:
                return None
        elif found["words"].startswith(sought):
            return rank, found.start("words") + 1
    return None
