"""Tables: caption above, rows of heads that repeat, fixed widths."""

from __future__ import annotations

from ctg_docs.document.nodes import Blocks, Edit, Paragraph, Table
from ctg_docs.document.tables import Row, is_title, placed_cells
from ctg_docs.document.words import inline_text
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.elements import Element, paragraph
from ctg_docs.writing.docx.grids import cell, describe, grid, row
from ctg_docs.writing.docx.inlines import line
from ctg_docs.writing.docx.styles import ROWS_TITLE, cell_text
from ctg_docs.writing.docx.units import TWIPS_PER_POINT, shares, twips
from ctg_docs.writing.pages.heights import UNCUT

PADDING, DENSE_PADDING = twips(5), twips(2)
"""Left and right margin of a cell, as in the two styles of tables."""


def draw_table(table: Table, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the caption and the table."""
    widths = shares(around.width, [column.share for column in table.columns])
    padding = DENSE_PADDING if table.dense else PADDING
    area = context.area.narrowed(around.width / TWIPS_PER_POINT)

    def cells(nodes: Row, *, keep: bool) -> list[Element]:
        drawn: list[Element] = []
        for node, start, column, _ in placed_cells(nodes, table.columns):
            width = sum(widths[start : start + node.colspan])
            styled = cell_text(node.header, column.align, dense=table.dense)
            text = ROWS_TITLE if is_title(nodes) else styled
            inside = Surroundings(width - 2 * padding, text, keep=keep)
            drawn.append(cell(width, fill(node.content, context, inside), span=node.colspan))
        return drawn

    rows = [row(cells(nodes, keep=True), header=True) for nodes in table.head]
    for rank, nodes in enumerate(table.body, 1):
        keep = around.keep or (table.whole and rank < len(table.body))
        tall = not area.holds_row(nodes, table.columns, UNCUT)
        rows.append(row(cells(nodes, keep=keep and not tall), splits=tall))
    unmarked: Edit = ""
    for rank, drawn_row in enumerate(rows):
        context.revisions.row(drawn_row, table.edits[rank] if table.edits else unmarked)
    drawn = grid(_style(table), widths, rows, look=("firstRow",) if table.head else ())
    describe(drawn, inline_text(table.caption, context.pages), _column_names(table))
    elements = [*_caption(table, context), drawn]
    context.bookmarks.mark(elements, table.anchor)
    return elements


def _style(table: Table) -> str:
    if table.dense:
        return "TableauSerre"
    return "TableauCompact" if table.compact else "TableauMaison"


def fill(blocks: Blocks, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the content of a cell, which holds a paragraph even when it says nothing."""
    if blocks or around.cell is None:
        return context.draw(blocks, context, around)
    return [paragraph(around.cell.first, keep_next=around.keep)]


def _caption(table: Table, context: WordContext) -> list[Element]:
    if not table.caption:
        return []
    return [line("Caption", table.caption, context, keep_next=True)]


def _column_names(table: Table) -> str:
    last = table.head[-1] if table.head else ()
    paragraphs = (block for node in last for block in node.content if isinstance(block, Paragraph))
    return ", ".join(inline_text(paragraph.content) for paragraph in paragraphs)
