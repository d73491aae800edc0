"""The commune's own paper: styles, heads, feet and pages of its Word model."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import ModeleWord, Theme
from ctg_docs.writing.docx.charter.heights import room
from ctg_docs.writing.docx.charter.merging import Merged, merge
from ctg_docs.writing.docx.charter.model import Model, Node, W, open_model
from ctg_docs.writing.docx.charter.numbering import merge_numbering
from ctg_docs.writing.docx.charter.pages import ModelSection, model_sections
from ctg_docs.writing.docx.charter.running import Running
from ctg_docs.writing.docx.charter.sheet import find, is_on, value, whole
from ctg_docs.writing.docx.charter.stories import Stories, contain, serialized
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.elements import Element
from ctg_docs.writing.docx.parts import (
    COLOURS,
    EMBED_FONTS,
    PALETTE,
    TAB,
    add_part,
    house_numbering,
    house_styles,
    settings,
)
from ctg_docs.writing.docx.sections import house_pages, section
from ctg_docs.writing.office.parts import add_palette

_SWITCHES = (
    "displayBackgroundShape",
    "mirrorMargins",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "evenAndOddHeaders",
)
"""Settings of a model that change its pages."""


class CharterPaper:
    """The paper of a document that starts from a Word model.

    A cover takes the first page of the model; the rest, its last section. The document keeps its
    numbers, its language, its title and its watermark.
    """

    def __init__(self, document: Document, theme: Theme, source: ModeleWord) -> None:
        self._document = document
        self._theme = theme
        self._model = open_model(source)
        house = house_pages(theme.marges, document.page)
        self._sections = model_sections(self._model, house, document.page)
        self.cover, self.body = self._sections[0].pages, self._sections[-1].pages
        head, foot = (_first(s, self._sections[0]) for s in ("heads", "feet"))
        self.cover_height = room(self.cover, self._model, head, foot)
        self._merged = merged_styles(self._model, theme, document.language, self.body.text_width)
        self._opened: Running | None = None

    def cover_section(self, context: WordContext) -> Element:
        """Return the section of the cover, under the head that the model gives to a first page."""
        first = self._sections[0]
        head, foot = _first("heads", first), _first("feet", first)
        references = []
        running = self._running(context)
        if head or self._document.watermark:
            references += running.heads({"default": head})
        if foot:
            references += running.feet({"default": foot}, numbered=True)
        return section(first.pages, references, borders=first.borders)

    def body_section(self, context: WordContext, *, alone: bool) -> Element:
        """Return the section of the running pages, whose heads and feet are all said.

        What they would not say, they would take from the cover.
        """
        last = self._sections[-1]
        titled = last.titled and (alone or len(self._sections) > 1)
        pages = ["default", *(["first"] if titled else []), *(["even"] if self._two_sided else [])]
        running = self._running(context)
        running_pages = [p for p in pages if p != "first"]
        if any(s.heads for s in self._sections):
            references = running.heads({p: last.heads.get(p, "") for p in pages})
        else:
            references = running.house_heads(pages)
        shown = [s[p] for s in (last.heads, last.feet) for p in running_pages if p in s]
        numbered = running.counts_pages(shown)
        references += running.feet({p: last.feet.get(p, "") for p in pages}, numbered=numbered)
        return section(last.pages, references, borders=last.borders, titled=titled)

    def background(self, context: WordContext) -> str:
        """Return the colour, or the picture, that lies under the pages of the model."""
        root = self._model.xml(self._model.document)
        found = self._running(context).stories.background(root)
        return etree.tostring(found, encoding="unicode") if found is not None else ""

    def add_parts(self, context: WordContext) -> None:
        """Relate the merged styles and numbers, and the palette and the fonts of the model."""
        numbering = etree.fromstring(house_numbering(self._theme, context.lists.restarts))
        merged = merge_numbering(numbering, self._model, self._merged)
        for name, root in (("styles.xml", self._merged.sheet.root), ("numbering.xml", merged)):
            contain(root)
            add_part(name, serialized(root), context)
        add_part("settings.xml", self._settings(), context)
        stories = self._running(context).stories
        if palette := self._model.part("theme"):
            root = self._model.xml(palette)
            part = stories.adopt(root, palette, PALETTE, CONTENT_TYPE.OFC_THEME)
            context.part.relate_to(part, RELATIONSHIP_TYPE.THEME)
        else:
            add_palette(self._theme, PALETTE, context.part)
        if fonts := self._model.part("fontTable"):
            root, kind = self._model.xml(fonts), CONTENT_TYPE.WML_FONT_TABLE
            part = stories.adopt(root, fonts, "/word/fontTable.xml", kind)
            context.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)

    def _settings(self) -> bytes:
        root = self._model.related("settings")
        if root is None:
            return settings(self._theme, self._document.language, switches=())
        switches = [name for name in _SWITCHES if is_on(root, name)]
        if is_on(root, EMBED_FONTS):
            switches.append(EMBED_FONTS)
        return settings(
            self._theme,
            self._document.language,
            switches=switches,
            colours=_colours(root),
            tab=whole(value(root, "defaultTabStop")) or TAB,
        )

    @cached_property
    def _two_sided(self) -> bool:
        root = self._model.related("settings")
        return root is not None and is_on(root, "evenAndOddHeaders")

    def _running(self, context: WordContext) -> Running:
        if self._opened is None:
            stories = Stories(self._model, context)
            self._opened = Running(self._document, self._theme, self._merged, stories)
        return self._opened


def merged_styles(model: Model, theme: Theme, language: str, width: int) -> Merged:
    """Return the styles of a model, completed by the house."""
    house = etree.fromstring(house_styles(theme, language, width, model=True))
    return merge(house, model, language)


def _first(side: str, first: ModelSection) -> str:
    """Return the head or the foot of the first page of a model, or nothing."""
    parts: Mapping[str, str] = getattr(first, side)
    return parts.get("first" if first.titled else "default", "")


def _colours(root: Node) -> Mapping[str, str]:
    mapping = find(root, "clrSchemeMapping")
    if mapping is None:
        return COLOURS
    said = {name.removeprefix(W): v for name, v in mapping.attrib.items() if name.startswith(W)}
    return COLOURS | {name: said[name] for name in COLOURS if name in said}
