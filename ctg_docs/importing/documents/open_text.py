"""An OpenDocument text (ISO/IEC 26300) → its lines and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from ctg_docs.importing.documents import refusals
from ctg_docs.importing.documents.typed import Looks, TypedDocument
from ctg_docs.importing.packages import PARSER, Node

CONTENT = "content.xml"
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_T, _TABLE, _STYLE = (f"{{{_NAMESPACE}{name}:1.0}}" for name in ("text", "table", "style"))
_DRAW, _OFFICE = (f"{{{_NAMESPACE}{name}:1.0}}" for name in ("drawing", "office"))
_FO = f"{{{_NAMESPACE}xsl-fo-compatible:1.0}}"
_ASIDE = {f"{_T}note": "note", f"{_OFFICE}annotation": "commentaire"}
_SKIPPED = {f"{_T}tracked-changes", f"{_T}table-of-content", f"{_T}sequence-decls", *_ASIDE}
_WITHIN = {f"{_T}section", f"{_T}index-body", f"{_DRAW}g"}
_DEEPEST = 20
_MOST_COLUMNS = 60
"""Columns that one cell may be said to stand for; more are the blank end of a sheet."""


def type_open_text(parts: Mapping[str, bytes], into: TypedDocument) -> None:
    """Add the lines and tables of an OpenDocument text to a document."""
    root = _xml(parts[CONTENT], into.name)
    styles = [root, *([_xml(parts["styles.xml"], into.name)] if "styles.xml" in parts else [])]
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is not None:
        reading = _Reading(_Styles(styles), into)
        reading.blocks(body)
        into.aside += reading.aside


def _xml(content: bytes, name: str) -> Node:
    try:
        return etree.fromstring(content, PARSER)
    except etree.XMLSyntaxError as error:
        raise refusals.unreadable(name) from error


class _Styles:
    """The styles of a document: which are bold, which break a page, which have a level."""

    def __init__(self, roots: list[Node]) -> None:
        found = (style for root in roots for style in root.iter(f"{_STYLE}style"))
        self._styles = {style.get(f"{_STYLE}name", ""): style for style in found}

    def chain(self, name: str) -> Iterator[Node]:
        """Yield a style, then those that it is made of."""
        for _ in range(_DEEPEST):
            if name not in self._styles:
                return
            yield self._styles[name]
            name = self._styles[name].get(f"{_STYLE}parent-style-name", "")

    def is_bold(self, name: str) -> bool:
        """Say whether the words of a style are bold."""
        for style in self.chain(name):
            text = style.find(f"{_STYLE}text-properties")
            if text is not None and (weight := text.get(f"{_FO}font-weight")):
                return weight not in ("normal", "100", "200", "300", "400", "500")
        return False

    def breaks(self, name: str) -> bool:
        """Say whether a paragraph of a style begins a page."""
        return any(
            properties.get(f"{_FO}break-before") == "page"
            for style in self.chain(name)
            for properties in style.iterfind(f"{_STYLE}paragraph-properties")
        )

    def level(self, name: str) -> int | None:
        """Return the level of the titles of a style, from 0."""
        levels = (style.get(f"{_STYLE}default-outline-level", "") for style in self.chain(name))
        return next((int(one) - 1 for one in levels if one.isdecimal() and int(one)), None)


class _Reading:
    """The blocks read so far: the page, how many paragraphs."""

    def __init__(self, styles: _Styles, into: TypedDocument) -> None:
        self._styles, self._into = styles, into
        self._page, self._rank = 1, 0
        self._frames: list[Node] = []
        self.aside: list[tuple[str, str, str]] = []

    def blocks(self, parent: Node, item: int | None = None) -> None:
        """Read the blocks of a body, a list or a frame."""
        for node in parent:
            if node.tag in (f"{_T}p", f"{_T}h"):
                self._paragraph(node, item)
            elif node.tag == f"{_T}list":
                for one in node.iter(f"{_T}list-item", f"{_T}list-header"):
                    if one.getparent() is node:
                        self.blocks(one, 0 if item is None else item + 1)
            elif node.tag == f"{_TABLE}table":
                rows = [self._row(row) for row in node.iter(f"{_TABLE}table-row")]
                self._into.add_table(rows, self._place(f"après le paragraphe {self._rank}"))
            elif node.tag in _WITHIN:
                self.blocks(node, item)

    def _paragraph(self, node: Node, item: int | None) -> None:
        style = node.get(f"{_T}style-name", "")
        self._page += self._styles.breaks(style)
        words, strong = self._inlines(node, self._styles.is_bold(style))
        if words.strip():
            self._rank += 1
        level = node.get(f"{_T}outline-level", "")
        title = int(level) - 1 if level.isdecimal() and int(level) else self._styles.level(style)
        looks = Looks(title, None if title is not None else item, strong)
        self._into.add_line(words, self._place(f"paragraphe {self._rank}"), looks)
        frames, self._frames = self._frames, []
        for frame in frames:
            self.blocks(frame)

    def _place(self, paragraph: str) -> str:
        return f"page {self._page}, {paragraph}" if self._page > 1 else paragraph

    def _inlines(self, node: Node, strong: bool) -> tuple[str, bool]:
        """Return the words of a paragraph, and whether all of them are bold."""
        parts = list(self._pieces(node, strong))
        said = [bold for words, bold in parts if words.strip()]
        return "".join(words for words, _ in parts), bool(said) and all(said)

    def _pieces(self, node: Node, strong: bool) -> Iterator[tuple[str, bool]]:
        yield node.text or "", strong
        for child in node:
            yield from self._child(child, strong)
            yield child.tail or "", strong

    def _child(self, node: Node, strong: bool) -> Iterator[tuple[str, bool]]:
        if node.tag == f"{_T}line-break":
            yield "\n", strong
        elif node.tag in (f"{_T}s", f"{_T}tab"):
            yield " ", strong
        elif node.tag == f"{_T}soft-page-break":
            self._page += 1
        elif node.tag in _ASIDE:
            what = _ASIDE[node.tag]
            words = " ".join("".join(node.itertext()).split())
            self.aside.append(
                (self._place(f"paragraphe {self._rank + 1}"), words, f"{what} : non repris")
            )
        elif node.tag == f"{_DRAW}frame":
            boxes = list(node.iter(f"{_DRAW}text-box"))
            self._frames += boxes
            if not boxes:
                self._into.pictures += 1
                self.aside.append((self._place("document"), "", "image"))
        elif node.tag not in _SKIPPED:
            name = node.get(f"{_T}style-name", "")
            own = self._styles.is_bold(name) if node.tag == f"{_T}span" and name else strong
            yield from self._pieces(node, own or strong)

    def _row(self, row: Node) -> list[tuple[int, str, bool]]:
        """Return the cells of a row: column, words, whether one goes on from above."""
        found, column = [], 1
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            times = cell.get(f"{_TABLE}number-columns-repeated", "1")
            found.append((column, self._cell(cell), cell.tag.endswith("covered-table-cell")))
            column += int(times) if times.isdecimal() and int(times) < _MOST_COLUMNS else 1
        return found

    def _cell(self, cell: Node) -> str:
        lines = []
        for node in cell.iter(f"{_T}p", f"{_T}h"):
            listed = any(one.tag == f"{_T}list-item" for one in node.iterancestors())
            words, _ = self._inlines(node, strong=False)
            lines.append(f"- {words}" if listed else words)
        return "\n".join(lines)
