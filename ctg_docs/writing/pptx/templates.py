"""The parts of the house style that are PowerPoint's own."""

from __future__ import annotations

from ctg_docs.writing.office.templates import renderer
from ctg_docs.writing.pptx.colours import scheme
from ctg_docs.writing.pptx.units import emu, hundredths, thousandths

render = renderer(
    "powerpoint", emu=emu, hundredths=hundredths, thousandths=thousandths, scheme=scheme
)
