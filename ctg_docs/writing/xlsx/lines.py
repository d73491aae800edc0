"""Blocks as lines of a sheet: the words of a document, in reading order, each with its role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Chart,
    Cover,
    Figure,
    Inlines,
    KeyFigures,
    ListBlock,
    Logos,
    Paragraph,
    Record,
    Section,
    SignatureGrid,
    Slide,
    Table,
    TableOfContents,
)
from ctg_docs.document.words import heading_text, inline_text, list_marks

DEEPEST = 4
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words and the role that gives its look; `lead` opens it in bold."""

    words: str
    role: str = "corps"
    lead: str = ""


def lines(blocks: Blocks) -> Iterator[Line | Table | Chart]:
    """Yield the lines of blocks; tables and charts are left whole, in their place."""
    for block in blocks:
        match block:
            case Table() | Chart():
                yield block
            case Section():
                yield Line(heading_text(block), f"titre-{min(block.level, DEEPEST)}")
                yield from lines(block.content)
            case _:
                yield from _lines(block)


def cell_words(blocks: Blocks) -> str:
    """Return the words of a cell, one line a paragraph or an item."""
    found = (line for line in lines(blocks) if isinstance(line, Line))
    return "\n".join(" ".join(filter(None, (line.lead, line.words))) for line in found)


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph():
            yield Line(inline_text(block.content), block.role)
        case ListBlock():
            yield from _items(block)
        case KeyFigures():
            for item in block.items:
                yield Line(_joined((item.label, item.note)), "chiffre", inline_text(item.value))
        case Record():
            for field in block.fields:
                yield Line(cell_words(field.content), "corps", inline_text(field.label))
        case Figure():
            yield Line(f"[{block.picture.alt}]", "source")
            yield Line(inline_text(block.caption), "source")
        case Cover():
            yield Line(inline_text(block.title), "titre-1")
            for part in (block.subtitle, block.period, block.slogan, *block.parties, block.version):
                if part:
                    yield Line(inline_text(part))
        case SignatureGrid():
            if block.heading:
                yield Line(inline_text(block.heading))
            for cell in block.cells:
                yield Line(
                    _joined((cell.institution, cell.fonction, cell.nom, cell.mention, cell.date))
                )
        case Logos():
            pass  # cells hold words
        case TableOfContents():
            pass  # the tabs of the workbook are its contents
        case Table() | Chart() | Section():
            raise TypeError(f"a {type(block).__name__} is more than lines")
        case Slide():
            raise TypeError("only a deck draws slides")


def _items(block: ListBlock) -> Iterator[Line]:
    for mark, item in zip(list_marks(block), block.items, strict=True):
        yield Line(f"{mark or BULLET} {cell_words(item)}")


def _joined(parts: Iterable[Inlines]) -> str:
    return " ".join(filter(None, map(inline_text, parts)))
