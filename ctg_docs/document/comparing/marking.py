"""Marks of whole blocks: what only one of two versions has, down to its last words."""

from __future__ import annotations

from typing import Any, TypeVar

from ctg_docs.document.comparing.runs import edited
from ctg_docs.document.edits import is_gone
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Chart,
    Cover,
    EditKind,
    Field,
    Figure,
    Inlines,
    KeyFigures,
    ListBlock,
    Logos,
    Paragraph,
    Record,
    Section,
    SignatureCell,
    SignatureGrid,
    Slide,
    Table,
    TableOfContents,
)
from ctg_docs.document.walk import change_blocks, rebuilt

OLD = "avant-"
"""Prefix of the targets of what is gone: the same may stand elsewhere."""
N = TypeVar("N")
Rows = tuple[tuple[Cell, ...], ...]


def marked(blocks: Blocks, kind: EditKind) -> Blocks:
    """Return blocks that only one version has, marked whole."""
    return tuple(block for one in blocks for block in _block(one, kind))


def marked_node(node: N, kind: EditKind) -> N:
    """Return a field, a figure or a place of signature, marked whole."""
    parts: dict[str, Any] = {"edit": kind}
    match node:
        case Field():
            parts |= {"label": edited(kind, node.label), "content": marked(node.content, kind)}
        case SignatureCell():
            parts |= {"id": target(node.id, kind), "field": "", "mark": ""}
            parts |= {n: edited(kind, getattr(node, n)) for n in SIGNATURE_LINES}
        case _:
            parts |= {n: edited(kind, getattr(node, n)) for n in FIGURE_LINES}
    return rebuilt(node, **parts)


SIGNATURE_LINES = ("institution", "fonction", "nom", "mention", "date")
FIGURE_LINES = ("value", "label", "note")
COVER_LINES = ("title", "subtitle", "period", "slogan", "version")


def marked_row(row: tuple[Cell, ...], kind: EditKind) -> tuple[Cell, ...]:
    """Return a row that only one version has."""
    return tuple(rebuilt(cell, content=marked(cell.content, kind)) for cell in row)


def target(name: str, kind: EditKind) -> str:
    """Return the name of a target, another one for what is gone."""
    return f"{OLD}{name}" if name and is_gone(kind) else name


def _block(block: Block, kind: EditKind) -> Blocks:
    def run(content: Inlines) -> Inlines:
        return edited(kind, content)

    match block:
        case Paragraph():
            return (rebuilt(block, content=run(block.content), edit=kind),)
        case Section():
            name = target(block.id, kind)
            inside = marked(block.content, kind)
            return (rebuilt(block, id=name, title=run(block.title), content=inside),)
        case ListBlock():
            return (rebuilt(block, items=tuple(marked(item, kind) for item in block.items)),)
        case Table():
            return (_table(block, kind),)
        case Record():
            fields = tuple(marked_node(field, kind) for field in block.fields)
            return (rebuilt(block, fields=fields, anchor=target(block.anchor, kind)),)
        case KeyFigures():
            return (rebuilt(block, items=tuple(marked_node(item, kind) for item in block.items)),)
        case SignatureGrid():
            cells = tuple(marked_node(cell, kind) for cell in block.cells)
            return (rebuilt(block, cells=cells, heading=run(block.heading)),)
        case Figure() | Chart():
            name = target(block.anchor, kind)
            return (rebuilt(block, caption=run(block.caption), anchor=name, edit=kind),)
        case Cover():
            return change_blocks((block,), run)
        case Logos():
            return () if is_gone(kind) else (block,)
        case TableOfContents():
            return ()
        case Slide():
            raise TypeError("a deck has no marks")


def _table(table: Table, kind: EditKind) -> Table:
    return rebuilt(
        table,
        caption=edited(kind, table.caption),
        head=tuple(marked_row(row, kind) for row in table.head),
        body=tuple(marked_row(row, kind) for row in table.body),
        anchor=target(table.anchor, kind),
        edits=(kind,) * (len(table.head) + len(table.body)),
    )
