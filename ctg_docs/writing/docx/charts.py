"""Charts that Word edits, each with its own part and workbook."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE

from ctg_docs.document.nodes import Chart
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.svg import natural_height
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.drawings import in_line
from ctg_docs.writing.docx.elements import Element, node, paragraph
from ctg_docs.writing.docx.inlines import line
from ctg_docs.writing.docx.units import EMU_PER_TWIP, POINTS_PER_TWIP, twips
from ctg_docs.writing.office.charts import chart_part

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def draw_chart(chart: Chart, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the caption of the chart, then the chart in a line of its own."""
    elements = []
    if chart.caption:
        elements.append(line("Caption", chart.caption, context, keep_next=True))
    # The table of its values follows, on the same page when it fits.
    drawing = [_drawing(chart, context, around)]
    shown = context.revisions.runs(chart.edit, drawing) if chart.edit else drawing
    chart_line = paragraph("Graphique", shown, keep_next=True)
    elements.append(context.revisions.end(chart_line, chart.edit))
    context.bookmarks.mark(elements, chart.anchor)
    return elements


def _drawing(chart: Chart, context: WordContext, around: Surroundings) -> Element:
    number = next(context.shapes)
    width = around.width
    height = twips(natural_height(chart, context.theme, width * POINTS_PER_TWIP))
    size = (width * EMU_PER_TWIP, height * EMU_PER_TWIP)
    name = {"id": str(number), "name": f"Graphique {number}", "descr": inline_text(chart.alt)}
    # The prefix is declared where it serves: most documents have no chart.
    reference = {"xmlns:c": _CHART, "r:id": _related(chart, context, number)}
    data = node("a:graphicData", {"uri": _CHART}, node("c:chart", reference))
    frame = node("wp:cNvGraphicFramePr", {})
    return in_line(name, size, frame, node("a:graphic", {}, data))


def _related(chart: Chart, context: WordContext, number: int) -> str:
    """Add the parts of the chart and return the relation to it."""
    names = (f"/word/charts/chart{number}.xml", f"/word/embeddings/classeur{number}.xlsx")
    part = chart_part(chart, context.theme, names)
    relation: str = context.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return relation
