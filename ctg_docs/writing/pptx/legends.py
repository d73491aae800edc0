"""What stands over a chart or under a picture."""

from __future__ import annotations

from ctg_docs.document.nodes import Inlines
from ctg_docs.document.slides.geometry import Box
from ctg_docs.writing.office.elements import Element
from ctg_docs.writing.pptx.context import Context
from ctg_docs.writing.pptx.inlines import Face
from ctg_docs.writing.pptx.shapes import free_text
from ctg_docs.writing.pptx.texts import paragraph

_FACE = Face(ink="discret")


def legend(content: Inlines, box: Box, context: Context) -> list[Element]:
    """Return the legend in its box, if there is one."""
    if not content:
        return []
    return [free_text("Légende", box, [paragraph(content, context, face=_FACE)], context)]
