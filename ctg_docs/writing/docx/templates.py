"""The parts of the house style that are Word's own."""

from __future__ import annotations

from ctg_docs.writing.docx.units import eighths, half_points, millimetres, twips
from ctg_docs.writing.office.templates import renderer

render = renderer("word", twips=twips, half_points=half_points, mm=millimetres, eighths=eighths)
