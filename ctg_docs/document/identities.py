"""An id for every block: by it a preview, a comparison or a returned file names a block."""

from __future__ import annotations

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Document,
    Field,
    ListBlock,
    Paragraph,
    Record,
    Section,
    Slide,
    Table,
)
from ctg_docs.document.walk import rebuilt


def identified(document: Document) -> Document:
    """Return the document whose every block has an id of its own.

    Sections and slides keep theirs. Any other block is named after its anchor, or after what holds
    it and its rank there: « objet.2 », « objet.2.1.3 » for a paragraph of the first item of a list.
    """
    return rebuilt(document, blocks=_named(document.blocks, ""))


def _named(blocks: Blocks, above: str) -> Blocks:
    return tuple([_block(block, f"{above}{rank}") for rank, block in enumerate(blocks, 1)])


def _block(block: Block, name: str) -> Block:
    match block:
        case Paragraph(content, role, keep):
            return Paragraph(content, role, keep, name, block.origin)
        case Section(id=own, content=content):
            return rebuilt(block, content=_named(content, f"{own}."))
        case Slide(id=own, content=content, aside=aside, notes=notes):
            columns = [_named(part, f"{own}.{rank}.") for rank, part in enumerate((content, aside))]
            said = _named(notes, f"{own}.notes.")
            return rebuilt(block, content=columns[0], aside=columns[1], notes=said)
        case ListBlock(items=items):
            inside = [_named(item, f"{name}.{rank}.") for rank, item in enumerate(items, 1)]
            return rebuilt(block, items=tuple(inside), id=name)
        case Table():
            return _table(block, block.anchor or name)
        case Record(fields=fields, anchor=anchor):
            own = anchor or name
            filled = [
                Field(field.label, _named(field.content, f"{own}.{rank}."), field.half)
                for rank, field in enumerate(fields, 1)
            ]
            return rebuilt(block, fields=tuple(filled), id=own)
        case _:
            return rebuilt(block, id=getattr(block, "anchor", "") or name)


def _table(table: Table, own: str) -> Table:
    rows = [
        tuple([_cell(cell, f"{own}.{rank}.{column}.") for column, cell in enumerate(row, 1)])
        for rank, row in enumerate((*table.head, *table.body))
    ]
    heads = len(table.head)
    return rebuilt(table, head=tuple(rows[:heads]), body=tuple(rows[heads:]), id=own)


def _cell(cell: Cell, above: str) -> Cell:
    return Cell(_named(cell.content, above), cell.header, cell.colspan, cell.value)
