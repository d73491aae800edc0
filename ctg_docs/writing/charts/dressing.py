"""The house style of a native chart: its type, its bars, its values and nothing else."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any

from ctg_docs.document.nodes import Chart, Series
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.labelling import GAP, extent, horizontal, printed, stacked
from ctg_docs.writing.charts.palette import PATTERNS, WHITE, SeriesLook, looks
from ctg_docs.writing.charts.pen import OUTLINE, SEPARATION
from ctg_docs.writing.charts.values import number_format
from ctg_docs.writing.office.templates import hexa

if TYPE_CHECKING:
    from pptx.chart.chart import Chart as Drawing

# The library is large, and only a document with a native chart needs it.
# ruff: noqa: PLC0415

HEADROOM = Decimal("1.02")
"""Length of the scale, in longest bars."""
LEAST = Decimal("0.15")
"""Share of the longest bar from which a value stands in its own."""


def dress(drawing: Drawing, chart: Chart, theme: Theme, size: float) -> None:
    """Give a chart that the library made the look of the house; `size` is in points."""
    _letter(drawing, theme, size)
    _clear(drawing, chart, theme)
    drawn = drawing.plots[0].series
    for series, node, look in zip(drawn, chart.series, looks(chart.series, theme), strict=True):
        _fill(series.format, look, stacked(chart))
        _label(series, node, chart, look)


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
    if chart.mark is not None:
        _mark(values, chart, chart.mark, theme)
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.reverse_order = horizontal(chart)
    _name_each(categories._element)
    _paint(categories.format.line.fill, theme.couleurs.discret)
    drawing.plots[0].gap_width = round(100 * GAP)
    drawing.plots[0].vary_by_categories = False


def _mark(axis: Any, chart: Chart, mark: Decimal, theme: Theme) -> None:
    """Draw a line at a value across the bars: a scale of that step is all that suites offer."""
    from pptx.enum.chart import XL_TICK_MARK
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    low, high = extent(chart)
    axis.visible = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.minimum_scale = float((low / mark).to_integral_value(ROUND_FLOOR) * mark)
    axis.maximum_scale = float(high * HEADROOM)
    axis.major_unit = float(mark)
    axis.has_major_gridlines = True
    line = axis.major_gridlines.format.line
    _paint(line.fill, theme.couleurs.texte)
    line.dash_style, line.width = MSO_LINE.DASH, Pt(1)
    axis.format.line.fill.background()
    axis.tick_labels.number_format = number_format(chart)
    axis.tick_labels.number_format_is_linked = False


def _name_each(axis: Any) -> None:
    """Ask for the name of every category, where the suite would leave out some."""
    from pptx.oxml.ns import qn

    axis.find(qn("c:noMultiLvlLbl")).addprevious(
        axis.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    )


def _fill(shape: Any, look: SeriesLook, adjoining: bool) -> None:
    """Fill the bars of a series with its colour, white lines over it if it is hatched.

    White parts those that adjoin others; what is planned is an outline.
    """
    from pptx.dml.color import RGBColor
    from pptx.enum.dml import MSO_PATTERN
    from pptx.util import Pt

    outlined = look.hatching == "contour"
    _paint(shape.line.fill, WHITE if adjoining and not outlined else look.colour)
    shape.line.width = Pt(OUTLINE if outlined else SEPARATION)
    if look.hatching in ("plein", "contour"):
        _paint(shape.fill, WHITE if outlined else look.colour)
        return
    shape.fill.patterned()
    shape.fill.pattern = MSO_PATTERN[PATTERNS[look.hatching].upper()]
    shape.fill.fore_color.rgb = RGBColor(255, 255, 255)
    shape.fill.back_color.rgb = RGBColor.from_string(hexa(look.colour))


def _label(series: Any, node: Series, chart: Chart, look: SeriesLook) -> None:
    """Print each value beyond the end of its bar, or in the middle of a slice, on its colour."""
    from pptx.enum.chart import XL_LABEL_POSITION

    labels = series.data_labels
    labels.number_format = number_format(chart)
    labels.number_format_is_linked = False
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font  # noqa: B018 - reading it makes the body of the text
    labels._element.txPr.bodyPr.set("wrap", "none")
    if stacked(chart):
        labels.position = XL_LABEL_POSITION.CENTER
        _paint(labels.font.fill, look.ink)
        _ground(labels._element, look)
        for rank, value in enumerate(node.values):
            if not printed(chart, value):
                _leave_out(labels._element, rank)
    elif chart.mark is not None:
        _set_within(labels, series, node, chart, look)


def _set_within(labels: Any, series: Any, node: Series, chart: Chart, look: SeriesLook) -> None:
    """Put in its bar each value that the line of the mark could cross beyond."""
    from pptx.enum.chart import XL_LABEL_POSITION

    labels.position = XL_LABEL_POSITION.INSIDE_END
    _paint(labels.font.fill, look.ink)
    least = extent(chart)[1] * LEAST
    for rank, value in enumerate(node.values):
        if value is None or value < least:
            _set_beyond(labels, rank, chart)


def _set_beyond(labels: Any, rank: int, chart: Chart) -> None:
    """Print one value beyond the end of its bar, in the colour of text."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    shown = "".join(
        f'<c:{flag} val="{int(flag == "showVal")}"/>'
        for flag in (
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
        )
    )
    plain = parse_xml(
        f'<c:dLbl {nsdecls("c")}><c:idx val="{rank}"/><c:dLblPos val="outEnd"/>{shown}</c:dLbl>'
    )
    labels._element.numFmt.addprevious(plain)


def _ground(labels: Any, look: SeriesLook) -> None:
    """Put the colour of the slice behind its value, which hatchings would cut."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    if look.hatching not in ("plein", "contour"):
        colour = f'<a:solidFill><a:srgbClr val="{hexa(look.colour)}"/></a:solidFill>'
        labels.numFmt.addnext(parse_xml(f"<c:spPr {nsdecls('c', 'a')}>{colour}</c:spPr>"))


def _leave_out(labels: Any, rank: int) -> None:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    markup = f'<c:dLbl {nsdecls("c")}><c:idx val="{rank}"/><c:delete val="1"/></c:dLbl>'
    labels.numFmt.addprevious(parse_xml(markup))


def _paint(fill: Any, colour: str) -> None:
    from pptx.dml.color import RGBColor

    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(hexa(colour))
