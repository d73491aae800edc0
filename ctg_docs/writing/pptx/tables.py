"""Tables: a native one, in the style that the house gives to tables."""

from __future__ import annotations

from dataclasses import replace

from ctg_docs.document.metrics import SLACK
from ctg_docs.document.nodes import Cell, Table
from ctg_docs.document.screen import CELL_SIDE, CELL_TOP, Box
from ctg_docs.document.stacking import measure
from ctg_docs.document.words import inline_text
from ctg_docs.writing.office.elements import Element, node
from ctg_docs.writing.pptx.colours import scheme
from ctg_docs.writing.pptx.context import Context
from ctg_docs.writing.pptx.inlines import PLAIN, Face
from ctg_docs.writing.pptx.master import TABLE_STYLE
from ctg_docs.writing.pptx.shapes import Attributes, frame, free_text, named
from ctg_docs.writing.pptx.texts import Spot, body, paragraph
from ctg_docs.writing.pptx.units import emu

_DATA = "http://schemas.openxmlformats.org/drawingml/2006/table"
_SIDES = {"marL": CELL_SIDE, "marR": CELL_SIDE, "marT": CELL_TOP, "marB": CELL_TOP}
_BOLD = Face(bold=True)
_LEGEND = Face(bold=True, ink="primaire")


def draw_table(table: Table, box: Box, mark: Attributes | None, context: Context) -> list[Element]:
    """Return the table under its caption."""
    measured = measure(context.deck.theme, box)
    found: list[Element] = []
    high = measured.caption(table.caption, box.width)
    if high:
        legend = paragraph(table.caption, context, face=_LEGEND)
        found.append(free_text("Légende", replace(box, height=high), [legend], context))
    # A row grows with its words and never shrinks: it gets the least height that they take.
    rows = [measured.row(table, row, box.width / SLACK) for row in (*table.head, *table.body)]
    place = replace(box, top=box.top + high, height=sum(rows))
    data = node("a:graphicData", {"uri": _DATA}, _grid(table, place, rows, context))
    name = named("Tableau", context, _alternative(table))
    found.append(frame(name, place, mark, data))
    return found


def _alternative(table: Table) -> str:
    """Return what the table is about: its caption, or else the names of its columns."""
    if table.caption:
        return inline_text(table.caption)
    names = [_words(cell) for row in table.head[-1:] for cell in row]
    return "Tableau\u00a0: " + ", ".join(filter(None, names)) if any(names) else "Tableau"


def _words(cell: Cell) -> str:
    return " ".join(inline_text(getattr(block, "content", ())) for block in cell.content)


def _grid(table: Table, box: Box, heights: list[float], context: Context) -> Element:
    flags = {"firstRow": "1"} if table.head else {}
    names_rows = all(row[0].header == "row" for row in table.body)
    if names_rows:
        flags["firstCol"] = "1"
    style = node("a:tableStyleId", {})
    style.text = TABLE_STYLE
    total = sum(column.share for column in table.columns)
    widths = (emu(box.width * column.share / total) for column in table.columns)
    columns = [node("a:gridCol", {"w": str(width)}) for width in widths]
    grid = node("a:tbl", {}, node("a:tblPr", flags, style), node("a:tblGrid", {}, *columns))
    for rank, (row, high) in enumerate(
        zip((*table.head, *table.body), heights, strict=True), -len(table.head)
    ):
        line = node("a:tr", {"h": str(emu(high))})
        # The style dresses the first row alone.
        below_first = -len(table.head) < rank < 0
        _fill(line, table, row, below_first, context)
        grid.append(line)
    return grid


def _fill(
    line: Element, table: Table, row: tuple[Cell, ...], below_first: bool, context: Context
) -> None:
    position = 0
    for cell in row:
        align = table.columns[position].align
        face = Face(bold=True, ink="blanc") if below_first else _BOLD if cell.header else PLAIN
        attributes = {"gridSpan": str(cell.colspan)} if cell.colspan > 1 else {}
        paint = [_paint()] if below_first else []
        look = {side: str(emu(length)) for side, length in _SIDES.items()}
        if cell.header == "col":
            look["anchor"] = "b"
        content = node(
            "a:txBody",
            {},
            node("a:bodyPr", {}),
            node("a:lstStyle", {}),
            *body(cell.content, context, Spot(face=face, align=align)),
        )
        line.append(node("a:tc", attributes, content, node("a:tcPr", look, *paint)))
        for _ in range(cell.colspan - 1):
            line.append(_merged(context))
        position += cell.colspan


def _paint() -> Element:
    return node("a:solidFill", {}, node("a:schemeClr", {"val": scheme("primaire")}))


def _merged(context: Context) -> Element:
    """Return a cell that the one before it covers."""
    empty = node("a:txBody", {}, node("a:bodyPr", {}), node("a:lstStyle", {}), *body((), context))
    return node("a:tc", {"hMerge": "1"}, empty, node("a:tcPr", {}))
