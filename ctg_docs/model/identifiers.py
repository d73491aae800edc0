"""Ids made from titles and names: the same titles give the same ids."""

from __future__ import annotations

from ctg_docs.suggestions import fold

_LONGEST = 80
"""Signs of an id."""


def identifier(text: str, longest: int = _LONGEST) -> str:
    """Return the id that a title gives, cut between two words; empty when it has no word.

    « Évaluer besoins » gives « evaluer-besoins ».
    """
    words = "-".join(fold(text).split())
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0] or words[:longest]


class Identifiers:
    """The ids given so far, each to one thing."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = set(taken)

    def give(self, title: str) -> str:
        """Return the id of a title; another thing of the same title has a number after it."""
        title = title if identifier(title) else "sans titre"
        number = 1
        found = identifier(title)
        while found in self._taken:
            number += 1
            found = f"{identifier(title, _LONGEST - len(str(number)) - 1)}-{number}"
        self._taken.add(found)
        return found
