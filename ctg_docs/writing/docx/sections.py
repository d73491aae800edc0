"""Sections of pages: their geometry, running head and foot."""

from __future__ import annotations

from collections.abc import Mapping

from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.theme import Marges
from ctg_docs.writing.docx.elements import Element, w
from ctg_docs.writing.docx.units import millimetres

WIDTH, HEIGHT = 210, 297
HEAD_GAP, FOOT_GAP = 12, 11
"""Millimetres from the edge of the text to the far edge of the running head and foot."""
LEAST_EDGE = 5
SLACK = 1.0
"""Millimetres that a Word page holds beyond the PDF's: word processors set each line up to a
point lower, and what the PDF keeps on a page must stay on it for its page numbers to be right."""


def text_width(margins: Marges, page: PageFormat) -> int:
    """Return the width of the text of a page, in twentieths of a point."""
    width, _ = _size(page)
    return millimetres(width - margins.gauche - margins.droite)


def _size(page: PageFormat) -> tuple[int, int]:
    return (HEIGHT, WIDTH) if page == "paysage" else (WIDTH, HEIGHT)


def section(margins: Marges, page: PageFormat, references: Mapping[str, str]) -> Element:
    """Return the properties of a section of A4 pages.

    `references` holds the relations of its `headerReference` and `footerReference`, if any.
    """
    properties = w("sectPr")
    for name, relation in references.items():
        reference = w(name, type="default")
        reference.set("r:id", relation)
        properties.append(reference)
    width, height = _size(page)
    properties.append(w("pgSz", w=millimetres(width), h=millimetres(height)))
    if page == "paysage":
        properties[-1].set("w:orient", "landscape")
    properties.append(
        w(
            "pgMar",
            top=millimetres(margins.haut),
            right=millimetres(margins.droite),
            bottom=millimetres(margins.bas - SLACK),
            left=millimetres(margins.gauche),
            header=millimetres(max(LEAST_EDGE, margins.haut - HEAD_GAP)),
            footer=millimetres(max(LEAST_EDGE, margins.bas - FOOT_GAP)),
            gutter=0,
        )
    )
    return properties
