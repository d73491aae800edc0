"""Key figures: panels in even rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ctg_docs.document.nodes import KeyFigure, KeyFigures
from ctg_docs.document.rows import even_rows
from ctg_docs.document.slides.frames import Frame
from ctg_docs.document.slides.geometry import TILE_GAP, TILE_PADDING, TILE_SIZES, Ink
from ctg_docs.writing.office.elements import Element, node
from ctg_docs.writing.pptx.colours import scheme
from ctg_docs.writing.pptx.context import SlideContext
from ctg_docs.writing.pptx.shapes import panel
from ctg_docs.writing.pptx.texts import paragraph
from ctg_docs.writing.pptx.units import emu, hundredths

_INKS: tuple[Ink, ...] = ("primaire", "texte", "discret")


def draw_tiles(figures: KeyFigures, where: Frame, context: SlideContext) -> Iterator[Element]:
    """Yield a panel for each figure: its value, what it counts, where it comes from."""
    box = where.box
    size, rows = even_rows(figures.items, where.tiles)
    width = (box.width - TILE_GAP * (size - 1)) / size
    top = box.top
    for row, high in zip(rows, where.rows, strict=True):
        for rank, item in enumerate(row):
            left = box.left + rank * (width + TILE_GAP)
            place = replace(box, left=left, top=top, width=width, height=high)
            yield panel("Chiffre clé", place, "fond", _text(item, context), context)
        top += high + TILE_GAP


def _text(item: KeyFigure, context: SlideContext) -> Element:
    padding = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), str(emu(TILE_PADDING)))
    looks = zip(TILE_SIZES, _INKS, strict=True)
    style = [_level(rank, size, ink) for rank, (size, ink) in enumerate(looks, 1)]
    lines = enumerate((item.value, item.label, item.note))
    return node(
        "p:txBody",
        {},
        node("a:bodyPr", {"wrap": "square", **padding, "anchor": "t"}),
        node("a:lstStyle", {}, *style),
        *(paragraph(content, context, level) for level, content in lines if content),
    )


def _level(rank: int, size: float, ink: Ink) -> Element:
    """Return the look of a line of a panel; the panel has three, and no gap between them."""
    paint = node("a:solidFill", {}, node("a:schemeClr", {"val": scheme(ink)}))
    bold = {"b": "1"} if rank == 1 else {}
    return node(
        f"a:lvl{rank}pPr",
        {"marL": "0", "indent": "0"},
        node("a:spcAft", {}, node("a:spcPts", {"val": "0"})),
        node("a:buNone", {}),
        node("a:defRPr", {"sz": str(hundredths(size)), **bold}, paint),
    )
