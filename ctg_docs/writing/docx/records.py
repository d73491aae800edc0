"""Records: labelled values, one or two to a line, kept on one page when it holds them."""

from __future__ import annotations

from ctg_docs.document.nodes import Record
from ctg_docs.document.rows import LABEL, field_rows
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.elements import Element
from ctg_docs.writing.docx.grids import cell, grid, row
from ctg_docs.writing.docx.inlines import line
from ctg_docs.writing.docx.styles import RECORD_VALUE
from ctg_docs.writing.docx.tables import fill
from ctg_docs.writing.docx.units import TWIPS_PER_POINT, millimetres
from ctg_docs.writing.pages.heights import UNCUT

_LABEL = millimetres(LABEL)
PADDING = millimetres(3)
"""Right margin of a cell, as in the style of records."""


def draw_record(record: Record, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the sheet, a table of four columns: label and value, twice."""
    half = around.width // 2
    widths = [_LABEL, half - _LABEL, _LABEL, around.width - half - _LABEL]
    lines = list(field_rows(record.fields))
    area = context.area.narrowed(around.width / TWIPS_PER_POINT)
    rows: list[Element] = []
    for rank, fields in enumerate(lines, 1):
        tall = not area.holds_fields(fields, UNCUT)
        keep = (around.keep or rank < len(lines)) and not tall
        cells: list[Element] = []
        for place, field in enumerate(fields):
            width = widths[2 * place + 1] if len(fields) > 1 else around.width - _LABEL
            label = line("LibelleFiche", field.label, context, keep_next=keep)
            inside = Surroundings(width - PADDING, RECORD_VALUE, keep=keep)
            value = fill(field.content, context, inside)
            span = 1 if len(fields) > 1 else 3
            cells += [cell(_LABEL, [label]), cell(width, value, span=span)]
        rows.append(context.revisions.row(row(cells, splits=tall), fields[0].edit))
    if not rows:
        return []
    table = grid("Fiche", widths, rows, look=("firstColumn",))
    context.bookmarks.mark([table], record.anchor)
    return [table]
