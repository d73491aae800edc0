"""The shapes of a slide: its placeholders, free texts, and the frames of tables and charts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ctg_docs.document.nodes import Inlines
from ctg_docs.document.slides.geometry import Box, Ink
from ctg_docs.writing.office.elements import Element, node
from ctg_docs.writing.pptx.colours import scheme
from ctg_docs.writing.pptx.context import SlideContext
from ctg_docs.writing.pptx.inlines import RunLook
from ctg_docs.writing.pptx.texts import paragraph
from ctg_docs.writing.pptx.units import emu

Attributes = dict[str, str]


class Fit(NamedTuple):
    """The difference of a placeholder from that of its layout."""

    box: Box | None = None
    """Its own box; without one it stands where its layout puts it."""
    scale: float = 1.0
    """The scale of its type, in the sizes of its layout, as auto-fit keeps it."""


_SAME = Fit()


def placeholder(
    name: str,
    mark: Attributes,
    paragraphs: Iterable[Element],
    context: SlideContext,
    fit: Fit = _SAME,
) -> Element:
    """Return a placeholder, fitted to its words."""
    own = node("p:cNvSpPr", {}, node("a:spLocks", {"noGrp": "1"}))
    own_place = [place("a:xfrm", fit.box)] if fit.box else []
    return node(
        "p:sp",
        {},
        node("p:nvSpPr", {}, named(name, context), own, bound(mark)),
        node("p:spPr", {}, *own_place),
        text(paragraphs, fit.scale),
    )


def free_text(name: str, box: Box, paragraphs: Iterable[Element], context: SlideContext) -> Element:
    """Return a text that no placeholder holds: it looks as the deck says free texts do."""
    body = text(paragraphs)
    body[0].attrib.update(dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), "0"), anchor="t")
    own = node("p:cNvSpPr", {"txBox": "1"})
    shape = _rectangle(box, node("a:noFill", {}))
    return node("p:sp", {}, node("p:nvSpPr", {}, named(name, context), own, bound()), shape, body)


def legend(content: Inlines, box: Box, context: SlideContext) -> list[Element]:
    """Return the legend over a chart or under a picture, if there is one."""
    if not content:
        return []
    words = paragraph(content, context, face=RunLook(ink="discret"))
    return [free_text("Légende", box, [words], context)]


def panel(name: str, box: Box, ink: Ink, body: Element, context: SlideContext) -> Element:
    """Return a painted rectangle with its text."""
    paint = node("a:solidFill", {}, node("a:schemeClr", {"val": scheme(ink)}))
    shape = _rectangle(box, paint)
    heads = node("p:nvSpPr", {}, named(name, context), node("p:cNvSpPr", {}), bound())
    return node("p:sp", {}, heads, shape, body)


def frame(name: Element, box: Box, mark: Attributes | None, data: Element) -> Element:
    """Return the frame of a table or of a chart, in a placeholder if it has the mark of one."""
    locks = node("a:graphicFrameLocks", {"noGrp": "1"})
    own = node("p:cNvGraphicFramePr", {}, locks)
    return node(
        "p:graphicFrame",
        {},
        node("p:nvGraphicFramePr", {}, name, own, bound(mark)),
        place("p:xfrm", box),
        node("a:graphic", {}, data),
    )


def named(name: str, context: SlideContext, alt: str = "") -> Element:
    """Return the identifier and the name of a shape, with its text alternative if any."""
    number = str(next(context.shapes))
    attributes = {"id": number, "name": f"{name} {number}"}
    return node("p:cNvPr", attributes | ({"descr": alt} if alt else {}))


def bound(mark: Attributes | None = None) -> Element:
    """Return the binding of a shape to a placeholder of its layout, if it has the mark of one."""
    return node("p:nvPr", {}, *([node("p:ph", mark)] if mark else []))


def text(paragraphs: Iterable[Element], scale: float = 1.0) -> Element:
    """Return a text that its placeholder dresses, reduced to a scale."""
    # Said again at each slide: LibreOffice would let a title in another face overflow.
    fit = {"fontScale": str(round(scale * 100_000))} if scale < 1 else {}
    body = node("a:bodyPr", {}, node("a:normAutofit", fit))
    return node("p:txBody", {}, body, node("a:lstStyle", {}), *paragraphs)


def _rectangle(box: Box, paint: Element) -> Element:
    geometry = node("a:prstGeom", {"prst": "rect"}, node("a:avLst", {}))
    return node("p:spPr", {}, place("a:xfrm", box), geometry, paint)


def place(tag: str, box: Box) -> Element:
    """Return the place of a shape, under the name that its kind gives to it."""
    corner = {"x": str(emu(box.left)), "y": str(emu(box.top))}
    size = {"cx": str(emu(box.width)), "cy": str(emu(box.height))}
    return node(tag, {}, node("a:off", corner), node("a:ext", size))
