"""Pictures that office suites show: PNG and JPEG."""

from __future__ import annotations

from ctg_docs.document.nodes import Picture
from ctg_docs.document.pictures import Image, PictureError, read_image
from ctg_docs.writing.pages.pictures import unusable


def raster(picture: Picture, program: str) -> Image:
    """Return a picture, rid of its metadata, for a program that has no other kind.

    Raises `SourceError` when the file is missing, or neither PNG nor JPEG.
    """
    try:
        return read_image(picture.path)
    except PictureError as error:
        hint = f"{program} n’accepte que les formats PNG et JPEG."
        raise unusable(picture, str(error), hint) from None
