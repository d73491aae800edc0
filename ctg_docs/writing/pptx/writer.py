"""The deck, from the resolved tree to the bytes of the file."""

from __future__ import annotations

from collections.abc import Sequence

from ctg_docs.document.nodes import Document, Slide
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.slides.placement import PlacedSlide, placed
from ctg_docs.document.theme import Theme
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import inline_text
from ctg_docs.writing.office.archive import package_bytes
from ctg_docs.writing.office.opc import (
    CONTENT_TYPE,
    RELATIONSHIP_TYPE,
    DrawnPart,
    OpcPackage,
    PackURI,
)
from ctg_docs.writing.office.parts import add_metadata
from ctg_docs.writing.pptx.context import Deck, SlideContext
from ctg_docs.writing.pptx.fonts import embedded_families
from ctg_docs.writing.pptx.layouts import layout_of
from ctg_docs.writing.pptx.master import Master, add_house, house_values
from ctg_docs.writing.pptx.notes import add_notes
from ctg_docs.writing.pptx.roots import root
from ctg_docs.writing.pptx.sections import deck_sections
from ctg_docs.writing.pptx.slides import slide_xml
from ctg_docs.writing.pptx.templates import render


def write_pptx(document: Document, theme: Theme) -> bytes:
    """Return a resolved deck, fitted to its boxes, as a PowerPoint file.

    The same bytes for the same tree. Raises `SourceError` when a picture cannot be read.
    """
    package = OpcPackage()
    part = DrawnPart(PackURI("/ppt/presentation.xml"), CONTENT_TYPE.PML_PRESENTATION_MAIN)
    package.relate_to(part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    values = house_values(document, theme)
    master, relations = add_house(theme, part, values)
    shown = placed(document, theme)
    slides = _add_slides(document, theme, shown, part, master)
    part.content = render(
        theme,
        "presentation.xml",
        slides=slides,
        sections=deck_sections(shown),
        families=embedded_families(theme, part),
        **relations,
        **values,
    )
    add_metadata(document, theme, package)
    return package_bytes(package)


def _add_slides(
    document: Document,
    theme: Theme,
    slides: Sequence[PlacedSlide],
    part: DrawnPart,
    master: Master,
) -> list[str]:
    """Relate the slides to the deck and return their relations, in their order."""
    parts = [
        DrawnPart(PackURI(f"/ppt/slides/slide{found.rank}.xml"), CONTENT_TYPE.PML_SLIDE)
        for found in slides
    ]
    relations = [part.relate_to(drawn, RELATIONSHIP_TYPE.SLIDE) for drawn in parts]
    numbers = {name: found.rank for found in slides for name in _targets(found.slide)}
    pages = Pagination(numbers, len(slides))
    foot = inline_text(document.header) or document.title
    deck = Deck(theme, document.language, foot, master, parts, pages)
    for found, drawn in zip(slides, parts, strict=True):
        context = SlideContext(deck, drawn)
        context.part.relate_to(master.layouts[layout_of(found)], RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        context.part.content = root("p:sld", slide_xml(found, context))
        add_notes(found.slide.notes, found.rank, context)
    return relations


def _targets(slide: Slide) -> list[str]:
    """Return the ids that a reference to the slide may name."""
    blocks = blocks_within((*slide.content, *slide.aside))
    return [slide.id, *(name for block in blocks if (name := getattr(block, "anchor", "")))]
