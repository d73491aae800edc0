"""Both versions read again from a marked tree, by accepting or rejecting what is marked."""

from __future__ import annotations

from typing import Any, Literal

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Chart,
    Document,
    Edited,
    Figure,
    Inlines,
    KeyFigures,
    ListBlock,
    Paragraph,
    Record,
    Section,
    SignatureGrid,
    Table,
)
from ctg_docs.document.walk import change_blocks, change_inlines, rebuilt

Side = Literal["ancienne", "nouvelle"]
_LEFT: dict[Side, tuple[str, str]] = {
    "ancienne": ("ajoute", "arrive"),
    "nouvelle": ("retire", "parti"),
}


def side(document: Document, wanted: Side) -> Document:
    """Return one of the two versions that a marked document holds."""
    left = _LEFT[wanted]

    def kept(mark: Edited) -> Inlines:
        return () if mark.kind in left else mark.content

    standing = _blocks(document.blocks, left)
    return rebuilt(
        document, blocks=change_blocks(standing, lambda run: change_inlines(run, kept, (Edited,)))
    )


def _blocks(blocks: Blocks, left: tuple[str, str]) -> Blocks:
    return tuple(found for block in blocks for found in _block(block, left))


def _standing(nodes: Any, left: tuple[str, str]) -> Any:
    return tuple(node for node in nodes if node.edit not in left)


def _block(block: Block, left: tuple[str, str]) -> Blocks:
    match block:
        case Paragraph() | Figure() | Chart():
            return () if block.edit in left else (block,)
        case Section():
            gone = bool(block.title) and all(
                isinstance(n, Edited) and n.kind in left for n in block.title
            )
            content = _blocks(block.content, left)
            return content if gone else (rebuilt(block, content=content),)
        case ListBlock():
            items = tuple(found for item in block.items if (found := _blocks(item, left)))
            return (rebuilt(block, items=items),) if items else ()
        case Table():
            return _table(block, left)
        case Record():
            fields = _standing(block.fields, left)
            inside = (rebuilt(f, content=_blocks(f.content, left)) for f in fields)
            return (rebuilt(block, fields=tuple(inside)),) if fields else ()
        case KeyFigures():
            items = _standing(block.items, left)
            return (rebuilt(block, items=items),) if items else ()
        case SignatureGrid():
            cells = _standing(block.cells, left)
            return (rebuilt(block, cells=cells),) if cells else ()
    return (block,)


def _table(table: Table, left: tuple[str, str]) -> Blocks:
    marks = table.edits or ("",) * (len(table.head) + len(table.body))
    heads = len(table.head)

    def rows(several: tuple[tuple[Cell, ...], ...], own: tuple[str, ...]) -> tuple[Any, ...]:
        return tuple(
            tuple(rebuilt(cell, content=_blocks(cell.content, left)) for cell in row)
            for row, mark in zip(several, own, strict=True)
            if mark not in left
        )

    head, body = rows(table.head, marks[:heads]), rows(table.body, marks[heads:])
    return (rebuilt(table, head=head, body=body),) if head or body else ()
