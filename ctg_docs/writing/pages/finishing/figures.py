"""Figures: where each stands on its page, in the page's own units (ISO 32000-1, 14.8.5.4.3)."""

from __future__ import annotations

import pikepdf

from ctg_docs.document.nodes import Document
from ctg_docs.document.units import POINTS_PER_PIXEL
from ctg_docs.writing.pages.finishing.structure import Structure


def place_figures(pdf: pikepdf.Pdf, _: Document, structure: Structure) -> None:
    """Write the box of each figure from the lower left corner, in points.

    The engine writes it from the upper left one, in pixels of the style sheet.
    """
    for figure in structure.walk.elements["/Figure"]:
        attributes = figure.get("/A")
        if isinstance(attributes, pikepdf.Dictionary) and "/BBox" in attributes:
            x0, y0, x1, y1 = (float(n) * POINTS_PER_PIXEL for n in attributes.BBox)
            height = float(figure.Pg.MediaBox[3])
            attributes.BBox = pikepdf.Array([x0, height - y1, x1, height - y0])
