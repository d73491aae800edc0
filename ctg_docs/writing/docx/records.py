"""Records: labelled values, one or two to a line, kept on one page when it holds them."""

from __future__ import annotations

from ctg_docs.document.nodes import Record
from ctg_docs.document.rows import GUTTER, LABEL, field_rows, opened, text_columns
from ctg_docs.document.words import inline_text
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.elements import Element
from ctg_docs.writing.docx.grids import cell, describe, grid, row
from ctg_docs.writing.docx.inlines import line
from ctg_docs.writing.docx.styles import RECORD_VALUE, RUNNING_VALUE
from ctg_docs.writing.docx.tables import fill
from ctg_docs.writing.docx.units import TWIPS_PER_POINT, millimetres, shares
from ctg_docs.writing.pages.heights import UNCUT

_LABEL = millimetres(LABEL)
_GUTTER = millimetres(GUTTER)
PADDING = millimetres(3)
"""Right margin of a cell, as in the style of records."""


def draw_record(record: Record, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the sheet, a table of four columns: label and value, twice."""
    if record.running:
        return _draw_running(record, context, around)
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


def _draw_running(record: Record, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the labelled words of an action sheet: two columns, or one that pages may cut."""
    area = context.area.narrowed(around.width / TWIPS_PER_POINT)
    columns = text_columns(record.fields) if area.holds_columns(record) else (record.fields,)
    # Each column ends with the gutter, the last one in the margin of the page.
    widths = shares(around.width + _GUTTER, [1.0] * len(columns))
    cells = []
    for width, fields in zip(widths, columns, strict=True):
        inside = Surroundings(width - _GUTTER, RUNNING_VALUE, keep=around.keep)
        words = [element for f in fields for element in fill(opened(f), context, inside)]
        cells.append(cell(width, words or fill((), context, inside)))
    drawn = context.revisions.row(row(cells, splits=len(columns) == 1), "")
    table = grid("FicheTexte", widths, [drawn])
    describe(table, "", ", ".join(inline_text(field.label) for field in record.fields))
    context.bookmarks.mark([table], record.anchor)
    return [table]
