"""A deck as a document to read: the words of its slides, then what the speaker says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctg_docs.document.nodes import Block, Blocks, Document, Logos, Paragraph, Section, Slide, Text
from ctg_docs.document.slides.levels import levels
from ctg_docs.document.slides.titles import full_title

NOTES = "À dire"


def handout(document: Document) -> Document:
    """Return the document without slides: each is a part of a portrait page, in the same order.

    One that opens a part holds the slides that follow it. A slide that goes on from another
    stays a part of its own, so that a part of the handout is one screen of the deck.
    """
    slides = [block for block in document.blocks if isinstance(block, Slide)]
    if not slides:
        return document
    parts = [
        (level, _part(slide, level)) for level, slide in zip(levels(slides), slides, strict=True)
    ]
    # The limit of a deck is a number of slides.
    return replace(document, blocks=tuple(_nested(parts)), page="portrait", pages_max=None)


def _part(slide: Slide, level: int) -> Section:
    title = full_title(slide)
    label: Blocks = (Paragraph(slide.label, "etiquette", keep=True),) if slide.label else ()
    logos: Blocks = (Logos(slide.logos),) if slide.logos else ()
    content = (*label, *slide.content, *slide.aside, *logos, *_notes(slide.notes))
    return Section(slide.id, "liminaire", title, content, level)


def _notes(notes: Blocks) -> Iterator[Block]:
    """Yield the notes of the speaker, set apart from the blocks on screen."""
    if notes:
        yield Paragraph((Text(NOTES),), "etiquette", keep=True)
    for note in notes:
        match note:
            case Paragraph(content, role="corps"):
                yield Paragraph(content, "constat")
            case _:
                yield note


def _nested(parts: Sequence[tuple[int, Section]]) -> Iterator[Section]:
    """Yield the parts of the highest level, each with those that it holds."""
    if not parts:
        return
    starts = [rank for rank, (level, _) in enumerate(parts) if level == parts[0][0]]
    for start, end in zip(starts, [*starts[1:], len(parts)], strict=True):
        section = parts[start][1]
        inside = tuple(_nested(parts[start + 1 : end]))
        yield replace(section, content=(*section.content, *inside))
