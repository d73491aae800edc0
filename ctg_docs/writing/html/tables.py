"""Tables: real ones, with caption, column widths, header cells and scopes."""

from __future__ import annotations

from collections.abc import Callable

from ctg_docs.document.nodes import Blocks, Cell, Column, Table
from ctg_docs.document.tables import Row, is_title, placed_cells, shares
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.markup import element, void

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
        "serre" if node.dense else "",
        "compact" if node.compact else "",
        id=node.anchor,
    )
    # Asked of the table itself, not to break would part it from its caption when it cannot fit.
    if not node.whole:
        return markup
    return element("div", markup, "d-un-seul-tenant", "peu-espace" if node.compact else "")


def _widths(columns: tuple[Column, ...]) -> str:
    widths = (void("col", style=f"width:{100 * share:.3f}%") for share in shares(columns))
    return element("colgroup", "".join(widths))


def _rows(
    rows: tuple[Row, ...],
    columns: tuple[Column, ...],
    compact: Callable[[Blocks], str],
) -> str:
    return "".join(
        element(
            "tr",
            _cells(row, columns, compact),
            "rang",
            "rang-titre" if is_title(row) else "",
        )
        for row in rows
    )


def _cells(row: Row, columns: tuple[Column, ...], compact: Callable[[Blocks], str]) -> str:
    title = "cellule-titre" if is_title(row) else ""
    return "".join(
        _cell(cell, compact, ALIGNMENTS[column.align], title)
        for cell, _, column, _ in placed_cells(row, columns)
    )


def _cell(cell: Cell, compact: Callable[[Blocks], str], *looks: str) -> str:
    span = str(cell.colspan) if cell.colspan > 1 else ""
    content = compact(cell.content)
    classes = ("cellule", f"tete-{cell.header}" if cell.header else "", *looks)
    if cell.header and content:
        return element("th", content, *classes, scope=cell.header, colspan=span)
    return element("td", content, *classes, colspan=span)
