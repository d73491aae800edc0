"""Slices of blocks: the least parts that slides may separate, and their joining."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from ctg_docs.document.cutting import parts, sentences
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Chart,
    Inlines,
    KeyFigures,
    ListBlock,
    Paragraph,
    Series,
    Table,
    Text,
)
from ctg_docs.document.tables import Row, is_title

Fits = Callable[[Blocks], bool]


@dataclass(frozen=True, slots=True)
class Slice:
    """The least part of a block: an item, a row, a paragraph; `source` ranks its whole block."""

    block: Block
    source: int
    glued: bool = False
    """Whether it stands on the slide of the next slice."""


def slices(blocks: Blocks, fits: Fits) -> list[Slice]:
    """Return blocks in slices, each of which fits on a slide of its own, or is a single word."""
    found: list[Slice] = []
    for rank, block in enumerate(blocks):
        if found and follows(block):
            found[-1] = replace(found[-1], glued=True)
        for part in _parted(block):
            smaller = [part] if fits((part,)) else _finer(part, fits)
            found += [Slice(p, rank, leads(p)) for p in smaller]
    return found


def joined(part: Iterable[Slice]) -> Blocks:
    """Return the blocks of consecutive slices, those of one block made one again."""
    found: list[Block] = []
    source = -1
    for piece in part:
        if found and piece.source == source:
            found[-1:] = _joined(found[-1], piece.block)
        else:
            found.append(piece.block)
        source = piece.source
    return tuple(found)


def _parted(block: Block) -> Iterator[Block]:
    match block:
        case ListBlock(items):
            for rank, item in enumerate(items, block.start):
                yield replace(block, items=(item,), start=rank)
        case Table(body=body):
            yield from (replace(block, body=(row,)) for row in body)
        case KeyFigures(items):
            yield from (KeyFigures((item,)) for item in items)
        case Chart():
            yield from (_category(block, rank) for rank in range(len(block.categories)))
        case _:
            yield block


def _category(chart: Chart, rank: int) -> Chart:
    series = tuple(Series(s.name, (s.values[rank],)) for s in chart.series)
    return replace(chart, categories=(chart.categories[rank],), series=series)


def _joined(left: Block, right: Block) -> Blocks:
    match left, right:
        case ListBlock(), ListBlock():
            return (replace(left, items=left.items + right.items),)
        case Table(), Table():
            return (replace(left, body=left.body + right.body),)
        case KeyFigures(), KeyFigures():
            return (KeyFigures(left.items + right.items),)
        case Chart(), Chart():
            series = tuple(
                Series(a.name, a.values + b.values)
                for a, b in zip(left.series, right.series, strict=True)
            )
            return (replace(left, categories=left.categories + right.categories, series=series),)
        case Paragraph(), Paragraph():
            return (replace(left, content=(*left.content, Text(" "), *right.content)),)
    return (left, right)


def _finer(block: Block, fits: Fits) -> list[Block]:
    """Return a slice that does not fit in smaller ones: by sentence, then by words."""
    match block:
        case Paragraph(content):

            def alone(words: Inlines) -> bool:
                return fits((replace(block, content=words),))

            return [replace(block, content=c) for c in _texts(content, alone)]
        case ListBlock(items=(item,)):
            return [replace(block, items=(i,)) for i in _items(item, fits, block)]
        case Table(body=(row,)):
            return [replace(block, body=(r,)) for r in _rows(row, block, fits)]
    return [block]


def _texts(content: Inlines, fits: Callable[[Inlines], bool]) -> Iterator[Inlines]:
    for sentence in sentences(content):
        yield from [sentence] if fits(sentence) else parts(sentence, fits)


def _items(item: Blocks, fits: Fits, listed: ListBlock) -> Iterator[Blocks]:
    """Yield an item that does not fit as several: what it nests comes up one level."""

    def alone(blocks: Blocks) -> bool:
        return fits((replace(listed, items=(blocks,)),))

    for block in item:
        for part in _parted(block):
            inside = part.items[0] if isinstance(part, ListBlock) else (part,)
            if alone(inside):
                yield inside
            elif len(inside) > 1 or isinstance(part, ListBlock):
                yield from _items(inside, fits, listed)
            else:
                yield from ((p,) for p in _finer(part, alone))


def _rows(row: Row, table: Table, fits: Fits) -> Iterator[Row]:
    """Yield a row that does not fit as several: each cell goes on in the same column."""

    def alone(rank: int) -> Fits:
        def one(content: Blocks) -> bool:
            cells = [replace(c, content=()) for c in row]
            cells[rank] = replace(row[rank], content=content)
            return fits((replace(table, body=(tuple(cells),)),))

        return one

    columns = [list(_cell(cell.content, alone(rank))) for rank, cell in enumerate(row)]
    for contents in zip_longest(*columns, fillvalue=()):
        yield tuple(replace(c, content=x) for c, x in zip(row, contents, strict=True))


def _cell(content: Blocks, fits: Fits) -> Iterator[Blocks]:
    """Yield the content of a cell in parts that fit, as full as they can be."""
    run: list[Slice] = []
    for piece in slices(content, fits):
        if run and not fits(joined([*run, piece])):
            yield joined(run)
            run = []
        run.append(piece)
    if run:
        yield joined(run)


def leads(block: Block) -> bool:
    """Whether a block stands on the slide of the next one: a heading."""
    match block:
        case Paragraph(role=role, keep=keep):
            return keep or role == "intertitre"
        case Table(body=(row,)):
            return is_title(row)
    return False


def follows(block: Block) -> bool:
    """Whether a block stands on the slide of the one before: the source of a table."""
    return isinstance(block, Paragraph) and block.role == "source"
