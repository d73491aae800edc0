"""Every run of text of a document as it is read: in which family, slanted or not, from where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ctg_docs.document.nodes import (
    NOWHERE,
    Block,
    Blocks,
    Chart,
    Cover,
    Document,
    Figure,
    Inlines,
    KeyFigures,
    ListBlock,
    Paragraph,
    Record,
    Section,
    SignatureCell,
    SignatureGrid,
    Slide,
    Table,
    TableOfContents,
    Text,
)
from ctg_docs.document.words import heading_separator
from ctg_docs.problems import Place


class Run(NamedTuple):
    """A run of text; `title` when it is set in the family of headings."""

    content: Inlines
    origin: Place = NOWHERE
    title: bool = False
    slanted: bool = False


def placed_runs(document: Document) -> Iterator[Run]:
    """Yield every run of text, the numbers of headings included."""
    yield Run(document.header)
    yield from _all(document.blocks, NOWHERE)


def placed_blocks(document: Document) -> Iterator[tuple[Block, Place]]:
    """Yield every block with the nearest place known: its own, else that of what holds it."""
    yield from _nested(document.blocks, NOWHERE)


def _nested(content: Blocks, origin: Place) -> list[tuple[Block, Place]]:
    found: list[tuple[Block, Place]] = []
    _gather(content, origin, found)
    return found


def _gather(content: Blocks, origin: Place, found: list[tuple[Block, Place]]) -> None:
    """Add the blocks to a list: generators in one another would hand each over at every level."""
    for block in content:
        place = _place(block, origin)
        found.append((block, place))
        for inner in _contents(block):
            _gather(inner, place, found)


def _contents(block: Block) -> Sequence[Blocks]:
    match block:
        case Paragraph():
            return ()
        case Section():
            return (block.content,)
        case ListBlock():
            return block.items
        case Table():
            return [cell.content for row in (*block.head, *block.body) for cell in row]
        case Record():
            return [field.content for field in block.fields]
        case Slide():
            return (block.content, block.aside, block.notes)
        case _:
            return ()


def _place(block: Block, origin: Place) -> Place:
    own: Place = getattr(block, "origin", NOWHERE)
    return own if own.file else origin


def _all(content: Blocks, origin: Place) -> Iterator[Run]:
    for block, place in _nested(content, origin):
        yield from _own(block, place)


def _own(block: Block, place: Place) -> Iterator[Run]:
    """Yield the runs that a block holds itself, outside any other block."""
    match block:
        case Paragraph():
            yield Run(block.content, place)
        case Section():
            number = f"{block.number}{heading_separator(block.number)}" if block.number else ""
            yield Run((Text(number), *block.title), place, title=True)
        case Table() | Figure():
            yield Run(block.caption, place)
        case Record():
            yield from (Run(field.label, place) for field in block.fields)
        case KeyFigures():
            for item in block.items:
                yield Run(item.value, place, title=True)
                yield Run((*item.label, *item.note), place)
        case Chart():
            yield from _chart(block, place)
        case SignatureGrid():
            for cell in block.cells:
                yield from _signature(cell, place)
        case Cover():
            yield from _cover(block, place)
        case TableOfContents():
            yield Run(block.title, place, title=True)
            yield from (Run((Text(e.number), *e.title), place) for e in block.entries)
        case Slide():
            yield Run((*block.label, *block.title, Text(block.part)), place, title=True)
        case ListBlock():
            pass


def _chart(chart: Chart, place: Place) -> Iterator[Run]:
    yield Run((*chart.caption, Text(chart.unit)), place)
    yield from (Run(category, place) for category in chart.categories)
    yield from (Run(series.name, place) for series in chart.series)


def _signature(cell: SignatureCell, place: Place) -> Iterator[Run]:
    yield Run((*cell.institution, *cell.fonction, *cell.nom), place)
    yield Run(cell.mention, place, slanted=True)


def _cover(cover: Cover, place: Place) -> Iterator[Run]:
    for words in (cover.title, cover.subtitle, cover.period, *cover.parties, cover.version):
        yield Run(words, place, title=True)
    yield Run(cover.slogan, place, title=True, slanted=True)
