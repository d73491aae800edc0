"""Sections of a deck, which PowerPoint folds and moves whole: one for each part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from ctg_docs.document.nodes import Slide
from ctg_docs.document.slides.placement import PlacedSlide
from ctg_docs.document.words import inline_text

OPENING = "Ouverture"
"""The name of the part that the first slide opens."""


@dataclass(frozen=True, slots=True)
class DeckSection:
    """A section: its name, its identifier, and the ranks of its slides, from 1."""

    name: str
    id: str
    ranks: list[int]


def deck_sections(slides: Iterable[PlacedSlide]) -> list[DeckSection]:
    """Return the sections, in order; slides that open parts of one name share a section."""
    found: list[DeckSection] = []
    for placed in slides:
        name = _name(placed.slide)
        if not found or (placed.level == 1 and name != found[-1].name):
            found.append(DeckSection(name, _identifier(len(found), name), []))
        found[-1].ranks.append(placed.rank)
    return found


def _name(slide: Slide) -> str:
    if slide.layout == "titre":
        return OPENING
    return inline_text(slide.label or slide.title).replace("\n", " ").strip()


def _identifier(rank: int, name: str) -> str:
    """Return a GUID that a same deck gives again."""
    return f"{{{uuid5(NAMESPACE_URL, f'{rank} {name}')}}}".upper()
