"""Read a PDF back: its tagged text in reading order, its pages, its outline, its fonts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

HEADING = re.compile("H[1-6]?")
INLINE = {"Span", "NonStruct", "Link", "Strong", "Em"}


@dataclass
class Mark:
    """The characters of one marked content, with where it starts and ends."""

    start: float = 0
    end: float = 0
    text: str = ""


@dataclass
class Reading:
    """A PDF read back."""

    catalog: dict[str, Any]
    info: dict[str, str]
    xmp: str
    pages: list[str]
    """All the text of each page in drawing order, running heads included."""
    elements: list[tuple[str, str, int]]
    """Structure type, text and page (from 1) of each block, in reading order."""
    nesting: set[tuple[str, str]]
    """Each structure type met inside each other, directly."""
    outline: list[tuple[int, str]]
    fonts: set[str]
    fills: list[set[tuple[float, ...]]]
    """Colours that fill a shape, by page."""
    links: int


def tagged_text(pdf: bytes) -> list[str]:
    """Return the text of the structure tree, one string a block, in reading order."""
    return [text for _, text, _ in read(pdf).elements]


def read(pdf: bytes) -> Reading:
    """Read a PDF back."""
    document = PDFDocument(PDFParser(io.BytesIO(pdf)))
    pages = list(PDFPage.create_pages(document))
    manager = PDFResourceManager()
    device = _Device(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for page in pages:
        interpreter.process_page(page)
    catalog = document.catalog
    tree = _Tree({page.pageid: rank for rank, page in enumerate(pages)}, device.marks)
    return Reading(
        catalog={key: resolve1(value) for key, value in catalog.items()},
        info={key: decode_text(resolve1(value)) for key, value in document.info[0].items()},
        xmp=resolve1(catalog["Metadata"]).get_data().decode(),
        pages=["".join(texts) for texts in device.texts],
        elements=list(tree.blocks(catalog["StructTreeRoot"])),
        nesting=set(_nesting(resolve1(catalog["StructTreeRoot"]))),
        outline=_outline(catalog),
        fonts={
            name
            for page in pages
            for font in resolve1(page.resources["Font"]).values()
            for name in [resolve1(font)["BaseFont"].name]
        },
        fills=device.fills,
        links=sum(len(resolve1(page.annots) or ()) for page in pages if page.annots),
    )


class _Device(PDFTextDevice):
    """Keeps the characters by page and marked content."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.marks: dict[tuple[int, int], Mark] = {}
        self.texts: list[list[str]] = []
        self.fills: list[set[tuple[float, ...]]] = []
        self._stack: list[Mark | None] = []
        self._depth = 0

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        self.texts.append([])
        self.fills.append(set())

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        number = props.get("MCID") if isinstance(props, dict) else None
        mark = None
        if number is not None:
            mark = self.marks.setdefault((len(self.texts) - 1, number), Mark())
        self._stack.append(mark)

    def end_tag(self) -> None:
        self._stack.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self.texts[-1].append(" ")
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float,
        cid: int, ncs: Any, graphicstate: Any,
    ) -> float:  # fmt: skip
        sign = font.to_unichr(cid)
        width: float = font.char_width(cid) * fontsize * scaling
        self.texts[-1].append(sign)
        mark = next((m for m in reversed(self._stack) if m is not None), None)
        if mark is not None:
            if not mark.text:
                mark.start = matrix[4]
            mark.text += sign
            mark.end = matrix[4] + width * matrix[0]
        return width

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, *rest: Any) -> None:
        if fill and isinstance(graphicstate.ncolor, tuple):
            self.fills[-1].add(tuple(round(part, 2) for part in graphicstate.ncolor))


@dataclass
class _Tree:
    """Walks the structure tree."""

    pages: dict[int, int]
    marks: dict[tuple[int, int], Mark]
    head: list[Any] = field(default_factory=list)
    """Page and cells of the last table head."""

    def blocks(self, node: Any) -> Iterator[tuple[str, str, int]]:
        """Yield the blocks under a node; a repeated table head counts once."""
        element = resolve1(node)
        kind = element["S"].name if "S" in element else "Root"
        if kind == "THead" and self._repeated(element):
            return
        if kind == "Caption" or HEADING.fullmatch(kind):  # what follows is another table
            self.head.clear()
        if kind == "Figure":
            yield kind, f"[{decode_text(resolve1(element['Alt']))}]", self._page(element)
            return
        pieces: list[Mark] = []
        for kid in _kids(element):
            if isinstance(resolve1(kid), dict) and self._is_block(resolve1(kid)):
                yield from self._flush(kind, pieces, element)
                yield from self.blocks(kid)
            else:
                pieces += self._inline(kid, element)
        yield from self._flush(kind, pieces, element)

    def _flush(
        self, kind: str, pieces: list[Mark], element: dict[str, Any]
    ) -> Iterator[tuple[str, str, int]]:
        if text := _join(pieces).strip():
            yield kind, text, self._page(element)
        pieces.clear()

    def _is_block(self, element: dict[str, Any]) -> bool:
        if "S" not in element:
            return False
        if element["S"].name not in INLINE:
            return True
        kids = [resolve1(kid) for kid in _kids(element)]
        return any(self._is_block(kid) for kid in kids if isinstance(kid, dict))

    def _inline(self, kid: Any, parent: dict[str, Any]) -> Iterator[Mark]:
        node = resolve1(kid)
        if isinstance(node, int) or "MCID" in node:
            number, place = (node, parent) if isinstance(node, int) else (node["MCID"], node)
            mark = self.marks.get((self._page(place) - 1, number))
            if mark is not None:
                yield mark
        elif "S" in node:
            for inner in _kids(node):
                yield from self._inline(inner, node)

    def _page(self, element: dict[str, Any]) -> int:
        """Return the page of an element, that of the first thing it holds when it tells none."""
        if "Pg" in element:
            return self.pages[element["Pg"].objid] + 1
        held = (kid for kid in map(resolve1, _kids(element)) if isinstance(kid, dict))
        return next(filter(None, map(self._page, held)), 0)

    def _repeated(self, head: dict[str, Any]) -> bool:
        """Say whether a head repeats the last one, on a later page and without a new caption."""
        cells = [text for row in _kids(head) for _, text, _ in self.blocks(row)]
        before, self.head = self.head, [self._page(head), cells]
        return bool(before) and before[1] == cells and before[0] < self.head[0]


def _nesting(element: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for kid in map(resolve1, _kids(element)):
        if isinstance(kid, dict) and "S" in kid:
            yield element["S"].name if "S" in element else "Root", kid["S"].name
            yield from _nesting(kid)


def _kids(element: dict[str, Any]) -> list[Any]:
    kids = resolve1(element.get("K", []))
    return kids if isinstance(kids, list) else [kids]


def _join(pieces: list[Mark]) -> str:
    """Join lines with a space, and the pieces of one line without."""
    text, end = "", 0.0
    for piece in pieces:
        new_line = bool(text) and piece.start < end - 1
        text += " " if new_line and not text.endswith("-") else ""
        text += piece.text
        end = piece.end
    return text


def _outline(catalog: dict[str, Any]) -> list[tuple[int, str]]:
    entries: list[tuple[int, str]] = []

    def walk(reference: PDFObjRef | None, depth: int) -> None:
        while reference is not None:
            item = resolve1(reference)
            entries.append((depth, decode_text(item["Title"])))
            walk(item.get("First"), depth + 1)
            reference = item.get("Next")

    walk(resolve1(catalog.get("Outlines", {})).get("First"), 1)
    return entries
