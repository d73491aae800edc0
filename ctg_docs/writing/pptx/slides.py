"""A slide: its title, its columns and its foot, in the placeholders of its layout."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Chart, Figure, KeyFigures, Slide, Table, Text
from ctg_docs.document.screen import LOOKS, boxes
from ctg_docs.document.stacking import FRAMED, Frame, frames
from ctg_docs.french.signs import NBSP
from ctg_docs.writing.office.elements import Element, node, xml
from ctg_docs.writing.pptx.charts import draw_chart
from ctg_docs.writing.pptx.context import Context
from ctg_docs.writing.pptx.inlines import PLAIN, Face, properties, run
from ctg_docs.writing.pptx.layouts import FOOT, LABEL, NUMBER, layout_of, layouts
from ctg_docs.writing.pptx.master import NUMBER_FIELD
from ctg_docs.writing.pptx.pictures import draw_figure
from ctg_docs.writing.pptx.shapes import Attributes, placeholder
from ctg_docs.writing.pptx.tables import draw_table
from ctg_docs.writing.pptx.texts import FREE, Spot, body, paragraph
from ctg_docs.writing.pptx.tiles import draw_tiles

_NO_LAYOUT = 4_294_967_295
"""Index of a placeholder that no layout has: it looks as the master says."""
_TITLE: Attributes = {"type": "title"}


def slide_xml(slide: Slide, number: int, context: Context) -> str:
    """Return the shapes of a slide, in reading order."""
    return xml((*_heads(slide, context), *_columns(slide, context), *_foot(slide, number, context)))


def _heads(slide: Slide, context: Context) -> Iterator[Element]:
    if slide.label:
        mark = {"type": "body", "sz": "quarter", "idx": str(LABEL)}
        yield placeholder("Étiquette", mark, [paragraph(slide.label, context)], context)
    part = (Text(f"{NBSP}{slide.part}"),) if slide.part else ()
    yield placeholder("Titre", _TITLE, [paragraph((*slide.title, *part), context)], context)


def _columns(slide: Slide, context: Context) -> Iterator[Element]:
    found = boxes(slide)
    theme = context.deck.theme
    left = frames(slide.content, found["content"], theme)
    right = frames(slide.aside, found["aside"], theme) if slide.aside else ()
    composed = len(left) > 1 or len(right) > 1
    indexes = iter([zone.index for zone in layouts()[layout_of(slide)].zones])
    if not composed and not left:
        next(indexes)
    for rank, frame in enumerate((*left, *right)):
        if isinstance(frame.blocks[0], FRAMED):
            held = None if composed else _mark(indexes)
            yield from _framed(frame, held, context)
        else:
            mark = _mark(indexes)
            # Programs that look a placeholder up by its kind would put the second on the first.
            box = frame.box if composed or rank else None
            words = body(frame.blocks, context, _spot(slide, mark))
            yield placeholder("Contenu", mark, words, context, box)


def _spot(slide: Slide, mark: Attributes) -> Spot:
    """Return where a text stands; one that no layout awaits is told its colour."""
    orphan = mark["idx"] == str(_NO_LAYOUT)
    return Spot(face=Face(ink=LOOKS[slide.layout].text)) if orphan else FREE


def _framed(frame: Frame, held: Attributes | None, context: Context) -> Iterator[Element]:
    """Yield what a frame holds; alone in its column, it stands in the placeholder of it."""
    match frame.blocks[0]:
        case Table() as table:
            yield from draw_table(table, frame.box, held, context)
        case Chart() as chart:
            yield from draw_chart(chart, frame.box, held, context)
        case KeyFigures() as figures:
            yield from draw_tiles(figures, frame.box, context)
        case Figure() as figure:
            yield from draw_figure(figure, frame.box, context)


def _mark(indexes: Iterator[int]) -> Attributes:
    return {"type": "obj", "idx": str(next(indexes, _NO_LAYOUT))}


def _foot(slide: Slide, number: int, context: Context) -> Iterator[Element]:
    if "foot" not in boxes(slide):
        return
    words = paragraph((Text(context.deck.foot),), context)
    mark = {"type": "ftr", "sz": "quarter", "idx": str(FOOT)}
    yield placeholder("Pied de page", mark, [words], context)
    mark = {"type": "sldNum", "sz": "quarter", "idx": str(NUMBER)}
    yield placeholder("Numéro de diapositive", mark, [counted(number, context)], context)


def counted(number: int, context: Context) -> Element:
    """Return the number of the slide, which PowerPoint keeps right."""
    words = run(str(number), context)
    field = node("a:fld", {"id": NUMBER_FIELD, "type": "slidenum"}, *words)
    return node("a:p", {}, field, properties(context, PLAIN, "a:endParaRPr"))
