"""The house style of a native chart: its type, its bars, its values and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ctg_docs.document.nodes import Chart, Series
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.labelling import GAP, extent, horizontal, printed, stacked, turned
from ctg_docs.writing.charts.palette import PATTERNS, SeriesLook, looks
from ctg_docs.writing.charts.values import number_format
from ctg_docs.writing.office.templates import hexa

if TYPE_CHECKING:
    from pptx.chart.chart import Chart as Drawing

# The library is large, and only a document with a native chart needs it.
# ruff: noqa: PLC0415

_UPWARDS = "-5400000"
_HEADROOM = 1.4
"""Height of the scale above values that are written upwards, in tallest columns."""


def dress(drawing: Drawing, chart: Chart, theme: Theme, size: float) -> None:
    """Give a chart that the library made the look of the house; `size` is in points."""
    _letter(drawing, theme, size)
    _clear(drawing, chart, theme)
    drawn = drawing.plots[0].series
    for series, node, look in zip(
        drawn, chart.series, looks(len(chart.series), theme), strict=True
    ):
        _fill(series.format, look)
        _label(series, node, chart)


def _letter(drawing: Drawing, theme: Theme, size: float) -> None:
    from pptx.util import Pt

    drawing.font.size = Pt(size)
    drawing.font.name = theme.texte.famille
    drawing.font.bold = False
    _paint(drawing.font.fill, theme.couleurs.texte)


def _clear(drawing: Drawing, chart: Chart, theme: Theme) -> None:
    """Leave the bars, the categories in reading order, and a legend when it tells something."""
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK

    drawing.has_title = False
    drawing.has_legend = len(chart.series) > 1
    if drawing.has_legend:
        drawing.legend.position = XL_LEGEND_POSITION.TOP
        drawing.legend.include_in_layout = False
    values, categories = drawing.value_axis, drawing.category_axis
    values.has_major_gridlines = False
    values.visible = False
    if not any(v < 0 for s in chart.series for v in s.values if v is not None):
        values.minimum_scale = 0
    if turned(chart):
        values.maximum_scale = round(float(extent(chart)[1]) * _HEADROOM, 2)
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.reverse_order = horizontal(chart)
    _name_each(categories._element)
    _paint(categories.format.line.fill, theme.couleurs.discret)
    drawing.plots[0].gap_width = round(100 * GAP)
    drawing.plots[0].vary_by_categories = False


def _name_each(axis: Any) -> None:
    """Ask for the name of every category, where the suite would leave out some."""
    from pptx.oxml.ns import qn

    axis.find(qn("c:noMultiLvlLbl")).addprevious(
        axis.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    )


def _fill(shape: Any, look: SeriesLook) -> None:
    """Fill the bars of a series with its colour, white lines over it if it is hatched."""
    from pptx.dml.color import RGBColor
    from pptx.enum.dml import MSO_PATTERN

    _paint(shape.line.fill, look.colour)
    if look.hatching == "plein":
        _paint(shape.fill, look.colour)
        return
    shape.fill.patterned()
    shape.fill.pattern = MSO_PATTERN[PATTERNS[look.hatching].upper()]
    shape.fill.fore_color.rgb = RGBColor(255, 255, 255)
    shape.fill.back_color.rgb = RGBColor.from_string(hexa(look.colour))


def _label(series: Any, node: Series, chart: Chart) -> None:
    """Print each value beyond the end of its bar, or on a white ground in the middle of a slice."""
    from pptx.enum.chart import XL_LABEL_POSITION

    labels = series.data_labels
    labels.number_format = number_format(chart)
    labels.number_format_is_linked = False
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _set_in_one_line(labels, upwards=turned(chart))
    if stacked(chart):
        labels.position = XL_LABEL_POSITION.CENTER
        _ground(labels._element)
        for rank, value in enumerate(node.values):
            if not printed(chart, value):
                _leave_out(labels._element, rank)


def _set_in_one_line(labels: Any, *, upwards: bool) -> None:
    labels.font  # noqa: B018 - reading it makes the body of the text
    body = labels._element.txPr.bodyPr
    body.set("wrap", "none")
    if upwards:
        body.set("rot", _UPWARDS)


def _ground(labels: Any) -> None:
    """Put white behind values, whatever colour and hatching they stand on."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    white = (
        f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>'
    )
    labels.numFmt.addnext(parse_xml(white))


def _leave_out(labels: Any, rank: int) -> None:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    markup = f'<c:dLbl {nsdecls("c")}><c:idx val="{rank}"/><c:delete val="1"/></c:dLbl>'
    labels.numFmt.addprevious(parse_xml(markup))


def _paint(fill: Any, colour: str) -> None:
    from pptx.dml.color import RGBColor

    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(hexa(colour))
