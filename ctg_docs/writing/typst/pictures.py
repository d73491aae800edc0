"""Pictures that a document calls, by the names that they take in its folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ctg_docs.document.nodes import Picture
from ctg_docs.document.pictures import read_image
from ctg_docs.document.pictures.logos import sizes_of_logos
from ctg_docs.document.units import POINTS_PER_PIXEL
from ctg_docs.writing.pages.pictures import SVG, read_picture
from ctg_docs.writing.typst.markup import array, millimetres, points, string

SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", SVG: "svg"}


@dataclass(frozen=True)
class Pictures:
    """The files to put beside the document, by name."""

    files: dict[str, bytes] = field(default_factory=dict)

    def keep(self, name: str, content: bytes) -> str:
        """Keep a file, and return its name."""
        self.files[name] = content
        return name

    def add(self, picture: Picture) -> str:
        """Return a picture as an array: file, alternative, width of its pixels on a screen.

        Raises `SourceError` when the file is missing or of another kind.
        """
        content, kind = read_picture(picture)
        name = self.keep(f"image-{len(self.files)}.{SUFFIXES[kind]}", content)
        pixels = None if kind == SVG else read_image(picture.path).width
        width = points(pixels * POINTS_PER_PIXEL) if pixels else "auto"
        return array((string(name), string(picture.alt), width))


def row_of_logos(
    logos: Sequence[Picture], pictures: Pictures, row: tuple[float, float, float]
) -> str:
    """Return logos as an array: each with its size; `row` is their room and the area of each."""
    sizes = zip(logos, sizes_of_logos(logos, *row), strict=True)
    return array(
        array((pictures.add(logo), millimetres(wide), millimetres(high)))
        for logo, (wide, high) in sizes
    )
