"""Blocks: one or more elements each, sections and lists holding others."""

from __future__ import annotations

from dataclasses import replace

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Chart,
    Cover,
    Edit,
    Figure,
    KeyFigures,
    ListBlock,
    Logos,
    Paragraph,
    Record,
    Section,
    SignatureGrid,
    Slide,
    Table,
    TableOfContents,
)
from ctg_docs.document.pictures.logos import AT_HEAD
from ctg_docs.writing.docx.charts import draw_chart
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.counters import PATTERNS, is_numbered, typed_number
from ctg_docs.writing.docx.cover import draw_cover
from ctg_docs.writing.docx.elements import Element, paragraph, run, w
from ctg_docs.writing.docx.inlines import inlines
from ctg_docs.writing.docx.lists import draw_list
from ctg_docs.writing.docx.panels import draw_figure, draw_key_figures
from ctg_docs.writing.docx.pictures import row_of_logos
from ctg_docs.writing.docx.records import draw_record
from ctg_docs.writing.docx.revisions import line_mark
from ctg_docs.writing.docx.signatures import draw_signatures
from ctg_docs.writing.docx.styles import paragraph_style
from ctg_docs.writing.docx.tables import draw_table
from ctg_docs.writing.docx.toc import draw_contents

_DRAWN_AS_TABLES = (Table, Record, KeyFigures, SignatureGrid)


def draw(blocks: Blocks, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the elements of blocks in reading order."""
    elements: list[Element] = []
    for rank, block in enumerate(blocks):
        following = blocks[rank + 1 : rank + 2]
        leads = isinstance(block, Table) and _is_running(following)
        inside = replace(around, keep=True) if leads else around
        after_contents = rank > 0 and isinstance(blocks[rank - 1], TableOfContents)
        if after_contents and isinstance(block, Section):
            elements += _section(replace(block, new_page=True), context, around)
        else:
            elements += _block(block, rank, context, inside)
        if isinstance(block, _DRAWN_AS_TABLES):
            gap = _gap(block, following, inside)
            elements.append(context.revisions.end(gap, _whole_mark(block)))
    return elements


def _block(block: Block, rank: int, context: WordContext, around: Surroundings) -> list[Element]:
    match block:
        case Paragraph():
            style = paragraph_style(block.role, around.cell, rank)
            keep = block.keep or around.keep
            drawn = paragraph(style, inlines(block.content, context), keep_next=keep)
            _, move = line_mark(block.content)
            return [context.revisions.end(drawn, block.edit, move)]
        case Section():
            return _section(block, context, around)
        case ListBlock():
            return draw_list(block, context, around)
        case Table():
            return draw_table(block, context, around)
        case Record():
            return draw_record(block, context, around)
        case KeyFigures():
            return draw_key_figures(block, context, around)
        case Figure():
            return draw_figure(block, context, around)
        case Logos():
            runs = row_of_logos(block.pictures, context, AT_HEAD)
            return [paragraph("LogosEnTete", runs)]
        case Chart():
            return draw_chart(block, context, around)
        case SignatureGrid():
            return draw_signatures(block, context, around)
        case Cover():
            return draw_cover(block, context, around)
        case TableOfContents():
            return draw_contents(block, context)
        case Slide():
            raise TypeError("only a deck draws slides")


def _section(section: Section, context: WordContext, around: Surroundings) -> list[Element]:
    scheme = section.kind if section.kind in PATTERNS else around.scheme
    style = context.headings.style(section, scheme)
    lead = typed_number(section.number, counted=is_numbered(style))
    runs = [run("", w("t", lead))] if lead else []
    # « Saut de page avant » (paragraph, Word) undoes it.
    at_top = section.id in context.pages.starts and not section.new_page
    title = [*runs, *inlines(section.title, context)]
    heading = paragraph(style, title, page_break=section.new_page, at_top=at_top)
    context.bookmarks.mark([heading], section.id, in_contents=section.in_toc, after=len(runs))
    context.revisions.end(heading, *line_mark(section.title))
    inside = replace(around, scheme=scheme)
    if not context.area.holds_sheet(section):
        return [heading, *draw(section.content, context, inside)]
    *content, last = section.content
    body = draw(tuple(content), context, replace(inside, keep=True))
    return [heading, *body, *draw((last,), context, inside)]


def _is_running(following: Blocks) -> bool:
    """Say whether a record of running text comes next, which the table before it leads to."""
    match following:
        case (Record(running=True),):
            return True
    return False


def _whole_mark(block: Table | Record | KeyFigures | SignatureGrid) -> Edit:
    """Return the mark of a block whose every part bears the same, or none."""
    match block:
        case Table():
            marks = set(block.edits)
        case Record():
            marks = {field.edit for field in block.fields}
        case KeyFigures():
            marks = {item.edit for item in block.items}
        case SignatureGrid():
            marks = {cell.edit for cell in block.cells}
    return marks.pop() if len(marks) == 1 else ""


def _gap(block: Block, following: Blocks, around: Surroundings) -> Element:
    """Return the line that parts a table from what follows; its source stands closer."""
    match block, following:
        case _, (Paragraph(role="source"),):
            return paragraph("AvantSource", keep_next=True)
        case ((Table(compact=True) | Record(running=True)), ()):
            return paragraph("FinFiche", keep_next=around.keep)
        case Record(running=True), _:
            # Its last words have room under them already, which a cell keeps.
            return paragraph("ApresTexteFiche", keep_next=around.keep)
        case Table(compact=True), _:
            return paragraph("ApresTableauCompact", keep_next=around.keep)
    return paragraph("ApresTableau", keep_next=around.keep)
