"""Pictures inside a line, each file stored once."""

from __future__ import annotations

from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError
from docx.image.image import Image
from docx.oxml.shape import CT_Inline
from docx.shared import Emu

from ctg_docs.document.nodes import Picture
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.writing.docx.context import Context
from ctg_docs.writing.docx.elements import Element, run
from ctg_docs.writing.docx.units import EMU_PER_PIXEL, EMU_PER_TWIP


def picture(node: Picture, context: Context, width: int, height: int) -> Element:
    """Return a run that holds the picture, reduced to fit a width and a height in twips.

    Raises `SourceError` when the file cannot be read as PNG or JPEG.
    """
    relation, image = _image(node, context)
    scale = min(
        1.0,
        width * EMU_PER_TWIP / (image.px_width * EMU_PER_PIXEL),
        height * EMU_PER_TWIP / (image.px_height * EMU_PER_PIXEL),
    )
    size = (Emu(round(side * EMU_PER_PIXEL * scale)) for side in (image.px_width, image.px_height))
    number = next(context.shapes)
    inline = CT_Inline.new_pic_inline(number, relation, f"Image {number}", *size)
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    inline.docPr.set("name", f"Image {number}")
    inline.docPr.set("descr", node.alt)
    drawing = run("")
    drawing.add_drawing(inline)
    return drawing


def _image(node: Picture, context: Context) -> tuple[str, Image]:
    try:
        return context.part.get_or_add_image(str(node.path))
    except (OSError, UnrecognizedImageError, InvalidImageStreamError):
        message = "image introuvable ou illisible"
        hint = "Word n’accepte que les formats PNG et JPEG."
        place = Place(str(node.path))
        raise SourceError([Problem(place, "image-illisible", message, hint)]) from None
