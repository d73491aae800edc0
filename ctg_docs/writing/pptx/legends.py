"""What stands over a chart or under a picture."""

from __future__ import annotations

from dataclasses import replace

from ctg_docs.document.nodes import Inlines
from ctg_docs.document.screen import Box
from ctg_docs.document.stacking import measure
from ctg_docs.writing.office.elements import Element
from ctg_docs.writing.pptx.context import Context
from ctg_docs.writing.pptx.inlines import Face
from ctg_docs.writing.pptx.shapes import free_text
from ctg_docs.writing.pptx.texts import paragraph

_FACE = Face(ink="discret")


def over(content: Inlines, box: Box, context: Context) -> tuple[Box, list[Element]]:
    """Return the room that a legend leaves under it, and the legend if there is one."""
    high = legend_height(content, box, context)
    room = replace(box, top=box.top + high, height=box.height - high)
    return room, legend(content, replace(box, height=high), context)


def legend_height(content: Inlines, box: Box, context: Context) -> float:
    """Return the height of a legend, 0 when there is none."""
    return measure(context.deck.theme, box).caption(content, box.width)


def legend(content: Inlines, box: Box, context: Context) -> list[Element]:
    """Return the legend in its box, if there is one."""
    if not content:
        return []
    return [free_text("Légende", box, [paragraph(content, context, face=_FACE)], context)]
