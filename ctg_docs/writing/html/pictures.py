"""Pictures carried by the page itself, so that no path enters the file."""

from __future__ import annotations

from base64 import b64encode

from ctg_docs.document.nodes import Picture
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.writing.html.markup import void

TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}


def image(picture: Picture, *classes: str) -> str:
    """Return the image as a data: URI with its alternative.

    Raises `SourceError` when the file is missing or of another kind.
    """
    return void("img", *classes, src=_data_uri(picture), alt=picture.alt)


def _data_uri(picture: Picture) -> str:
    kind = TYPES.get(picture.path.suffix.lower())
    try:
        content = picture.path.read_bytes()
    except OSError:
        raise _unusable(picture, "Image introuvable ou illisible.") from None
    if kind is None:
        raise _unusable(picture, "Image d’un format inconnu : attendu PNG, JPEG ou SVG.")
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"


def _unusable(picture: Picture, message: str) -> SourceError:
    return SourceError([Problem(Place(str(picture.path)), "image-illisible", message)])
