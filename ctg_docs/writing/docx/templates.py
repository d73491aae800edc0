"""The parts of the house style that are Word's own."""

from __future__ import annotations

from markupsafe import Markup

from ctg_docs.document.fonts.metrics import natural_line
from ctg_docs.document.theme import Police
from ctg_docs.writing.docx.units import eighths, half_points, millimetres, twips
from ctg_docs.writing.office.templates import renderer

_SINGLE = 240
"""A single line, in the units of a multiple."""


def line_height(line: float, points: float, family: Police) -> Markup:
    """Return the height of the lines of a style, in points, as Word writes it.

    It is a minimum: a picture or larger words take the room that they need. Lines closer than the
    face sets them are a multiple of those, which grow too.
    """
    natural = natural_line(family.normal) * points
    if line >= natural:
        return Markup('w:line="{}" w:lineRule="atLeast"').format(twips(line))
    return Markup('w:line="{}" w:lineRule="auto"').format(round(_SINGLE * line / natural))


render = renderer(
    "word",
    twips=twips,
    half_points=half_points,
    mm=millimetres,
    eighths=eighths,
    line_height=line_height,
)
