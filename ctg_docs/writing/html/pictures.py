"""Pictures carried by the page itself, so that no path enters the file."""

from __future__ import annotations

from base64 import b64encode

from ctg_docs.document.nodes import Picture
from ctg_docs.writing.markup import void
from ctg_docs.writing.pages.pictures import read_picture


def image(picture: Picture, *classes: str) -> str:
    """Return the image as a data: URI with its alternative.

    Raises `SourceError` when the file is missing or of another kind.
    """
    content, kind = read_picture(picture)
    source = f"data:{kind};base64,{b64encode(content).decode('ascii')}"
    return void("img", *classes, src=source, alt=picture.alt)
