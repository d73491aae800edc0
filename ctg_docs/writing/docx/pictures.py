"""Pictures inside a line, each file stored once."""

from __future__ import annotations

from io import BytesIO

from ctg_docs.document.nodes import Picture
from ctg_docs.document.pictures import Image, PictureError, read_image
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.writing.docx.context import Context
from ctg_docs.writing.docx.elements import Element, node, run, w
from ctg_docs.writing.docx.units import EMU_PER_PIXEL, EMU_PER_TWIP

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture(source: Picture, context: Context, width: int, height: int) -> Element:
    """Return a run that holds the picture, reduced to fit a width and a height in twips.

    Raises `SourceError` when the file cannot be read as PNG or JPEG.
    """
    relation, image = _image(source, context)
    scale = min(
        EMU_PER_PIXEL,
        width * EMU_PER_TWIP / image.width,
        height * EMU_PER_TWIP / image.height,
    )
    extent = {"cx": str(round(image.width * scale)), "cy": str(round(image.height * scale))}
    number = str(next(context.shapes))
    name = {"id": number, "name": f"Image {number}"}
    data = node("a:graphicData", {"uri": _PICTURE}, _pic(name, relation, extent))
    inline = node(
        "wp:inline",
        dict.fromkeys(("distT", "distB", "distL", "distR"), "0"),
        node("wp:extent", extent),
        node("wp:docPr", {**name, "descr": source.alt}),
        node("a:graphic", {}, data),
    )
    return run("", w("drawing", inline))


def _pic(name: dict[str, str], relation: str, extent: dict[str, str]) -> Element:
    corner = node("a:off", {"x": "0", "y": "0"})
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
            node("a:xfrm", {}, corner, node("a:ext", extent)),
            node("a:prstGeom", {"prst": "rect"}),
        ),
    )


def _image(source: Picture, context: Context) -> tuple[str, Image]:
    try:
        image = read_image(source.path)
    except PictureError as error:
        hint = "Word n’accepte que les formats PNG et JPEG."
        place = Place(str(source.path))
        raise SourceError([Problem(place, "image-illisible", str(error), hint)]) from None
    relation, _ = context.part.get_or_add_image(BytesIO(image.content))
    return relation, image
