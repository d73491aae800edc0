"""Lengths: what a unit holds of another, and the sheet that documents are printed on."""

from __future__ import annotations

from ctg_docs.document.nodes import PageFormat

POINTS_PER_MILLIMETRE = 72 / 25.4
POINTS_PER_PIXEL = 0.75
"""A pixel is 1/96 inch, as in CSS: the size at which a screen shows a photograph."""
MILLIMETRES_PER_INCH = 25.4
MILLIMETRES_PER_PIXEL = MILLIMETRES_PER_INCH / 96
A4 = (210, 297)
"""Width and height of a sheet held upright, in millimetres."""


def sheet(page: PageFormat) -> tuple[int, int]:
    """Return the width and the height of a sheet, in millimetres: only `portrait` is upright."""
    return A4 if page == "portrait" else A4[::-1]
