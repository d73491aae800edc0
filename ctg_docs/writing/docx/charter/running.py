"""The heads and feet of a model, on the pages of a document."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx.charter.cleaning import clean
from ctg_docs.writing.docx.charter.facts import counts_pages, facts, tell
from ctg_docs.writing.docx.charter.fields import unlink
from ctg_docs.writing.docx.charter.merging import Merged, rename
from ctg_docs.writing.docx.charter.model import Node, W
from ctg_docs.writing.docx.charter.numbers import shift
from ctg_docs.writing.docx.charter.sheet import element
from ctg_docs.writing.docx.charter.stories import Stories
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.counters import NUMBERED, UNNUMBERED
from ctg_docs.writing.docx.running import foot_content, head
from ctg_docs.writing.docx.sections import SectionReference
from ctg_docs.writing.docx.templates import render

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_WATERMARKS = 900
"""Above the numbers that the drawings of a model may have."""
_UNCOUNTED = {
    style: UNNUMBERED[depth] for styles in NUMBERED.values() for depth, style in enumerate(styles)
}


class Running:
    """The heads and feet of one document on a model."""

    def __init__(self, document: Document, theme: Theme, merged: Merged, stories: Stories) -> None:
        self._document = document
        self._theme = theme
        self._merged = merged
        self.stories = stories
        self._context: WordContext = stories.context
        self._heads, self._feet = count(1), count(1)
        self._said = facts(document)

    def heads(self, named: Mapping[str, str]) -> list[SectionReference]:
        """Add heads, by pages: parts of the model, or silence for no name."""
        return [
            SectionReference("headerReference", self._head(name), pages)
            for pages, name in named.items()
        ]

    def house_heads(self, pages: list[str]) -> list[SectionReference]:
        """Add the running head of the house, for a model that has none."""
        return [
            SectionReference(
                "headerReference",
                head(self._document, self._theme, self._context, rank=next(self._heads)),
                each,
            )
            for each in pages
        ]

    def feet(self, named: Mapping[str, str], *, numbered: bool) -> list[SectionReference]:
        """Add feet, by pages: parts of the model, or silence for no name.

        Those of the running pages then number them, unless they are `numbered` already.
        """
        return [
            SectionReference(
                "footerReference", self._foot(name, numbered or pages == "first"), pages
            )
            for pages, name in named.items()
        ]

    def counts_pages(self, names: list[str]) -> bool:
        """Tell whether one of the parts shows the number of the page."""
        return any(counts_pages(self.stories.model.xml(name)) for name in names)

    def _head(self, name: str) -> str:
        root = self._story(name) if name else self._silence("hdr")
        rank = next(self._heads)
        if self._document.watermark:
            self._lay_watermark(root, rank)
        uri, kind = f"/word/header{rank}.xml", CONTENT_TYPE.WML_HEADER
        part = self.stories.adopt(root, name, uri, kind)
        relation: str = self._context.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)
        return relation

    def _foot(self, name: str, numbered: bool) -> str:
        root = self._story(name) if name else self._silence("ftr")
        if not numbered or self._document.foot:
            content = foot_content(self._document, self._theme, self._context)
            number = etree.fromstring(content)
            if numbered:
                number.remove(number[-1])
            if name:
                root.extend(number)
            else:
                root = number
        uri, kind = f"/word/footer{next(self._feet)}.xml", CONTENT_TYPE.WML_FOOTER
        part = self.stories.adopt(root, name, uri, kind)
        relation: str = self._context.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER)
        return relation

    def _story(self, name: str) -> Node:
        """Return a head or a foot of the model, saying what it says of this document."""
        root = self.stories.model.xml(name)
        tell(root, self._said)
        clean(root)
        # Before anything of ours follows: a field without an end would swallow it.
        unlink(root)
        rename(root, self._merged.renamed)
        for node in root.iter(f"{W}numId"):
            if node.get(f"{W}val") != "0":
                shift(node)
        for drawing in root.iter(_DRAWING):
            drawing.set("id", str(next(self._context.shapes)))
        for style in root.iter(f"{W}pStyle"):
            # A heading at the head of pages is none of the document: it must not be counted.
            style.set(f"{W}val", _UNCOUNTED.get(style.get(f"{W}val", ""), style.get(f"{W}val")))
        return root

    def _silence(self, tag: str) -> Node:
        root = etree.Element(f"{W}{tag}", nsmap={"w": W.strip("{}")})
        paragraph = etree.SubElement(root, f"{W}p")
        etree.SubElement(paragraph, f"{W}pPr").append(element("pStyle", val="EnTeteVide"))
        return root

    def _lay_watermark(self, root: Node, rank: int) -> None:
        """Put the watermark in the first line of a head, or in a line of its own."""
        watermark = self._document.watermark
        values = {"watermark": watermark, "rank": _WATERMARKS + rank, "style": "EnTeteVide"}
        drawn = etree.fromstring(render(self._theme, "header.xml", **values))[0]
        lines = root.findall(f"{W}p")
        if lines:
            lines[0].append(drawn.find(f"{W}r"))
        else:
            root.append(drawn)
