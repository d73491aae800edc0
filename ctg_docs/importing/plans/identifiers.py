"""Ids made from titles: the same titles give the same ids."""

from __future__ import annotations

from ctg_docs.suggestions import fold

_LONGEST = 80


def slug(title: str, longest: int = _LONGEST) -> str:
    """Return a title as an id: lower case, digits and hyphens, cut between two words."""
    words = "-".join(fold(title).split()) or "sans-titre"
    return (
        words
        if len(words) <= longest
        else words[: longest + 1].rpartition("-")[0] or words[:longest]
    )


class Identifiers:
    """The ids given so far, each to one thing."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = set(taken)

    def give(self, title: str) -> str:
        """Return the id of a title; another thing of the same title has a number after it."""
        base, number = slug(title), 1
        found = base
        while found in self._taken:
            number += 1
            found = f"{slug(title, _LONGEST - len(str(number)) - 1)}-{number}"
        self._taken.add(found)
        return found
