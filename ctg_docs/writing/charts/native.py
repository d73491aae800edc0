"""A chart that office suites edit: its DrawingML part and the workbook it reads.

Source: ECMA-376, part 1, chapter 21.2.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from ctg_docs.document.nodes import Chart
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.dressing import dress
from ctg_docs.writing.charts.labelling import horizontal, stacked
from ctg_docs.writing.charts.values import number_format
from ctg_docs.writing.charts.workbook import SHEET, workbook

# The library is large, and only a document with a native chart needs it.
# ruff: noqa: PLC0415

WORKBOOK_RELATION = "rId1"
"""Identifier of the only relation of a chart part: the one to its workbook."""
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chart_parts(chart: Chart, theme: Theme, size: float | None = None) -> tuple[bytes, bytes]:
    """Return the XML of a chart part and the bytes of its workbook, the same for the same chart.

    The XML reads its workbook through the relation `WORKBOOK_RELATION`, to be made by the caller
    with the type « package ». `size` is that of the type, in points; that of a table if none.
    It has neither title nor alternative, which stand in the document around it.
    """
    from lxml import etree
    from pptx.chart.chart import Chart as Drawing
    from pptx.oxml import parse_xml

    root = parse_xml(_plain(chart).encode())
    _mend(root)
    dress(Drawing(root, None), chart, theme, size or theme.tailles.petit)
    _bare(root)
    _relate(root)
    markup = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return markup, workbook(chart, number_format(chart))


def _plain(chart: Chart) -> str:
    """Return the chart as the library writes it, before any style."""
    from pptx.chart.data import CategoryChartData
    from pptx.chart.xmlwriter import ChartXmlWriter
    from pptx.enum.chart import XL_CHART_TYPE

    data = CategoryChartData(number_format(chart))
    for category in chart.categories:
        data.add_category(inline_text(category))
    for series in chart.series:
        data.add_series(inline_text(series.name), series.values)
    kind = "BAR" if horizontal(chart) else "COLUMN"
    kind += "_STACKED" if stacked(chart) else "_CLUSTERED"
    markup: str = ChartXmlWriter(XL_CHART_TYPE[kind], data).xml
    return markup


def _mend(root: Any) -> None:
    """Correct what the library writes: negative axis ids, a sheet of its own, English."""
    from pptx.oxml.ns import qn

    axes: dict[str, str] = {}
    ranks = count(1)
    for axis in root.iter(qn("c:axId"), qn("c:crossAx")):
        if axis.get("val") not in axes:
            axes[axis.get("val")] = str(next(ranks))
        axis.set("val", axes[axis.get("val")])
    for formula in root.iter(qn("c:f")):
        formula.text = formula.text.replace("Sheet1!", f"{SHEET}!", 1)
    for words in root.iter(qn("a:endParaRPr")):
        words.set("lang", "fr-FR")
    before = root.find(qn("c:date1904"))
    for tag, value in (("c:roundedCorners", "0"), ("c:lang", "fr-FR")):
        before.addnext(root.makeelement(qn(tag), {"val": value}))


def _bare(root: Any) -> None:
    """Take away the ground and the frame that some suites draw around a chart."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    none = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    root.find(qn("c:chart")).addnext(parse_xml(none))


def _relate(root: Any) -> None:
    from pptx.oxml.ns import qn

    data = root.makeelement(qn("c:externalData"), {qn("r:id"): WORKBOOK_RELATION})
    data.append(root.makeelement(qn("c:autoUpdate"), {"val": "0"}))
    root.append(data)
