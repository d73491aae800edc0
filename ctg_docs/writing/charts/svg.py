"""A chart as SVG, for pages: the words stay words, the hatchings print in black and white."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.document.nodes import Chart
from ctg_docs.document.slides.frames import Frame
from ctg_docs.document.slides.geometry import SMALL
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import POINTS_PER_MILLIMETRE
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.horizontal import HorizontalBars
from ctg_docs.writing.charts.labelling import horizontal
from ctg_docs.writing.charts.legend import legend
from ctg_docs.writing.charts.palette import looks
from ctg_docs.writing.charts.pen import Pen, n
from ctg_docs.writing.charts.vertical import VerticalBars
from ctg_docs.writing.markup import element, quoted, text

NAMESPACE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Canvas:
    """The canvas of a chart; lengths and the size of its type are in points.

    It takes the height it needs, in the type of a table, unless others are asked for. `name`, which
    no other drawing of the page bears, begins the ids of its hatchings.
    """

    width: float
    name: str
    height: float | None = None
    size: float | None = None
    slack: float = 1.0
    """Widths of words to reckon with, in those of the house face: a screen may lack it."""


def framed(frame: Frame) -> Canvas:
    """Return the canvas of a chart in a frame of a slide."""
    width, height = (
        length * POINTS_PER_MILLIMETRE for length in (frame.box.width, frame.under.height)
    )
    return Canvas(width, frame.name, height, SMALL)


def draw_svg(chart: Chart, theme: Theme, canvas: Canvas) -> str:
    """Return the drawing as one element, to stand among the words of a page.

    Its title is the alternative of the chart.
    """
    pen = _pen(chart, theme, canvas)
    drawing, height = _drawn(chart, pen, canvas)
    size = f'width="{n(canvas.width)}pt" height="{n(height)}pt"'
    return (
        f'<svg xmlns="{NAMESPACE}" class="graphique-dessin" role="img" {size}'
        f' viewBox="0 0 {n(canvas.width)} {n(height)}"'
        f' font-family={quoted(f"{theme.texte.famille}, sans-serif")} font-size="{n(pen.size)}"'
        f' fill="{theme.couleurs.texte}">'
        f"{element('title', text(inline_text(chart.alt)))}{pen.hatchings()}{drawing}</svg>"
    )


def natural_height(chart: Chart, theme: Theme, width: float) -> float:
    """Return the height that the drawing takes in a width, in points."""
    canvas = Canvas(width, "")
    return _drawn(chart, _pen(chart, theme, canvas), canvas)[1]


def _pen(chart: Chart, theme: Theme, canvas: Canvas) -> Pen:
    size = canvas.size or theme.tailles.petit
    return Pen(theme, size, looks(chart.series, theme), canvas.name, canvas.slack)


def _drawn(chart: Chart, pen: Pen, canvas: Canvas) -> tuple[str, float]:
    above, top = legend(chart, pen, canvas.width)
    kind = HorizontalBars if horizontal(chart) else VerticalBars
    bars, bottom = kind(chart, pen, canvas.width, canvas.height).draw(top)
    return above + bars, canvas.height or bottom
