"""Pictures carried by the page itself, so that no path enters the file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from ctg_docs.document.nodes import Picture
from ctg_docs.document.pictures.logos import sizes_of_logos
from ctg_docs.writing.markup import void
from ctg_docs.writing.pages.pictures import read_picture


def image(picture: Picture, *classes: str, **attributes: str) -> str:
    """Return the image as a data: URI with its alternative.

    Raises `SourceError` when the file is missing or of another kind.
    """
    content, kind = read_picture(picture)
    source = f"data:{kind};base64,{b64encode(content).decode('ascii')}"
    return void("img", *classes, src=source, alt=picture.alt, **attributes)


def row_of_logos(logos: Sequence[Picture], row: tuple[float, float, float]) -> str:
    """Return logos side by side, each in its size; `row` is their room and the area of each."""
    sizes = zip(logos, sizes_of_logos(logos, *row), strict=True)
    return "".join(
        image(logo, "logo", style=f"width:{wide:.1f}mm;height:{high:.1f}mm")
        for logo, (wide, high) in sizes
    )
