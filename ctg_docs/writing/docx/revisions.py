"""Tracked changes: what was added, removed or moved, as Word accepts and rejects it.

ISO/IEC 29500-1, 17.13.5. A run stands inside its mark; the end of a paragraph bears one of its own,
and so does a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from ctg_docs.document.edits import whole_edit
from ctg_docs.document.nodes import Edit, EditKind, Inlines
from ctg_docs.writing.docx.elements import Element, w

_TAGS: dict[str, str] = {
    "ajoute": "ins",
    "retire": "del",
    "parti": "moveFrom",
    "arrive": "moveTo",
}
_DELETED = {"w:t": "w:delText", "w:instrText": "w:delInstrText"}
_FIRST = 500_001
"""The first number of a mark: bookmarks, which share their numbers, are fewer."""


@dataclass(frozen=True, slots=True)
class Revisions:
    """The author and the day of the changes of a document; no day prints none."""

    author: str = "ctg-docs"
    day: date | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(_FIRST))

    def runs(self, kind: EditKind, elements: Sequence[Element]) -> list[Element]:
        """Return the runs of a text inside marks; a link stays around those of its words."""
        marked: list[Element] = []
        for element in elements:
            if element.tag == "w:hyperlink":
                inside = self.runs(kind, list(element))
                element[:] = inside
                marked.append(element)
            elif marked and marked[-1].tag == f"w:{_TAGS[kind]}":
                marked[-1].append(element)
            else:
                marked.append(self._mark(_TAGS[kind], element))
        if kind == "retire":
            for element in marked:
                _delete(element)
        return marked

    def end(self, paragraph: Element, kind: Edit, move: int = 0) -> Element:
        """Mark the end of a paragraph that comes or goes whole, and return it."""
        if not kind:
            return paragraph
        properties = paragraph[0]
        properties.append(w("rPr", self._mark(_TAGS[kind])))
        if kind in ("parti", "arrive"):
            self._range(paragraph, _TAGS[kind], move)
        return paragraph

    def row(self, row: Element, kind: Edit) -> Element:
        """Mark a row, and return it; one that is not marked settles the ends of its cells."""
        if kind:
            # A row does not move: it goes and comes.
            tag = "ins" if kind in ("ajoute", "arrive") else "del"
            row[0].append(self._mark(tag))
            return row
        for cell in row.iter("w:tc"):
            settle(cell)
        return row

    def _mark(self, tag: str, *content: Element) -> Element:
        element = w(tag, *content, id=next(self.numbers), author=self.author)
        if self.day:
            element.set("w:date", f"{self.day:%Y-%m-%d}T00:00:00Z")
        return element

    def _range(self, paragraph: Element, tag: str, move: int) -> None:
        number = next(self.numbers)
        start = w(f"{tag}RangeStart", id=number, name=f"move{move}", author=self.author)
        if self.day:
            start.set("w:date", f"{self.day:%Y-%m-%d}T00:00:00Z")
        paragraph.insert(1, start)
        paragraph.append(w(f"{tag}RangeEnd", id=number))


def line_mark(content: Inlines) -> tuple[Edit, int]:
    """Return the mark of a line that comes or goes with its words, and the number of its move."""
    mark = whole_edit(content)
    return (mark.kind, mark.move) if mark else ("", 0)


def settle(cell: Element) -> None:
    """Let the last paragraph of a cell stay, as it must, when its words come or go.

    The end of the paragraph before them comes or goes in its place; without one of the same style,
    an empty paragraph is left.
    """
    paragraphs = [element for element in cell if element.tag == "w:p"]
    if not paragraphs or (mark := _end_mark(paragraphs[-1])) is None:
        return
    last = paragraphs[-1]
    _unmark(last)
    for before in reversed(paragraphs[:-1]):
        own = _end_mark(before)
        if own is None:
            if _style(before) == _style(last):
                before[0].append(w("rPr", mark))
            return
        if own.tag != mark.tag:
            return


def _end_mark(paragraph: Element) -> Element | None:
    found = paragraph[0].find("w:rPr")
    return found[0] if found is not None and len(found) else None


def _unmark(paragraph: Element) -> None:
    found = paragraph[0].find("w:rPr")
    if found is not None:
        paragraph[0].remove(found)


def _style(paragraph: Element) -> str:
    return paragraph[0][0].get("w:val", "")


def _delete(element: Element) -> None:
    """Say that texts and instructions are deleted, in the words that Word has for it."""
    for part in element.iter():
        part.tag = _DELETED.get(part.tag, part.tag)
