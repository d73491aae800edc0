"""Charts that PowerPoint edits, with the workbook of their values."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ctg_docs.document.nodes import Chart
from ctg_docs.document.slides.frames import Frame
from ctg_docs.document.slides.geometry import SMALL
from ctg_docs.document.words import inline_text
from ctg_docs.writing.office.elements import Element, node
from ctg_docs.writing.pptx.context import Context
from ctg_docs.writing.pptx.legends import legend
from ctg_docs.writing.pptx.shapes import Attributes, frame, named

_DATA = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def draw_chart(
    chart: Chart, held: Frame, mark: Attributes | None, context: Context
) -> list[Element]:
    """Return the chart under its legend."""
    above = legend(chart.caption, held.over, context)
    relation = context.part.relate_to(_part(chart, context), RELATIONSHIP_TYPE.CHART)
    data = node("a:graphicData", {"uri": _DATA}, node("c:chart", {"r:id": relation}))
    name = named("Graphique", context, inline_text(chart.alt))
    return [*above, frame(name, held.under, mark, data)]


def _part(chart: Chart, context: Context) -> Part:
    # A library of its own writes charts, and few decks have none; the others are spared it.
    from ctg_docs.writing.charts.native import (  # noqa: PLC0415
        CHART_TYPE,
        WORKBOOK_RELATION,
        WORKBOOK_TYPE,
        chart_parts,
    )

    rank = next(context.deck.charts)
    drawing, workbook = chart_parts(chart, context.deck.theme, SMALL)
    part = Part(PackURI(f"/ppt/charts/chart{rank}.xml"), CHART_TYPE, drawing)
    values = Part(PackURI(f"/ppt/embeddings/valeurs{rank}.xlsx"), WORKBOOK_TYPE, workbook)
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, values, WORKBOOK_RELATION)
    return part
