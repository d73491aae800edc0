"""Tables: real ones, with caption, column widths, header cells and scopes."""

from __future__ import annotations

from collections.abc import Callable

from ctg_docs.document.nodes import Blocks, Cell, Column, Table
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.html.markup import element, void

ALIGNMENTS = {"left": "", "right": "a-droite", "center": "au-centre"}


def table(node: Table, compact: Callable[[Blocks], str]) -> str:
    """Return the table; `compact` draws the blocks of a cell."""
    caption = element("caption", inlines(node.caption), "legende") if node.caption else ""
    head = _rows(node.head, node.columns, compact)
    body = _rows(node.body, node.columns, compact)
    markup = element(
        "table",
        caption
        + _widths(node.columns)
        + (element("thead", head) if head else "")
        + element("tbody", body),
        "tableau",
        id=node.id,
    )
    # Asked of the table itself, not to break would part it from its caption when it cannot fit.
    return element("div", markup, "d-un-seul-tenant") if node.whole else markup


def _widths(columns: tuple[Column, ...]) -> str:
    total = sum(column.share for column in columns)
    return element(
        "colgroup",
        "".join(void("col", style=f"width:{100 * c.share / total:.3f}%") for c in columns),
    )


def _rows(
    rows: tuple[tuple[Cell, ...], ...],
    columns: tuple[Column, ...],
    compact: Callable[[Blocks], str],
) -> str:
    return "".join(
        element(
            "tr",
            _cells(row, columns, compact),
            "rang",
            "rang-titre" if _is_title(row) else "",
        )
        for row in rows
    )


def _is_title(row: tuple[Cell, ...]) -> bool:
    """Say whether a row is one header cell, the title of the rows below it."""
    return len(row) == 1 and row[0].header == "row"


def _cells(
    row: tuple[Cell, ...], columns: tuple[Column, ...], compact: Callable[[Blocks], str]
) -> str:
    cells: list[str] = []
    position = 0
    for cell in row:
        align = ALIGNMENTS[columns[position].align]
        title = "cellule-titre" if _is_title(row) else ""
        cells.append(_cell(cell, compact, align, title))
        position += cell.colspan
    return "".join(cells)


def _cell(cell: Cell, compact: Callable[[Blocks], str], *looks: str) -> str:
    span = str(cell.colspan) if cell.colspan > 1 else ""
    content = compact(cell.content)
    classes = ("cellule", f"tete-{cell.header}" if cell.header else "", *looks)
    if cell.header and content:
        return element("th", content, *classes, scope=cell.header, colspan=span)
    return element("td", content, *classes, colspan=span)
