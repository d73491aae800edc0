"""Pictures inside a line, each file stored once."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from ctg_docs.document.nodes import Map, Picture
from ctg_docs.document.pictures import Image
from ctg_docs.document.pictures.logos import sizes_of_logos
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.drawings import in_line
from ctg_docs.writing.docx.elements import Element, node, run, w
from ctg_docs.writing.docx.units import (
    EMU_PER_INCH,
    EMU_PER_PIXEL,
    EMU_PER_TWIP,
    POINTS_PER_TWIP,
    millimetres,
)
from ctg_docs.writing.maps.raster import DOTS, pixels_of
from ctg_docs.writing.office.pictures import raster

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture(source: Picture, context: WordContext, width: int, height: int) -> Element:
    """Return a run that holds the picture, reduced to fit a width and a height in twips.

    Raises `SourceError` when the file cannot be read as PNG or JPEG.
    """
    image = raster(source, "Word")
    scale = min(
        EMU_PER_PIXEL,
        width * EMU_PER_TWIP / image.width,
        height * EMU_PER_TWIP / image.height,
    )
    return _drawing(image, source.alt, scale, context)


def row_of_logos(
    logos: Sequence[Picture], context: WordContext, row: tuple[float, float, float]
) -> list[Element]:
    """Return the runs of logos in one line; `row` is their room and the area of each, in mm."""
    runs: list[Element] = []
    for logo, (wide, high) in zip(logos, sizes_of_logos(logos, *row), strict=True):
        if runs:
            runs.append(run("", w("tab")))
        runs.append(picture(logo, context, millimetres(wide), millimetres(high)))
    return runs


def map_picture(drawn: Map, context: WordContext, width: int, height: int) -> Element:
    """Return a run that holds the map, as large as a width and a height in twips let it be."""
    room = (width * POINTS_PER_TWIP, height * POINTS_PER_TWIP)
    image = pixels_of(drawn, context.theme, room, context.theme.tailles.petit)
    return _drawing(image, drawn.alt, EMU_PER_INCH / DOTS, context)


def _drawing(image: Image, alt: str, scale: float, context: WordContext) -> Element:
    """Return the run of an image, `scale` being that of its pixels."""
    relation, _ = context.part.get_or_add_image(BytesIO(image.content))
    size = (round(image.width * scale), round(image.height * scale))
    number = str(next(context.shapes))
    name = {"id": number, "name": f"Image {number}"}
    data = node("a:graphicData", {"uri": _PICTURE}, _pic(name, relation, size))
    return in_line({**name, "descr": alt}, size, node("a:graphic", {}, data))


def _pic(name: dict[str, str], relation: str, size: tuple[int, int]) -> Element:
    width, height = size
    corner = node("a:off", {"x": "0", "y": "0"})
    extent = node("a:ext", {"cx": str(width), "cy": str(height)})
    return node(
        "pic:pic",
        {},
        node("pic:nvPicPr", {}, node("pic:cNvPr", name), node("pic:cNvPicPr", {})),
        node(
            "pic:blipFill",
            {},
            node("a:blip", {"r:embed": relation}),
            node("a:stretch", {}, node("a:fillRect", {})),
        ),
        node(
            "pic:spPr",
            {},
            node("a:xfrm", {}, corner, extent),
            node("a:prstGeom", {"prst": "rect"}),
        ),
    )
