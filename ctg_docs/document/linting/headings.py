"""Headings make an outline: each has words, none is too deep, no level is skipped."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Section, Slide, sections
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.slides.handout import handout
from ctg_docs.document.slides.levels import levels
from ctg_docs.document.words import inline_text
from ctg_docs.problems import Place, Problem

DEEPEST = 4


def check(placed: PlacedDocument) -> Iterator[Problem]:
    """Yield the faults of the outline; a deck has that of its slides and that of its handout."""
    document = placed.document
    slides = [block for block in document.blocks if isinstance(block, Slide)]
    if slides:
        yield from _ordered(
            (level, slide.origin.place, inline_text(slide.title))
            for level, slide in zip(levels(slides), slides, strict=True)
        )
        document = handout(document)
    found = list(sections(document.blocks))
    yield from _ordered((s.level, s.origin.place, inline_text(s.title)) for s in found)
    if not slides:
        yield from _shallow(found)


def _ordered(headings: Iterator[tuple[int, Place, str]]) -> Iterator[Problem]:
    """Yield empty headings and skipped levels, which ISO 14289-1 (7.4.2) forbids."""
    above = 0
    for level, origin, words in headings:
        if not words.strip():
            yield Problem(origin, "titre-vide", "une partie du document n’a pas de titre")
        if level > above + 1:
            message = (
                f"le titre « {words} » saute un niveau"
                if above
                else (f"le premier titre, « {words} », n’est pas du premier niveau")
            )
            yield Problem(origin, "titre-saute", message)
        above = level


def _shallow(found: list[Section]) -> Iterator[Problem]:
    for section in found:
        if section.level > DEEPEST:
            message = "le document compte plus de quatre niveaux de titres"
            yield Problem(section.origin.place, "titre-profond", message)
