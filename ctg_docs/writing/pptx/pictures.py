"""Pictures, each file stored once, reduced to the room they have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ctg_docs.document.nodes import Figure, Map, Picture
from ctg_docs.document.pictures import Image
from ctg_docs.document.slides.frames import Frame
from ctg_docs.document.slides.geometry import PICTURE_GAP, SMALL, Box
from ctg_docs.document.units import (
    MILLIMETRES_PER_INCH,
    MILLIMETRES_PER_PIXEL,
    POINTS_PER_MILLIMETRE,
)
from ctg_docs.writing.maps.raster import DOTS, pixels_of
from ctg_docs.writing.office.elements import Element, node
from ctg_docs.writing.office.opc import CONTENT_TYPE, RELATIONSHIP_TYPE, PackURI, Part
from ctg_docs.writing.office.pictures import raster
from ctg_docs.writing.pptx.context import Deck, SlideContext
from ctg_docs.writing.pptx.shapes import bound, legend, named, place

_EXTENSIONS = {CONTENT_TYPE.PNG: "png", CONTENT_TYPE.JPEG: "jpg"}


def draw_figure(figure: Figure, where: Frame, context: SlideContext) -> list[Element]:
    """Return the picture over its legend; it is reduced to the room it has, never enlarged.

    A map is as large as its room.

    Raises `SourceError` when the file cannot be read as PNG or JPEG.
    """
    box, high = where.box, where.legend
    room = (box.width, box.height - high - PICTURE_GAP)
    drawn = figure.picture
    if isinstance(drawn, Map):
        part, width, height = _map(drawn, room, context.deck)
        scale = MILLIMETRES_PER_INCH / DOTS
    else:
        part, width, height = _stored(drawn, context.deck)
        scale = min(MILLIMETRES_PER_PIXEL, room[0] / width, room[1] / height)
    place_ = replace(box, width=width * scale, height=height * scale)
    below = replace(box, top=box.top + place_.height + PICTURE_GAP, height=high)
    drawing = _picture(figure.picture.alt, place_, part, context)
    return [drawing, *legend(figure.caption, below, context)]


def draw_logo(logo: Picture, box: Box, context: SlideContext) -> Element:
    """Return a logo in its box. Raises `SourceError` when the file cannot be read."""
    part, _, _ = _stored(logo, context.deck)
    return _picture(logo.alt, box, part, context)


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


def _map(drawn: Map, room: tuple[float, float], deck: Deck) -> tuple[Part, int, int]:
    """Return the part of a map in a room in millimetres; each is the only one of its kind."""
    width, height = (side * POINTS_PER_MILLIMETRE for side in room)
    image = pixels_of(drawn, deck.theme, (width, height), SMALL)
    name = Path(f"carte-{len(deck.pictures) + 1}")
    deck.pictures[name] = _part(image, len(deck.pictures) + 1)
    return deck.pictures[name]


def _read(source: Picture, rank: int) -> tuple[Part, int, int]:
    return _part(raster(source, "PowerPoint"), rank)


def _part(image: Image, rank: int) -> tuple[Part, int, int]:
    uri = PackURI(f"/ppt/media/image{rank}.{_EXTENSIONS[image.kind]}")
    return Part(uri, image.kind, image.content), image.width, image.height
