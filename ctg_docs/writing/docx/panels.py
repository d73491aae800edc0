"""Key figures and figures."""

from __future__ import annotations

from ctg_docs.document.nodes import Figure, KeyFigure, KeyFigures
from ctg_docs.document.rows import TILES, even_rows
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.elements import Element, paragraph
from ctg_docs.writing.docx.grids import cell, grid, row
from ctg_docs.writing.docx.inlines import inlines
from ctg_docs.writing.docx.pictures import picture
from ctg_docs.writing.docx.units import millimetres, shares

TALLEST_FIGURE = millimetres(150)


def draw_key_figures(node: KeyFigures, context: WordContext, around: Surroundings) -> list[Element]:
    """Return rows of equal tiles, as even as their number allows."""
    if not node.items:
        return []
    size, lines = even_rows(node.items, TILES)
    widths = shares(around.width, [1.0] * size)
    rows = []
    for tiles in lines:
        cells = [cell(w, _tile(t, context)) for w, t in zip(widths, tiles, strict=False)]
        rows.append(row(cells, missing=widths[len(tiles) :]))
    return [grid("Chiffres", widths, rows)]


def _tile(item: KeyFigure, context: WordContext) -> list[Element]:
    lines = [
        paragraph("ChiffreValeur", inlines(item.value, context)),
        paragraph("ChiffreLibelle", inlines(item.label, context)),
    ]
    if item.note:
        lines.append(paragraph("ChiffreSource", inlines(item.note, context)))
    return lines


def draw_figure(node: Figure, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the picture, in its own line, and its legend."""
    drawing = picture(node.picture, context, around.width, TALLEST_FIGURE)
    elements = [paragraph("Figure", [drawing], keep_next=bool(node.caption) or around.keep)]
    if node.caption:
        legend = inlines(node.caption, context)
        elements.append(paragraph("LegendeFigure", legend, keep_next=around.keep))
    context.bookmarks.mark(elements, node.anchor)
    return elements
