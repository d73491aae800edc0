"""Charts that PowerPoint edits, with the workbook of their values."""

from __future__ import annotations

from ctg_docs.document.nodes import Chart
from ctg_docs.document.slides.frames import Frame
from ctg_docs.document.slides.geometry import SMALL
from ctg_docs.document.words import inline_text
from ctg_docs.writing.office.charts import chart_part
from ctg_docs.writing.office.elements import Element, node
from ctg_docs.writing.office.opc import RELATIONSHIP_TYPE
from ctg_docs.writing.pptx.context import SlideContext
from ctg_docs.writing.pptx.shapes import Attributes, frame, legend, named

_DATA = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def draw_chart(
    chart: Chart, where: Frame, mark: Attributes | None, context: SlideContext
) -> list[Element]:
    """Return the chart under its legend."""
    above = legend(chart.caption, where.over, context)
    rank = next(context.deck.charts)
    names = (f"/ppt/charts/chart{rank}.xml", f"/ppt/embeddings/valeurs{rank}.xlsx")
    part = chart_part(chart, context.deck.theme, names, SMALL)
    relation = context.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    data = node("a:graphicData", {"uri": _DATA}, node("c:chart", {"r:id": relation}))
    name = named("Graphique", context, inline_text(chart.alt))
    return [*above, frame(name, where.under, mark, data)]
