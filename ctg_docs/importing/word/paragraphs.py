"""Paragraphs of a Word file, tracked changes accepted, each piece with who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ctg_docs.importing.packages import Node
from ctg_docs.importing.word.cell_places import NO_CELL, CellPlace, spread
from ctg_docs.importing.word.fields import PAGES, OpenField
from ctg_docs.importing.word.opening import DOCUMENT, R, W, WordPackage
from ctg_docs.importing.word.styles import NONE, Nature, ReadStyles, switch, value


@dataclass(frozen=True, slots=True)
class Hand:
    """The hand that wrote something, and on what day (« 2026-03-12 »), as the file says."""

    author: str = ""
    day: str = ""


NOBODY = Hand()


@dataclass(frozen=True, slots=True)
class WordPiece:
    """Words of one look and one hand; `computed` when Word wrote them, as it does in a field."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    hand: Hand = NOBODY
    computed: bool = False


@dataclass(slots=True)
class WordComment:
    """A comment: its hand and its words."""

    hand: Hand
    words: str


@dataclass(slots=True)
class WordParagraph:
    """A paragraph: its pieces, what it is, the row of the table that it stands in (0 for none).

    `column` is that of its cell, from 1; `above` tells a cell that goes on with the one above.
    `gone` are the hands that took words away, `marks` the comments with where they begin and end,
    `pictures` and `notes` how many of them it shows.
    """

    nature: Nature = NONE
    row: int = 0
    table: int = 0
    cell: int = 0
    column: int = 0
    above: bool = False
    pieces: list[WordPiece] = field(default_factory=list)
    gone: list[Hand] = field(default_factory=list)
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    pictures: int = 0
    notes: int = 0
    page: int = 0

    @property
    def text(self) -> str:
        """The words."""
        return "".join(piece.text for piece in self.pieces)


_PARAGRAPH, _TABLE, _RUN, _ROW, _CELL = (f"{W}{tag}" for tag in ("p", "tbl", "r", "tr", "tc"))
_PROPERTIES, _RUN_PROPERTIES, _CELL_PROPERTIES = (f"{W}{tag}" for tag in ("pPr", "rPr", "tcPr"))
_LINK, _FIELD = f"{W}hyperlink", f"{W}fldSimple"
_MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd")
_AT_TOP = f"{W}pageBreakBefore"
_SAID = {
    f"{W}{tag}": words
    for tag, words in (("tab", " "), ("ptab", " "), ("cr", "\n"), ("noBreakHyphen", "-"))
}
"""What stands for words in a run."""
_TEXT = f"{W}t"
_WITHIN = {f"{W}{tag}" for tag in ("smartTag", "customXml", "sdt", "sdtContent", "bdo", "dir")}
_COME = {f"{W}ins", f"{W}moveTo"}
_GONE = {f"{W}del", f"{W}moveFrom"}
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def read_paragraphs(package: WordPackage, *, frames: bool = False) -> list[WordParagraph]:
    """Return the paragraphs of the text, in order, those of tables cell after cell.

    Those of a frame follow the paragraph that it is tied to, with `frames`; else they are left
    out, as are the contents, page numbers, heads and feet.
    """
    reading = _Reading(package, frames=frames)
    root = package.xml(DOCUMENT)
    body = root.find(f"{W}body") if root is not None else None
    if body is not None:
        reading.blocks(body, NO_CELL)
    return reading.found


def read_comments(package: WordPackage) -> dict[str, WordComment]:
    """Return the comments of a file, by the names that its text gives them."""
    root = package.xml("word/comments.xml")
    found = root.iter(f"{W}comment") if root is not None else ()
    return {node.get(f"{W}id", ""): WordComment(_hand(node), _comment(node)) for node in found}


def _comment(node: Node) -> str:
    lines = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in node.iter(f"{W}p"))
    return " ".join(" ".join(lines).split())


def _hand(node: Node) -> Hand:
    return Hand(node.get(f"{W}author", "").strip(), node.get(f"{W}date", "")[:10])


class _Reading:
    """The paragraphs read so far, and the fields that are open, which may span several."""

    def __init__(self, package: WordPackage, *, frames: bool) -> None:
        self.found: list[WordParagraph] = []
        self._frames: list[Node] | None = [] if frames else None
        self._links, self._styles = package.links, ReadStyles(package)
        self._fields: list[OpenField] = []
        self._rows = self._tables = self._cells = 0
        self._page = 1
        self._goes_on = False

    def blocks(self, parent: Node, where: CellPlace, hand: Hand = NOBODY) -> None:
        """Read the blocks of a body, or of a cell."""
        for node in parent:
            if node.tag == _PARAGRAPH:
                self._paragraph(node, where, hand)
            elif node.tag == _TABLE:
                self._tables += 1
                self._table(node, self._tables)
            elif node.tag in _WITHIN:
                self.blocks(node, where, hand)
            elif node.tag in _COME:
                self.blocks(node, where, _hand(node))

    def _table(self, parent: Node, table: int) -> None:
        for node in parent:
            if node.tag in _WITHIN:
                self._table(node, table)
            elif node.tag == _ROW and _inner_property(node, "trPr", "del") is None:
                self._rows += 1
                self._cells_of(node, table, self._rows)

    def _cells_of(self, parent: Node, table: int, row: int, column: int = 1) -> int:
        """Read the cells of a row, and return the column that follows them."""
        for node in parent:
            if node.tag in _WITHIN:
                column = self._cells_of(node, table, row, column)
            elif node.tag == _CELL:
                self._cells += 1
                span, above = spread(node.find(_CELL_PROPERTIES))
                self.blocks(node, CellPlace(table, row, self._cells, column, above))
                column += span
        return column

    def _paragraph(self, node: Node, where: CellPlace, hand: Hand) -> None:
        properties = node.find(_PROPERTIES)
        if not (self._goes_on and self.found):
            self.found.append(
                WordParagraph(
                    self._styles.nature(properties),
                    where.row,
                    where.table,
                    where.cell,
                    where.column,
                    where.above,
                    page=self._page,
                )
            )
        if properties is not None and properties.find(_AT_TOP) is not None:
            self._page += 1
            self.found[-1].page = self._page
        self._inlines(node, self.found[-1], "", hand)
        # The end of a paragraph that is taken away joins it to the next one.
        gone = _inner_property(properties, "rPr", "del")
        self._goes_on = gone is not None
        if gone is not None:
            self.found[-1].gone.append(_hand(gone))
        elif self._frames:
            inside, self._frames = self._frames, []
            for frame in inside:
                self.blocks(frame, where, hand)

    def _inlines(self, parent: Node, into: WordParagraph, href: str, hand: Hand) -> None:
        for node in parent:
            tag = node.tag
            if tag == _RUN:
                self._run(node, into, href, hand)
            elif tag == _LINK:
                self._inlines(node, into, self._links.get(node.get(f"{R}id", ""), ""), hand)
            elif tag in _COME:
                self._inlines(node, into, href, _hand(node))
            elif tag in _GONE:
                into.gone.append(_hand(node))
            elif tag == _FIELD:
                if node.get(f"{W}instr", "").split()[:1] not in ([one] for one in PAGES):
                    self._inlines(node, into, href, hand)
            elif tag in _MARKS:
                self._mark(node, into)
            elif tag in _WITHIN:
                self._inlines(node, into, href, hand)

    def _mark(self, node: Node, into: WordParagraph) -> None:
        """Note where a comment begins or ends; one that spans paragraphs is of the first."""
        name, here = node.get(f"{W}id", ""), len(into.text)
        if node.tag == _MARKS[1]:
            if name in into.marks:
                into.marks[name] = (into.marks[name][0], here)
        else:
            into.marks[name] = (here, here)

    def _run(self, node: Node, into: WordParagraph, href: str, hand: Hand) -> None:
        properties = node.find(_RUN_PROPERTIES)
        bold, italic = (self._is(properties, tag) for tag in ("b", "i"))
        for part in node:
            if (words := _words(part)) is not None:
                if words and self._is_shown:
                    computed = any(one.kind == "REF" for one in self._fields)
                    into.pieces.append(WordPiece(words, bold, italic, href, hand, computed))
            elif part.tag == _RUN_PROPERTIES:
                continue
            elif part.tag == f"{W}fldChar":
                self._field(part.get(f"{W}fldCharType", ""))
            elif part.tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1].instruction += part.text or ""
            elif part.tag in _DRAWN or part.tag == _ALTERNATE:
                self._drawing(part, into)
            elif part.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                into.notes += 1
            elif part.tag == f"{W}commentReference":
                into.marks.setdefault(part.get(f"{W}id", ""), (len(into.text), len(into.text)))
            elif part.tag in (f"{W}lastRenderedPageBreak", f"{W}br"):
                self._break(part, into, hand)

    def _drawing(self, part: Node, into: WordParagraph) -> None:
        """Keep the frames of what is drawn; Word writes each of them twice, for older versions."""
        shown = next(iter(part), part) if part.tag == _ALTERNATE else part
        frames = list(shown.iter(f"{W}txbxContent"))
        if self._frames is not None and frames:
            self._frames += frames
        else:
            into.pictures += 1

    def _break(self, part: Node, into: WordParagraph, hand: Hand) -> None:
        kind = part.get(f"{W}type", "")
        if part.tag == f"{W}lastRenderedPageBreak" or kind == "page":
            self._page += 1
            if not into.text:
                into.page = self._page
        elif not kind or kind == "textWrapping":
            into.pieces.append(WordPiece("\n", hand=hand))

    def _is(self, properties: Node | None, tag: str) -> bool:
        if (own := switch(properties, tag)) is not None:
            return own
        style = "" if properties is None else value(properties, "rStyle")
        return self._styles.is_bold(style, tag)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(OpenField())
        elif self._fields and kind == "separate":
            self._fields[-1].shown = True
        elif self._fields and kind == "end":
            self._fields.pop()

    @property
    def _is_shown(self) -> bool:
        return all(one.shown and one.kind not in PAGES for one in self._fields)


def _inner_property(node: Node | None, holder: str, tag: str) -> Node | None:
    """Return a property that another one holds; a path costs ten times as much to look for."""
    outer = None if node is None else node.find(f"{W}{holder}")
    return None if outer is None else outer.find(f"{W}{tag}")


def _words(part: Node) -> str | None:
    """Return the words that a part of a run says, None for one that is no words."""
    return (part.text or "") if part.tag == _TEXT else _SAID.get(part.tag)


def filled(paragraphs: list[WordParagraph]) -> Iterator[WordParagraph]:
    """Yield the paragraphs that show something."""
    return (one for one in paragraphs if one.text.strip() or one.pictures)
