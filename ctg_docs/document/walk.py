"""Walks over a tree: its runs of text changed, its nodes visited.

What does not change is not built again: a node whose parts are those it had is returned as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields
from operator import is_
from typing import Any, TypeVar, get_args

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Chart,
    Cover,
    Document,
    Edited,
    Emphasis,
    Field,
    Figure,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    ListBlock,
    Logos,
    Paragraph,
    Picture,
    Record,
    Section,
    SignatureCell,
    SignatureGrid,
    Slide,
    Strong,
    Superscript,
    Table,
    TableOfContents,
)

Change = Callable[[Inlines], Inlines]
N = TypeVar("N")
# Fields of each kind of node, in their order, once they were asked for.
_FIELDS: dict[type, tuple[str, ...]] = {}
HOLDERS = (Strong, Emphasis, Superscript, Link, Edited)
"""Inline nodes that hold others."""
_HOLDERS = frozenset(HOLDERS)

LEAVES = frozenset(get_args(Inline)) - _HOLDERS
"""Inline nodes that hold no other."""


def change_document(document: Document, change: Change) -> Document:
    """Return the document with every run of text changed."""
    return _with(
        document,
        blocks=change_blocks(document.blocks, change),
        header=change(document.header),
    )


def change_blocks(blocks: Blocks, change: Change) -> Blocks:
    """Return the blocks with every run of text changed."""
    return kept(blocks, tuple([_change_block(block, change) for block in blocks]))


def kept(before: tuple[N, ...], after: tuple[N, ...]) -> tuple[N, ...]:
    """Return the former nodes when the new ones are the same objects."""
    if len(before) == len(after) and all(map(is_, before, after)):
        return before
    return after


def _with(node: N, **parts: Any) -> N:
    """Return the node with these parts: itself when it has them already."""
    for name, part in parts.items():
        if getattr(node, name) is not part:
            return rebuilt(node, **parts)
    return node


def rebuilt(node: N, **parts: Any) -> N:
    """Return a copy of a node with other parts, as `dataclasses.replace` in half the time."""
    kind = type(node)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]
    return kind(*[parts[f] if f in parts else getattr(node, f) for f in _FIELDS[kind]])


def _change_block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            content = change(block.content)
            return block if content is block.content else rebuilt(block, content=content)
        case ListBlock():
            items = tuple([change_blocks(item, change) for item in block.items])
            return _with(block, items=kept(block.items, items))
        case Section():
            return _with(
                block, title=change(block.title), content=change_blocks(block.content, change)
            )
        case Table():
            return _with(
                block,
                caption=change(block.caption),
                head=_change_rows(block.head, change),
                body=_change_rows(block.body, change),
            )
        case Record():
            fields = tuple([_change_field(field, change) for field in block.fields])
            return _with(block, fields=kept(block.fields, fields))
        case KeyFigures():
            figures = tuple([_change_figure(item, change) for item in block.items])
            return _with(block, items=kept(block.items, figures))
        case Logos():
            return block
        case Figure():
            return _with(block, caption=change(block.caption))
        case Chart():
            return _change_chart(block, change)
        case SignatureGrid():
            cells = tuple([_change_signature(cell, change) for cell in block.cells])
            return _with(block, cells=kept(block.cells, cells), heading=change(block.heading))
        case Cover():
            return _change_cover(block, change)
        case TableOfContents():
            entries = tuple([_with(entry, title=change(entry.title)) for entry in block.entries])
            return _with(block, title=change(block.title), entries=kept(block.entries, entries))
        case Slide():
            return _change_slide(block, change)


def _change_rows(
    rows: tuple[tuple[Cell, ...], ...], change: Change
) -> tuple[tuple[Cell, ...], ...]:
    return kept(rows, tuple([kept(row, _change_cells(row, change)) for row in rows]))


def _change_cells(row: tuple[Cell, ...], change: Change) -> tuple[Cell, ...]:
    after = [change_blocks(cell.content, change) for cell in row]
    return tuple(
        [
            cell if content is cell.content else rebuilt(cell, content=content)
            for cell, content in zip(row, after, strict=True)
        ]
    )


def _change_field(field: Field, change: Change) -> Field:
    return _with(field, label=change(field.label), content=change_blocks(field.content, change))


def _change_figure(item: KeyFigure, change: Change) -> KeyFigure:
    return _with(item, value=change(item.value), label=change(item.label), note=change(item.note))


def _change_chart(chart: Chart, change: Change) -> Chart:
    series = tuple([_with(one, name=change(one.name)) for one in chart.series])
    return _with(
        chart,
        categories=_change_each(chart.categories, change),
        series=kept(chart.series, series),
        alt=change(chart.alt),
        caption=change(chart.caption),
        table=change(chart.table),
    )


def _change_each(runs: tuple[Inlines, ...], change: Change) -> tuple[Inlines, ...]:
    return kept(runs, tuple([change(run) for run in runs]))


def _change_slide(slide: Slide, change: Change) -> Slide:
    return _with(
        slide,
        label=change(slide.label),
        title=change(slide.title),
        content=change_blocks(slide.content, change),
        aside=change_blocks(slide.aside, change),
        notes=change_blocks(slide.notes, change),
    )


def _change_signature(cell: SignatureCell, change: Change) -> SignatureCell:
    return _with(
        cell,
        institution=change(cell.institution),
        fonction=change(cell.fonction),
        nom=change(cell.nom),
        mention=change(cell.mention),
        date=change(cell.date),
    )


def _change_cover(cover: Cover, change: Change) -> Cover:
    return _with(
        cover,
        title=change(cover.title),
        subtitle=change(cover.subtitle),
        period=change(cover.period),
        slogan=change(cover.slogan),
        parties=_change_each(cover.parties, change),
        version=change(cover.version),
    )


def runs(document: Document) -> Iterator[Inlines]:
    """Yield every run of text, in reading order."""
    found: list[Inlines] = []

    def note(content: Inlines) -> Inlines:
        found.append(content)
        return content

    change_document(document, note)
    yield from found


def change_inlines(
    content: Inlines, change: Callable[[Any], Inlines], kinds: Collection[type] = LEAVES
) -> Inlines:
    """Return a run with its nodes of some kinds changed, at any depth; the others are kept."""
    if not _holds(content) and not any(map(kinds.__contains__, map(type, content))):
        return content
    after: list[Inline] = []
    for node in content:
        kind = type(node)
        if kind in kinds:
            after += change(node)
        elif kind in HOLDERS:
            inside = change_inlines(node.content, change, kinds)  # type: ignore[union-attr]
            after.append(_with(node, content=inside))
        else:
            after.append(node)
    return kept(content, tuple(after))


def inlines(content: Inlines) -> Sequence[Inline]:
    """Return the inline nodes of a run, nested ones included."""
    if not _holds(content):
        return content
    found: list[Inline] = []
    for node in content:
        found.append(node)
        if type(node) in HOLDERS:
            found += inlines(node.content)  # type: ignore[union-attr]
    return found


def leaves(content: Inlines) -> Sequence[Inline]:
    """Return the inline nodes of a run that hold no other, in reading order."""
    if not _holds(content):
        return content
    found: list[Inline] = []
    for node in content:
        if type(node) in HOLDERS:
            found += leaves(node.content)  # type: ignore[union-attr]
        else:
            found.append(node)
    return found


def _holds(content: Inlines) -> bool:
    """Tell whether a node of a run holds others: few do."""
    return not _HOLDERS.isdisjoint(map(type, content))


def logos_of(block: Block) -> tuple[Picture, ...]:
    """Return the logos that a block shows."""
    match block:
        case Cover(logos=logos) | Slide(logos=logos) | Logos(pictures=logos):
            return logos
    return ()


def blocks_within(blocks: Blocks) -> Iterator[Block]:
    """Yield every block, nested ones included, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Section():
                yield from blocks_within(block.content)
            case ListBlock():
                for item in block.items:
                    yield from blocks_within(item)
            case Table():
                for row in (*block.head, *block.body):
                    for cell in row:
                        yield from blocks_within(cell.content)
            case Record():
                for field in block.fields:
                    yield from blocks_within(field.content)
            case Slide():
                for column in (block.content, block.aside, block.notes):
                    yield from blocks_within(column)
            case _:
                pass
