"""The walk through the elements of a text, which become the nodes of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from ctg_docs.document.markdown.addresses import allowed, bare
from ctg_docs.document.markdown.attributes import alignment, role_of, taken_off
from ctg_docs.document.markdown.elements import elements
from ctg_docs.document.markdown.faults import MarkdownError
from ctg_docs.document.markdown.grammar import TITLE_REFUSED, guard, guard_prose
from ctg_docs.document.markdown.lists import LETTERED
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Column,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Reference,
    Strong,
    Table,
    Text,
    is_block,
    is_inline,
)
from ctg_docs.document.slots import LINE, LINE_OPEN, TOKEN, Slots, marked, unmarked
from ctg_docs.document.sources import from_source, paragraph_of, with_origin
from ctg_docs.document.widths import FIELD_LINE, column_widths
from ctg_docs.document.words import cell_text
from ctg_docs.problems import Place
from ctg_docs.reading.origins import UNKNOWN, Origin, origin_of
from ctg_docs.reading.prose import Prose

# No pattern tries a run of blanks from each of its places: the time would grow with its square.
_SPECIAL = re.compile(
    r"[*_\[\]`#|\\@]|<br|://|^[^\S\n]*(?:(?:[-+>]|\d+[.)]|[a-z]\))\s|[=-]{2,}[^\S\n]*$)|  \n",
    re.MULTILINE,
)
_LISTS = ("ul", "ol", LETTERED)
_NESTED = (*_LISTS, "p", "table")
_WRITTEN = Place("texte")
"""Where the words of a prose stand until its value is known."""
_PARAGRAPHS = re.compile(r"\n\s*\n")
_MARKDOWN_SPACE = re.compile(r"(?<!\s)\s*\n\s*")


@dataclass(frozen=True)
class Title:
    """A heading of a template, before it becomes a section."""

    depth: int
    content: Inlines
    id: str
    classes: tuple[str, ...]
    origin: Origin = field(default=UNKNOWN, compare=False)


def parse(text: str, slots: Slots | None = None) -> tuple[Block | Title, ...]:
    """Return the blocks of a Markdown text, titles included."""
    guard(text)
    return _guarded(text, slots)


def _guarded(text: str, slots: Slots | None) -> tuple[Block | Title, ...]:
    plain = not _SPECIAL.search(text)
    return tuple(_plain(text, slots) if plain else _Walk(slots).blocks(elements(text)))


def prose(text: str) -> Blocks:
    """Return the blocks of a source's text, where titles are not allowed.

    They come from the value that the text is, when it knows its origin.
    """
    return from_source(_prose(text), origin_of(text))


@cache
def _prose(text: str) -> Blocks:
    guard_prose(text)
    guard(text)
    slots = Slots(lambda _, line: Origin((_WRITTEN,), line=line))
    blocks = _guarded(marked(text, 0, 0), slots)
    if any(isinstance(block, Title) for block in blocks):
        raise MarkdownError("markdown-titre", TITLE_REFUSED)
    return tuple(b for b in blocks if not isinstance(b, Title))


def _plain(text: str, slots: Slots | None) -> Iterator[Block]:
    walk = _Walk(slots)
    for part in _PARAGRAPHS.split(text.strip()):
        if part:
            holder = Element("p")
            holder.text = part
            yield from walk.paragraph(holder)


class _Walk:
    """Turns the parser's elements into nodes, and tokens into the values they stand for."""

    def __init__(self, slots: Slots | None) -> None:
        self._slots = slots
        # The line of the template that was read last, and that where the open block begins.
        self._line = self._first = UNKNOWN

    def blocks(self, parent: Element) -> Iterator[Block | Title]:
        for element in parent:
            match element.tag:
                case "p":
                    yield from self.paragraph(element)
                case tag if tag in _LISTS:
                    yield self._list(element)
                case "table":
                    yield self._table(element)
                case "h1" | "h2" | "h3" | "h4":
                    yield self._title(element)
                case tag:
                    raise MarkdownError("markdown-refuse", f"élément « {tag} » refusé")

    def inlines(self, element: Element) -> Iterator[Inline | Block]:
        yield from self.text(element.text)
        for child in element:
            match child.tag:
                case "strong":
                    yield Strong(self._within(child))
                case "em":
                    yield Emphasis(self._within(child))
                case "br":
                    yield LineBreak()
                case "a":
                    yield self._link(child)
                case tag:
                    raise MarkdownError("markdown-refuse", f"élément « {tag} » refusé")
            yield from self.text(child.tail)

    def text(self, text: str | None) -> Iterator[Inline | Block]:
        for rank, part in enumerate(TOKEN.split(text or "")):
            if rank % 2 and self._slots is not None:
                slot = self._slots.slot(part)
                self._reach(slot.origin)
                yield from as_nodes(slot.value, slot.origin)
            elif part and (words := self._words(part)):
                yield words

    def _words(self, part: str) -> Text | None:
        """Return words of the template with the line where they begin."""
        if LINE_OPEN not in part or self._slots is None:
            return Text(_MARKDOWN_SPACE.sub(" ", part), self._line)
        if (mark := LINE.match(part)) and LINE_OPEN not in (words := part[mark.end() :]):
            self._reach(self._slots.origin(mark[1], mark[2]))
            return Text(_MARKDOWN_SPACE.sub(" ", words), self._line) if words else None
        marks = list(LINE.finditer(part))
        begun = self._line
        for mark in marks:
            self._reach(self._slots.origin(mark[1], mark[2]))
            if not part[: mark.start()].strip():
                begun = self._line
        words = unmarked(part)
        return Text(_MARKDOWN_SPACE.sub(" ", words), begun) if words else None

    def _reach(self, line: Origin) -> None:
        if line:
            self._line = line
            self._first = self._first or line

    def paragraph(self, element: Element) -> Iterator[Block]:
        """Yield a paragraph, or the blocks that a token alone in its paragraph stands for."""
        role = role_of(taken_off(element, self._slots))
        self._first = UNKNOWN
        content = list(self.inlines(element))
        inside = [n for n in content if not (isinstance(n, Text) and not n.text.strip())]
        blocks = [n for n in inside if is_block(n)]
        if len(blocks) == len(inside):
            yield from (
                replace(b, role=role) if role != "corps" and isinstance(b, Paragraph) else b
                for b in blocks
            )
            return
        yield paragraph_of(_only_inlines(content), role, origin=self._first or self._line)

    def _within(self, element: Element) -> Inlines:
        return _only_inlines(list(self.inlines(element)))

    def _link(self, element: Element) -> Inline:
        href = element.get("href", "")
        if self._slots is not None:
            href = self._slots.words(href)
        content = self._within(element)
        if href.startswith("#"):
            if content:
                raise MarkdownError(
                    "markdown-lien", "un renvoi interne s’écrit sans texte : [](#id)"
                )
            form = "page" if element.get("title") == "page" else "numero"
            return Reference(href[1:], form, origin=self._line)  # type: ignore[arg-type]
        return Link(allowed(href), content or (Text(bare(href), self._line),), self._line)

    def _list(self, element: Element) -> ListBlock:
        items = tuple(tuple(self._item(item)) for item in element)
        return ListBlock(
            items,
            ordered=element.tag != "ul",
            lettered=element.tag == LETTERED,
            start=int(element.get("start", "1")),
            origin=_first_origin(items),
        )

    def _item(self, item: Element) -> Iterator[Block]:
        loose = item.find("p") is not None
        lead = Element("p")
        lead.text = item.text
        nested = [child for child in item if child.tag in _NESTED]
        lead.extend(child for child in item if child not in nested)
        if not loose or len(lead) or (lead.text or "").strip():
            yield from self.paragraph(lead)
        holder = Element("li")
        holder.extend(nested)
        for block in self.blocks(holder):
            if isinstance(block, Title):
                raise MarkdownError(
                    "markdown-titre", "un titre (#) n’a pas sa place dans une liste"
                )
            yield block

    def _table(self, element: Element) -> Table:
        head = element.find("thead")
        body = element.find("tbody")
        heads = list(head.iter("th")) if head is not None else []
        titles = tuple(Cell(self._cell(th), "col") for th in heads)
        rows = tuple(
            tuple(Cell(self._cell(td), "" if rank else "row") for rank, td in enumerate(row))
            for row in (body if body is not None else ())
        )
        written = [[cell_text(cell) for cell in row] for row in (titles, *rows)]
        widths = column_widths(written, FIELD_LINE)
        sides = map(alignment, heads)
        return Table(
            tuple(Column(*column) for column in zip(widths.signs, sides, strict=True)),
            (titles,),
            rows,
            dense=widths.dense,
            origin=_first_origin(cell.content for cell in titles),
        )

    def _cell(self, element: Element) -> Blocks:
        return tuple(self.paragraph(element))

    def _title(self, element: Element) -> Title:
        words = taken_off(element, self._slots).split()
        self._first = UNKNOWN
        content = _only_inlines(list(self.inlines(element)))
        ids = [w[1:] for w in words if w.startswith("#")]
        classes = tuple(w[1:] for w in words if w.startswith("."))
        origin = self._first or self._line
        return Title(int(element.tag[1]), content, ids[0] if ids else "", classes, origin)


def as_nodes(value: Any, line: Origin = UNKNOWN) -> Sequence[Inline | Block]:
    """Return the nodes that a value stands for, printed by a line of a template.

    Raises MarkdownError for a value that has no words.
    """
    if isinstance(value, Prose):
        blocks = from_source(_prose(value), origin_of(value) or line)
        alone = len(blocks) == 1 and isinstance(blocks[0], Paragraph)
        return blocks[0].content if alone else blocks  # type: ignore[union-attr]
    if is_inline(value) or is_block(value):
        return (value if line is UNKNOWN else with_origin(value, line),)
    if isinstance(value, (str, int)):
        return (Text(unmarked(str(value)), origin_of(value) or line),)
    if isinstance(value, (tuple, list)):
        if line is UNKNOWN and all(map(is_inline, value)):
            return value
        return [node for item in value for node in as_nodes(item, line)]
    kind = type(value).__name__
    raise MarkdownError("gabarit-erreur", f"une valeur de type {kind} ne s’imprime pas sans filtre")


def _first_origin(parts: Iterable[Blocks]) -> Origin:
    """Return the origin of the first block of several runs of them."""
    return next((block.origin for blocks in parts for block in blocks if block.origin), UNKNOWN)


def _only_inlines(nodes: list[Inline | Block]) -> Inlines:
    for node in nodes:
        if not is_inline(node):
            raise MarkdownError(
                "markdown-bloc", "plusieurs paragraphes, une liste ou un tableau dans une phrase"
            )
    return tuple([n for n in nodes if is_inline(n)])
