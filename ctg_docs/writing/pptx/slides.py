"""A slide: its title, its columns and its foot, in the placeholders of its layout."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Chart, Figure, KeyFigures, Table, Text
from ctg_docs.document.slides.frames import FRAMED, Frame
from ctg_docs.document.slides.geometry import LOGO_BAND
from ctg_docs.document.slides.placement import PlacedSlide
from ctg_docs.document.slides.titles import full_title
from ctg_docs.french.signs import NBSP
from ctg_docs.writing.office.elements import Element, node, xml
from ctg_docs.writing.pptx.charts import draw_chart
from ctg_docs.writing.pptx.context import SlideContext
from ctg_docs.writing.pptx.inlines import PLAIN, RunLook, properties, run
from ctg_docs.writing.pptx.layouts import FOOT, LABEL, NUMBER, layout_of, layouts
from ctg_docs.writing.pptx.master import NUMBER_FIELD
from ctg_docs.writing.pptx.pictures import draw_figure, draw_logo
from ctg_docs.writing.pptx.shapes import Attributes, Fit, panel, placeholder, text
from ctg_docs.writing.pptx.tables import draw_table
from ctg_docs.writing.pptx.texts import FREE, ParagraphPlace, body, paragraph
from ctg_docs.writing.pptx.tiles import draw_tiles

_NO_LAYOUT = 4_294_967_295
"""Index of a placeholder that no layout has: it looks as the master says."""
_TITLE: Attributes = {"type": "title"}


def slide_xml(placed: PlacedSlide, context: SlideContext) -> str:
    """Return the shapes of a slide, in reading order."""
    parts = (_heads, _columns, _logos, _foot)
    return xml(element for part in parts for element in part(placed, context))


def _heads(placed: PlacedSlide, context: SlideContext) -> Iterator[Element]:
    slide = placed.slide
    if slide.label:
        mark = {"type": "body", "sz": "quarter", "idx": str(LABEL)}
        yield placeholder("Étiquette", mark, [paragraph(slide.label, context)], context)
    title, usual = paragraph(full_title(slide, NBSP), context), layouts()[layout_of(placed)].title
    own = placed.title if slide.lowered else None
    scale = placed.title.size() / usual.size
    yield placeholder("Titre", _TITLE, [title], context, Fit(own, scale))


def _columns(placed: PlacedSlide, context: SlideContext) -> Iterator[Element]:
    composed = placed.composed
    indexes = iter([zone.index for zone in layouts()[layout_of(placed)].zones])
    if not composed and not placed.columns[0]:
        next(indexes)
    for rank, frame in enumerate(frame for column in placed.columns for frame in column):
        if isinstance(frame.blocks[0], FRAMED):
            mark = None if composed else _mark(indexes)
            yield from _framed(frame, mark, context)
        else:
            mark = _mark(indexes)
            # Programs that look a placeholder up by its kind would put the second on the first.
            box = frame.box if composed or rank or placed.slide.lowered else None
            words = body(frame.blocks, context, _around(placed, mark))
            scale = frame.box.size() / layouts()[layout_of(placed)].zones[0].size
            yield placeholder("Contenu", mark, words, context, Fit(box, scale))


def _around(placed: PlacedSlide, mark: Attributes) -> ParagraphPlace:
    """Return the box of a text; one that no layout awaits is told its colour."""
    orphan = mark["idx"] == str(_NO_LAYOUT)
    return ParagraphPlace(face=RunLook(ink=placed.look.text)) if orphan else FREE


def _framed(frame: Frame, mark: Attributes | None, context: SlideContext) -> Iterator[Element]:
    """Yield the shapes of a frame; alone in its column, it stands in the placeholder of it."""
    match frame.blocks[0]:
        case Table() as table:
            yield from draw_table(table, frame, mark, context)
        case Chart() as chart:
            yield from draw_chart(chart, frame, mark, context)
        case KeyFigures() as figures:
            yield from draw_tiles(figures, frame, context)
        case Figure() as figure:
            yield from draw_figure(figure, frame, context)


def _mark(indexes: Iterator[int]) -> Attributes:
    return {"type": "obj", "idx": str(next(indexes, _NO_LAYOUT))}


def _logos(placed: PlacedSlide, context: SlideContext) -> Iterator[Element]:
    """Yield the band of the logos, white on any ground, then each of them."""
    if placed.logos:
        yield panel("Bandeau", LOGO_BAND, "blanc", text([paragraph((), context)]), context)
    for logo, box in placed.logos:
        yield draw_logo(logo, box, context)


def _foot(placed: PlacedSlide, context: SlideContext) -> Iterator[Element]:
    if not placed.footed:
        return
    words = paragraph((Text(context.deck.foot),), context)
    mark = {"type": "ftr", "sz": "quarter", "idx": str(FOOT)}
    yield placeholder("Pied de page", mark, [words], context)
    mark = {"type": "sldNum", "sz": "quarter", "idx": str(NUMBER)}
    yield placeholder("Numéro de diapositive", mark, [counted(placed.rank, context)], context)


def counted(number: int, context: SlideContext) -> Element:
    """Return the number of the slide, which PowerPoint keeps right."""
    words = run(str(number), context)
    field = node("a:fld", {"id": NUMBER_FIELD, "type": "slidenum"}, *words)
    return node("a:p", {}, field, properties(context, PLAIN, "a:endParaRPr"))
