"""Sections of pages: their geometry, running head and foot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.theme import Marges
from ctg_docs.document.units import sheet
from ctg_docs.writing.docx.elements import Element, w
from ctg_docs.writing.docx.units import millimetres

HEAD_GAP, FOOT_GAP = 12, 11
"""Millimetres from the edge of the text to the far edge of the running head and foot."""
LEAST_EDGE = 5
SLACK = 1.0
"""Millimetres that a Word page holds beyond the PDF's: word processors set each line up to a
point lower, and what the PDF keeps on a page must stay on it for its page numbers to be right."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The geometry of the pages of a section, in twentieths of a point."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    gutter: int = 0

    @property
    def text_width(self) -> int:
        """Width of the text."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """Height of the text; a margin below zero is one that the running head may cross."""
        return self.height - abs(self.top) - abs(self.bottom)


@dataclass(frozen=True, slots=True)
class SectionReference:
    """A reference of a section: `headerReference` or `footerReference`, and on which pages."""

    tag: str
    relation: str
    pages: str = "default"
    """`default`, `first` or `even`."""


def house_pages(margins: Marges, page: PageFormat) -> PageSetup:
    """Return the A4 pages of the house, upright or lying."""
    width, height = sheet(page)
    return PageSetup(
        width=millimetres(width),
        height=millimetres(height),
        top=millimetres(margins.haut),
        right=millimetres(margins.droite),
        bottom=millimetres(margins.bas - SLACK),
        left=millimetres(margins.gauche),
        header=millimetres(max(LEAST_EDGE, margins.haut - HEAD_GAP)),
        footer=millimetres(max(LEAST_EDGE, margins.bas - FOOT_GAP)),
    )


def section(
    pages: PageSetup,
    references: Iterable[SectionReference],
    *,
    borders: Element | None = None,
    titled: bool = False,
) -> Element:
    """Return the properties of a section; `titled` gives its first page a head and a foot apart."""
    properties = w("sectPr")
    for reference in references:
        properties.append(w(reference.tag, type=reference.pages))
        properties[-1].set("r:id", reference.relation)
    properties.append(w("pgSz", w=pages.width, h=pages.height))
    if pages.width > pages.height:
        properties[-1].set("w:orient", "landscape")
    sides = ("top", "right", "bottom", "left", "header", "footer", "gutter")
    properties.append(w("pgMar", **{side: getattr(pages, side) for side in sides}))
    if borders is not None:
        properties.append(borders)
    if titled:
        properties.append(w("titlePg"))
    return properties
