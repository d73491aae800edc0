"""Tables: caption, column shares, header cells, rows that do not break."""

from __future__ import annotations

from collections.abc import Callable

from ctg_docs.document.nodes import Blocks, Column, Table
from ctg_docs.document.tables import Row, is_title, placed_cells
from ctg_docs.writing.pages.heights import PageArea
from ctg_docs.writing.typst.inlines import inlines
from ctg_docs.writing.typst.markup import array, call, string, yes

Compact = Callable[[Blocks], str]


def table(
    node: Table,
    compact: Compact,
    paper: PageArea,
    *,
    sourced: bool = False,
    leading: bool = False,
) -> str:
    """Return the table on its paper.

    `compact` draws the blocks of a cell, `sourced` says that the source of the table follows,
    `leading` keeps it with what does.
    """
    return call(
        "tableau",
        array(f"{column.share:g}fr" for column in node.columns),
        array(_row(row, node.columns, compact, paper) for row in node.head),
        array(_row(row, node.columns, compact, paper) for row in node.body),
        legende=inlines(node.caption) if node.caption else "",
        cible=string(node.anchor) if node.anchor else "",
        entier=yes(node.whole),
        court=yes(node.whole and paper.holds_table(node)),
        suivi=yes(sourced),
        solidaire=yes(leading),
        serre=yes(node.dense),
        compact=yes(node.compact),
    )


def _row(row: Row, columns: tuple[Column, ...], compact: Compact, paper: PageArea) -> str:
    title, long = is_title(row), not paper.holds_row(row, columns)
    cells = (
        call(
            "cellule",
            compact(cell.content),
            tete=string(cell.header) if cell.header else "",
            titre=yes(title),
            etendue=str(cell.colspan) if cell.colspan > 1 else "",
            cote="" if column.align == "left" else column.align,
            longue=yes(long),
        )
        for cell, _, column, _ in placed_cells(row, columns)
    )
    return f"(titre: {yes(title) or 'false'}, cellules: {array(cells)})"
