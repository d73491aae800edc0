"""A native chart as a part of an office file, with the workbook of its values."""

from __future__ import annotations

from ctg_docs.document.nodes import Chart
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.native import (
    CHART_TYPE,
    WORKBOOK_RELATION,
    WORKBOOK_TYPE,
    chart_parts,
)
from ctg_docs.writing.office.opc import RELATIONSHIP_TYPE, PackURI, Part


def chart_part(
    chart: Chart, theme: Theme, names: tuple[str, str], size: float | None = None
) -> Part:
    """Return the part of a chart, related to its workbook; `names` are those of both.

    `size` is that of its type, in points; that of a table if none.
    """
    name, workbook_name = names
    drawing, workbook = chart_parts(chart, theme, size)
    part = Part(PackURI(name), CHART_TYPE, drawing)
    values = Part(PackURI(workbook_name), WORKBOOK_TYPE, workbook)
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, values, WORKBOOK_RELATION)
    return part
