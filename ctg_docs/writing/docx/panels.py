"""Key figures and figures."""

from __future__ import annotations

from ctg_docs.document.nodes import Figure, KeyFigure, KeyFigures, Map
from ctg_docs.document.rows import TILES, even_rows
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.elements import Element, paragraph
from ctg_docs.writing.docx.grids import cell, grid, row
from ctg_docs.writing.docx.inlines import line
from ctg_docs.writing.docx.pictures import map_picture, picture
from ctg_docs.writing.docx.units import millimetres, shares, twips
from ctg_docs.writing.maps.scene import TALLEST

TALLEST_FIGURE = millimetres(150)
TALLEST_MAP = twips(TALLEST)


def draw_key_figures(node: KeyFigures, context: WordContext, around: Surroundings) -> list[Element]:
    """Return rows of equal tiles, as even as their number allows."""
    if not node.items:
        return []
    size, lines = even_rows(node.items, TILES)
    widths = shares(around.width, [1.0] * size)
    rows = []
    for tiles in lines:
        cells = [cell(w, _tile(t, context)) for w, t in zip(widths, tiles, strict=False)]
        drawn = row(cells, missing=widths[len(tiles) :])
        rows.append(context.revisions.row(drawn, tiles[0].edit))
    return [grid("Chiffres", widths, rows)]


def _tile(item: KeyFigure, context: WordContext) -> list[Element]:
    lines = [
        line("ChiffreValeur", item.value, context),
        line("ChiffreLibelle", item.label, context),
    ]
    if item.note:
        lines.append(line("ChiffreSource", item.note, context))
    return lines


def draw_figure(node: Figure, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the picture or the map, in its own line, and its legend."""
    drawing = (
        map_picture(node.picture, context, around.width, TALLEST_MAP)
        if isinstance(node.picture, Map)
        else picture(node.picture, context, around.width, TALLEST_FIGURE)
    )
    shown = context.revisions.runs(node.edit, [drawing]) if node.edit else [drawing]
    picture_line = paragraph("Figure", shown, keep_next=bool(node.caption) or around.keep)
    elements = [context.revisions.end(picture_line, node.edit)]
    if node.caption:
        elements.append(line("LegendeFigure", node.caption, context, keep_next=around.keep))
    context.bookmarks.mark(elements, node.anchor)
    return elements
