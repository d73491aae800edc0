"""Columns of tables that give pages: what quotes them has pages of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Block, Cell, Paragraph, Reference, Section, Table
from ctg_docs.document.tables import starts
from ctg_docs.document.walk import blocks_within, inlines, rebuilt

Row = tuple[Cell, ...]


def without_pages(block: Block) -> Block:
    """Return a block whose tables no longer give pages."""
    if isinstance(block, Section):
        return rebuilt(block, content=tuple(map(without_pages, block.content)))
    if not isinstance(block, Table):
        return block
    dropped = {start for row in block.body for start, cell in starts(row) if _gives_page(cell)}
    if not dropped:
        return block
    columns = tuple(c for rank, c in enumerate(block.columns) if rank not in dropped)
    head, body = (
        tuple(tuple(_kept(row, dropped)) for row in rows) for rows in (block.head, block.body)
    )
    return rebuilt(block, columns=columns, head=head, body=body)


def _kept(row: Row, dropped: set[int]) -> Iterator[Cell]:
    for start, cell in starts(row):
        left = cell.colspan - len(dropped & set(range(start, start + cell.colspan)))
        if left:
            yield rebuilt(cell, colspan=left)


def _gives_page(cell: Cell) -> bool:
    return any(
        isinstance(node, Reference) and node.form == "page"
        for block in blocks_within(cell.content)
        if isinstance(block, Paragraph)
        for node in inlines(block.content)
    )
