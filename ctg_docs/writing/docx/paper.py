"""The paper of a document: its pages, their heads and feet, and the styles of its words."""

from __future__ import annotations

from typing import Protocol

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.elements import Element
from ctg_docs.writing.docx.parts import add_house
from ctg_docs.writing.docx.running import body_references, cover_references
from ctg_docs.writing.docx.sections import PageSetup, house_pages, section


class Paper(Protocol):
    """The paper of the house, or the commune's own."""

    cover: PageSetup
    body: PageSetup
    cover_height: int
    """Room on the cover, in twentieths of a point, between its head and its foot."""

    def cover_section(self, context: WordContext) -> Element:
        """Return the properties of the section of the cover, adding its heads and feet."""

    def body_section(self, context: WordContext, *, alone: bool) -> Element:
        """Return the properties of the section after the cover, or of the whole document."""

    def background(self, context: WordContext) -> str:
        """Return the background of the pages, as XML, or nothing."""

    def add_parts(self, context: WordContext) -> None:
        """Relate styles, numbering, settings, palette and fonts to a document already drawn."""


class HousePaper:
    """The house style, set by the tokens of the theme."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self.cover = self.body = house_pages(theme.marges, document.page)
        self.cover_height = self.cover.text_height

    def cover_section(self, context: WordContext) -> Element:
        """Return a section without head or foot, but for a watermark."""
        return section(self.cover, cover_references(self._document, self._theme, context))

    def body_section(self, context: WordContext, *, alone: bool) -> Element:
        """Return a section with the running head and foot, on every page."""
        return section(self.body, body_references(self._document, self._theme, context))

    def background(self, context: WordContext) -> str:
        """Return an empty text: the paper is white."""
        return ""

    def add_parts(self, context: WordContext) -> None:
        """Relate the parts of the house."""
        add_house(self._document, self._theme, context, self.body.text_width)
