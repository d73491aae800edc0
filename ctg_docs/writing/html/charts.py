"""Charts among the words of a page: what they show, then the drawing."""

from __future__ import annotations

from ctg_docs.document.nodes import Chart
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.svg import Sheet, draw_svg
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.markup import element


def chart(node: Chart, theme: Theme, sheet: Sheet) -> str:
    """Return the chart under its caption."""
    legend = element("figcaption", inlines(node.caption), "figure-legende") if node.caption else ""
    drawing = draw_svg(node, theme, sheet)
    return element("figure", legend + drawing, "figure", "graphique", id=node.anchor)
