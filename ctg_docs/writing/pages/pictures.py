"""The files of pictures, read for pages: their bytes and their kind."""

from __future__ import annotations

from ctg_docs.document.nodes import Picture
from ctg_docs.problems import Place, Problem, SourceError

TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}


def read_picture(picture: Picture) -> tuple[bytes, str]:
    """Return the bytes of a picture and their media type.

    Raises `SourceError` when the file is missing or of another kind.
    """
    kind = TYPES.get(picture.path.suffix.lower())
    try:
        content = picture.path.read_bytes()
    except OSError:
        raise _unusable(picture, "Image introuvable ou illisible.") from None
    if kind is None:
        raise _unusable(picture, "Image d’un format inconnu : attendu PNG, JPEG ou SVG.")
    return content, kind


def _unusable(picture: Picture, message: str) -> SourceError:
    return SourceError([Problem(Place(str(picture.path)), "image-illisible", message)])
