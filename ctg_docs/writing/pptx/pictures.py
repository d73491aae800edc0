"""Pictures, each file stored once, reduced to the room they have."""

from __future__ import annotations

from dataclasses import replace

from ctg_docs.document.nodes import Figure, Picture
from ctg_docs.document.slides.frames import Frame
from ctg_docs.document.slides.geometry import PICTURE_GAP, Box
from ctg_docs.document.units import MILLIMETRES_PER_PIXEL
from ctg_docs.writing.office.elements import Element, node
from ctg_docs.writing.office.opc import CONTENT_TYPE, RELATIONSHIP_TYPE, PackURI, Part
from ctg_docs.writing.office.pictures import raster
from ctg_docs.writing.pptx.context import Deck, SlideContext
from ctg_docs.writing.pptx.shapes import bound, legend, named, place

_EXTENSIONS = {CONTENT_TYPE.PNG: "png", CONTENT_TYPE.JPEG: "jpg"}


def draw_figure(figure: Figure, where: Frame, context: SlideContext) -> list[Element]:
    """Return the picture over its legend; it is reduced to the room it has, never enlarged.

    Raises `SourceError` when the file cannot be read as PNG or JPEG.
    """
    box, high = where.box, where.legend
    part, width, height = _stored(figure.picture, context.deck)
    scale = min(
        MILLIMETRES_PER_PIXEL, box.width / width, (box.height - high - PICTURE_GAP) / height
    )
    place_ = replace(box, width=width * scale, height=height * scale)
    below = replace(box, top=box.top + place_.height + PICTURE_GAP, height=high)
    drawing = _picture(figure.picture.alt, place_, part, context)
    return [drawing, *legend(figure.caption, below, context)]


def _picture(alt: str, box: Box, part: Part, context: SlideContext) -> Element:
    relation = context.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    locks = node("a:picLocks", {"noChangeAspect": "1"})
    stretch = node("a:stretch", {}, node("a:fillRect", {}))
    return node(
        "p:pic",
        {},
        node(
            "p:nvPicPr",
            {},
            named("Image", context, alt),
            node("p:cNvPicPr", {}, locks),
            bound(),
        ),
        node("p:blipFill", {}, node("a:blip", {"r:embed": relation}), stretch),
        node(
            "p:spPr",
            {},
            place("a:xfrm", box),
            node("a:prstGeom", {"prst": "rect"}, node("a:avLst", {})),
        ),
    )


def _stored(source: Picture, deck: Deck) -> tuple[Part, int, int]:
    """Return the part of a file with the width and the height of the picture, in pixels."""
    if source.path not in deck.pictures:
        deck.pictures[source.path] = _read(source, len(deck.pictures) + 1)
    return deck.pictures[source.path]


def _read(source: Picture, rank: int) -> tuple[Part, int, int]:
    image = raster(source, "PowerPoint")
    uri = PackURI(f"/ppt/media/image{rank}.{_EXTENSIONS[image.kind]}")
    return Part(uri, image.kind, image.content), image.width, image.height
