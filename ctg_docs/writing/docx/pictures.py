"""Pictures inside a line, each file stored once."""

from __future__ import annotations

from io import BytesIO

from ctg_docs.document.nodes import Picture
from ctg_docs.document.pictures import Image
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.drawings import in_line
from ctg_docs.writing.docx.elements import Element, node
from ctg_docs.writing.docx.units import EMU_PER_PIXEL, EMU_PER_TWIP
from ctg_docs.writing.office.pictures import raster

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture(source: Picture, context: WordContext, width: int, height: int) -> Element:
    """Return a run that holds the picture, reduced to fit a width and a height in twips.

    Raises `SourceError` when the file cannot be read as PNG or JPEG.
    """
    relation, image = _image(source, context)
    scale = min(
        EMU_PER_PIXEL,
        width * EMU_PER_TWIP / image.width,
        height * EMU_PER_TWIP / image.height,
    )
    size = (round(image.width * scale), round(image.height * scale))
    number = str(next(context.shapes))
    name = {"id": number, "name": f"Image {number}"}
    data = node("a:graphicData", {"uri": _PICTURE}, _pic(name, relation, size))
    return in_line({**name, "descr": source.alt}, size, node("a:graphic", {}, data))


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


def _image(source: Picture, context: WordContext) -> tuple[str, Image]:
    image = raster(source, "Word")
    relation, _ = context.part.get_or_add_image(BytesIO(image.content))
    return relation, image
