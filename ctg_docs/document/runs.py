"""Runs of text of a document as they are read: their family, their slant, their origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Chart,
    Cover,
    Document,
    Figure,
    Inline,
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
from ctg_docs.document.walk import inlines
from ctg_docs.document.words import heading_separator
from ctg_docs.reading.origins import UNKNOWN, Origin

N = TypeVar("N")


class Run(NamedTuple):
    """A run of text; `title` when it is set in the family of headings."""

    content: Inlines
    origin: Origin = UNKNOWN
    title: bool = False
    slanted: bool = False


@dataclass(frozen=True)
class PlacedDocument:
    """A document with its runs and its blocks, each with its origin, walked once for all."""

    document: Document

    @cached_property
    def runs(self) -> list[Run]:
        """Every run of text, the numbers of headings included."""
        own = [run for block, origin in self.blocks for run in _own(block, origin)]
        return [Run(self.document.header), *own]

    @cached_property
    def _nodes(self) -> Mapping[type, Sequence[tuple[Any, Run]]]:
        found: dict[type, list[tuple[Inline, Run]]] = defaultdict(list)
        for run in self.runs:
            for node in inlines(run.content):
                found[type(node)].append((node, run))
        return found

    def nodes(self, kind: type[N]) -> Sequence[tuple[N, Run]]:
        """Return the inline nodes of a kind, each with the run that it stands in."""
        return self._nodes.get(kind, ())

    @cached_property
    def blocks(self) -> list[tuple[Block, Origin]]:
        """Every block with the nearest origin known: its own, else that of what holds it."""
        found: list[tuple[Block, Origin]] = []
        _gather(self.document.blocks, UNKNOWN, found)
        return found


def _gather(content: Blocks, origin: Origin, found: list[tuple[Block, Origin]]) -> None:
    """Add the blocks to a list: generators in one another would hand each over at every level."""
    for block in content:
        own = origin if block.origin is UNKNOWN else block.origin
        found.append((block, own))
        for inner in _contents(block):
            _gather(inner, own, found)


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


def _own(block: Block, origin: Origin) -> Iterator[Run]:
    """Yield the runs that a block holds itself, outside any other block."""
    match block:
        case Paragraph():
            yield Run(block.content, origin)
        case Section():
            number = f"{block.number}{heading_separator(block.number)}" if block.number else ""
            yield Run((Text(number), *block.title), origin, title=True)
        case Table() | Figure():
            yield Run(block.caption, origin)
        case Record():
            yield from (Run(field.label, origin) for field in block.fields)
        case KeyFigures():
            for item in block.items:
                yield Run(item.value, origin, title=True)
                yield Run((*item.label, *item.note), origin)
        case Chart():
            yield from _chart(block, origin)
        case SignatureGrid():
            yield Run(block.heading, origin)
            for cell in block.cells:
                yield from _signature(cell, origin)
        case Cover():
            yield from _cover(block, origin)
        case TableOfContents():
            yield Run(block.title, origin, title=True)
            yield from (Run((Text(e.number), *e.title), origin) for e in block.entries)
        case Slide():
            yield Run((*block.label, *block.title, Text(block.part)), origin, title=True)
        case ListBlock():
            pass


def _chart(chart: Chart, origin: Origin) -> Iterator[Run]:
    yield Run((*chart.caption, Text(chart.unit)), origin)
    yield from (Run(category, origin) for category in chart.categories)
    yield from (Run(series.name, origin) for series in chart.series)


def _signature(cell: SignatureCell, origin: Origin) -> Iterator[Run]:
    yield Run((*cell.institution, *cell.fonction, *cell.nom), origin)
    yield Run(cell.mention, origin, slanted=True)
    yield Run(cell.date, origin)


def _cover(cover: Cover, origin: Origin) -> Iterator[Run]:
    for words in (cover.title, cover.subtitle, cover.period, *cover.parties, cover.version):
        yield Run(words, origin, title=True)
    yield Run(cover.slogan, origin, title=True, slanted=True)
