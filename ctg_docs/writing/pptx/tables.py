"""Tables: a native one, in the style that the house gives to tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctg_docs.document.nodes import Cell, Table
from ctg_docs.document.slides.frames import Frame
from ctg_docs.document.slides.geometry import CELL_SIDE, CELL_TOP, Box
from ctg_docs.document.tables import PlacedCell, all_rows, placed_cells, shares
from ctg_docs.document.words import inline_text
from ctg_docs.writing.office.elements import Element, node
from ctg_docs.writing.pptx.colours import scheme
from ctg_docs.writing.pptx.context import SlideContext
from ctg_docs.writing.pptx.inlines import PLAIN, RunLook
from ctg_docs.writing.pptx.master import TABLE_STYLE
from ctg_docs.writing.pptx.shapes import Attributes, frame, free_text, named
from ctg_docs.writing.pptx.texts import ParagraphPlace, body, paragraph
from ctg_docs.writing.pptx.units import emu

_DATA = "http://schemas.openxmlformats.org/drawingml/2006/table"
_SIDES = {"marL": CELL_SIDE, "marR": CELL_SIDE, "marT": CELL_TOP, "marB": CELL_TOP}
_BOLD = RunLook(bold=True)
_LEGEND = RunLook(bold=True, ink="primaire")


def draw_table(
    table: Table, where: Frame, mark: Attributes | None, context: SlideContext
) -> list[Element]:
    """Return the table under its caption."""
    found: list[Element] = []
    if table.caption:
        legend = paragraph(table.caption, context, face=_LEGEND)
        found.append(free_text("Légende", where.over, [legend], context))
    place = replace(where.under, height=sum(where.rows))
    data = node("a:graphicData", {"uri": _DATA}, _grid(table, place, where.rows, context))
    name = named("Tableau", context, _alternative(table))
    found.append(frame(name, place, mark, data))
    return found


def _alternative(table: Table) -> str:
    """Return the alternative of the table: its caption, or else the names of its columns."""
    if table.caption:
        return inline_text(table.caption)
    names = [_words(cell) for row in table.head[-1:] for cell in row]
    return "Tableau\u00a0: " + ", ".join(filter(None, names)) if any(names) else "Tableau"


def _words(cell: Cell) -> str:
    return " ".join(inline_text(getattr(block, "content", ())) for block in cell.content)


def _grid(table: Table, box: Box, heights: Sequence[float], context: SlideContext) -> Element:
    flags = {"firstRow": "1"} if table.head else {}
    names_rows = all(row[0].header == "row" for row in table.body)
    if names_rows:
        flags["firstCol"] = "1"
    style = node("a:tableStyleId", {})
    style.text = TABLE_STYLE
    widths = (emu(box.width * share) for share in shares(table.columns))
    columns = [node("a:gridCol", {"w": str(width)}) for width in widths]
    grid = node("a:tbl", {}, node("a:tblPr", flags, style), node("a:tblGrid", {}, *columns))
    for rank, (row, high) in enumerate(zip(all_rows(table), heights, strict=True)):
        line = node("a:tr", {"h": str(emu(high))})
        # The style dresses the first row alone.
        below_first = 0 < rank < len(table.head)
        for placed in placed_cells(row, table.columns):
            line.extend(_cells(placed, below_first, context))
        grid.append(line)
    return grid


def _cells(placed: PlacedCell, below_first: bool, context: SlideContext) -> Iterator[Element]:
    """Yield a cell, and those that it covers."""
    cell = placed.cell
    face = RunLook(bold=True, ink="blanc") if below_first else _BOLD if cell.header else PLAIN
    look = {side: str(emu(length)) for side, length in _SIDES.items()}
    if cell.header == "col":
        look["anchor"] = "b"
    words = body(cell.content, context, ParagraphPlace(face=face, align=placed.column.align))
    span = {"gridSpan": str(cell.colspan)} if cell.colspan > 1 else {}
    paint = [_paint()] if below_first else []
    yield node("a:tc", span, _text(words), node("a:tcPr", look, *paint))
    for _ in range(cell.colspan - 1):
        yield node("a:tc", {"hMerge": "1"}, _text(body((), context)), node("a:tcPr", {}))


def _text(paragraphs: list[Element]) -> Element:
    return node("a:txBody", {}, node("a:bodyPr", {}), node("a:lstStyle", {}), *paragraphs)


def _paint() -> Element:
    return node("a:solidFill", {}, node("a:schemeClr", {"val": scheme("primaire")}))
