"""Pictures that a document calls, by the names that they take in its folder."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from ctg_docs.document.nodes import Picture
from ctg_docs.writing.pages.pictures import read_picture
from ctg_docs.writing.typst.markup import array, points, string

POINTS_PER_PIXEL = 0.75
SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


@dataclass(frozen=True)
class Pictures:
    """The files to put beside the document, by name."""

    files: dict[str, bytes] = field(default_factory=dict)

    def keep(self, name: str, content: bytes) -> str:
        """Keep a file, and return its name."""
        self.files[name] = content
        return name

    def add(self, picture: Picture) -> str:
        """Return a picture as an array: file, alternative, natural width or none.

        Raises `SourceError` when the file is missing or of another kind.
        """
        content, kind = read_picture(picture)
        name = self.keep(f"image-{len(self.files)}.{SUFFIXES[kind]}", content)
        width = _width(content) if kind != "image/svg+xml" else "auto"
        return array((string(name), string(picture.alt), width))


def _width(content: bytes) -> str:
    """Return the width of a photograph at the resolution of a screen, whatever the file claims."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - few documents have pictures

    try:
        with Image.open(io.BytesIO(content)) as image:
            return points(image.width * POINTS_PER_PIXEL)
    except (UnidentifiedImageError, OSError, SyntaxError):
        return "auto"  # the engine says what is wrong with it
