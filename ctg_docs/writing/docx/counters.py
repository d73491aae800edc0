"""Counts of headings and lists, kept as Word keeps them."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.document.nodes import Section
from ctg_docs.document.numbering import number_words

PATTERNS = {"article": ("Article %1", "%1.%2"), "annexe": ("Annexe %1", "A%1.%2")}
"""The kinds that Word counts at levels 1 and 2; the list definitions are written from them."""
NUMBERED = {"article": ("Heading1", "Heading2"), "annexe": ("Annexe", "RubriqueAnnexe")}
UNNUMBERED = ("Titre1SansNumero", "Titre2SansNumero", "Heading3", "Heading4")

DEFINITIONS = {"article": 1, "annexe": 2, "Bullet": 3, "Number": 4}
SMALL_DEFINITIONS = {"Bullet": 5, "Number": 6}
"""Numbers of the list definitions, which are also those of their first use."""


def level_texts() -> dict[str, tuple[str, ...]]:
    """Return the level texts of the headings, which references repeat: nothing parts their words.

    Word adds a space after each. The dash before the title belongs to the words of the heading: a
    field that repeats the number would print it too.
    """
    return {
        scheme: tuple(pattern.replace(" ", "\u00a0") for pattern in patterns)
        for scheme, patterns in PATTERNS.items()
    }


class HeadingCounter:
    """Counts as Word does, so that no heading bears another number than the tree says."""

    def __init__(self) -> None:
        self._counts = {scheme: [0] * len(patterns) for scheme, patterns in PATTERNS.items()}

    def style(self, section: Section, scheme: str) -> str:
        """Return the style of a heading: numbered if Word would count the number of the tree."""
        depth = section.level - 1
        if section.number and depth < len(PATTERNS.get(scheme, ())):
            counts = self._counts[scheme]
            after = [*counts[:depth], counts[depth] + 1, *[0] * (len(counts) - depth - 1)]
            if _number(PATTERNS[scheme][depth], after) == section.number:
                self._counts[scheme] = after
                return NUMBERED[scheme][depth]
        return UNNUMBERED[min(depth, len(UNNUMBERED) - 1)]


def is_numbered(style: str) -> bool:
    """Return whether Word numbers the headings in a style."""
    return any(style in styles for styles in NUMBERED.values())


def typed_number(number: str, *, counted: bool) -> str:
    """Return the words typed before a title: its number, or only its dash if Word counts it."""
    words = number_words(number)
    return words.removeprefix(number).lstrip() if counted else words


def _number(pattern: str, counts: list[int]) -> str:
    for rank, value in enumerate(counts, 1):
        pattern = pattern.replace(f"%{rank}", str(value))
    return pattern


@dataclass(frozen=True, slots=True)
class Restart:
    """A list that counts anew: its number, its definition, its level, its start and its marks."""

    number: int
    definition: int
    level: int
    start: int = 1
    lettered: bool = False


class ListNumbers:
    """The numbered lists of a document: Word continues a list unless each has a number."""

    def __init__(self) -> None:
        self.restarts: list[Restart] = []

    def restart(
        self, level: int, *, small: bool, start: int = 1, lettered: bool = False
    ) -> tuple[int, int]:
        """Open a numbered list; return its number and its level, counted from 0."""
        definition = (SMALL_DEFINITIONS if small else DEFINITIONS)["Number"]
        number = len(DEFINITIONS) + len(SMALL_DEFINITIONS) + len(self.restarts) + 1
        self.restarts.append(Restart(number, definition, level, start, lettered))
        return number, level
