"""Records: labelled values, one or two to a line, kept on one page when it holds them."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Field, Record
from ctg_docs.writing.docx.context import Context, Spot
from ctg_docs.writing.docx.elements import Element, paragraph
from ctg_docs.writing.docx.grids import cell, grid, row
from ctg_docs.writing.docx.inlines import inlines
from ctg_docs.writing.docx.styles import RECORD_VALUE
from ctg_docs.writing.docx.tables import fill
from ctg_docs.writing.docx.units import millimetres

LABEL = millimetres(28)
"""Width of the labels."""
PADDING = millimetres(3)
"""Right margin of a cell, as in the style of records."""


def draw_record(record: Record, context: Context, spot: Spot) -> list[Element]:
    """Return the sheet, a table of four columns: label and value, twice."""
    half = spot.width // 2
    widths = [LABEL, half - LABEL, LABEL, spot.width - half - LABEL]
    lines = list(_lines(record.fields))
    rows: list[Element] = []
    for rank, fields in enumerate(lines, 1):
        keep = spot.keep or rank < len(lines)
        cells: list[Element] = []
        for place, field in enumerate(fields):
            width = widths[2 * place + 1] if len(fields) > 1 else spot.width - LABEL
            label = paragraph("LibelleFiche", inlines(field.label, context), keep_next=keep)
            inside = Spot(width - PADDING, RECORD_VALUE, keep=keep)
            value = fill(field.content, context, inside)
            span = 1 if len(fields) > 1 else 3
            cells += [cell(LABEL, [label]), cell(width, value, span=span)]
        rows.append(row(cells))
    table = grid("Fiche", widths, rows, look=("firstColumn",))
    context.bookmarks.mark([table], record.id)
    return [table]


def _lines(fields: tuple[Field, ...]) -> Iterator[tuple[Field, ...]]:
    """Yield the fields of each line: two consecutive halves share one."""
    rank = 0
    while rank < len(fields):
        pair = fields[rank : rank + 2]
        size = 2 if len(pair) == 2 and all(f.half for f in pair) else 1
        yield fields[rank : rank + size]
        rank += size
