"""Tables: caption, column shares, header cells, rows that do not break."""

from __future__ import annotations

from collections.abc import Callable

from ctg_docs.document.nodes import Blocks, Cell, Column, Table
from ctg_docs.writing.typst.inlines import inlines
from ctg_docs.writing.typst.markup import array, call, string, yes
from ctg_docs.writing.typst.paper import Paper

Compact = Callable[[Blocks], str]


def table(node: Table, compact: Compact, paper: Paper, *, sourced: bool = False) -> str:
    """Return the table on its paper.

    `compact` draws the blocks of a cell, `sourced` says that the source of the table follows.
    """
    return call(
        "tableau",
        array(f"{column.share:g}fr" for column in node.columns),
        array(_row(row, node.columns, compact, paper) for row in node.head),
        array(_row(row, node.columns, compact, paper) for row in node.body),
        legende=inlines(node.caption) if node.caption else "",
        cible=string(node.id) if node.id else "",
        entier=yes(node.whole),
        court=yes(node.whole and paper.holds_table(node)),
        suivi=yes(sourced),
    )


def is_title(row: tuple[Cell, ...]) -> bool:
    """Say whether a row is one header cell, the title of the rows below it."""
    return len(row) == 1 and row[0].header == "row"


def _row(row: tuple[Cell, ...], columns: tuple[Column, ...], compact: Compact, paper: Paper) -> str:
    title, long = is_title(row), not paper.holds_row(row, columns)
    cells: list[str] = []
    position = 0
    for cell in row:
        align = columns[position].align
        cells.append(
            call(
                "cellule",
                compact(cell.content),
                tete=string(cell.header) if cell.header else "",
                titre=yes(title),
                etendue=str(cell.colspan) if cell.colspan > 1 else "",
                cote="" if align == "left" else align,
                longue=yes(long),
            )
        )
        position += cell.colspan
    return f"(titre: {yes(title) or 'false'}, cellules: {array(cells)})"
