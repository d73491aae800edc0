"""The files of pictures, read for pages: their bytes and their kind."""

from __future__ import annotations

from ctg_docs.document.nodes import Picture
from ctg_docs.document.pictures import PictureError, read_image
from ctg_docs.problems import Place, Problem, SourceError

SVG = "image/svg+xml"


def read_picture(picture: Picture) -> tuple[bytes, str]:
    """Return the bytes of a picture, rid of its metadata, and their media type.

    Raises `SourceError` when the file is missing, or neither PNG, JPEG nor SVG.
    """
    try:
        if picture.path.suffix.lower() == ".svg":
            return picture.path.read_bytes(), SVG
        image = read_image(picture.path)
    except OSError:
        raise unusable(picture, "image introuvable ou illisible") from None
    except PictureError as error:
        raise unusable(picture, str(error)) from None
    return image.content, image.kind


def unusable(picture: Picture, message: str, hint: str = "") -> SourceError:
    """Return the error of a picture that cannot be shown, placed at its file."""
    return SourceError([Problem(Place(str(picture.path)), "image-illisible", message, hint)])
