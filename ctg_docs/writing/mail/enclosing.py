"""Pictures that a message carries: no larger than they show, and as light as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from ctg_docs.document.nodes import Cover, Document, Figure, Logos, Picture
from ctg_docs.document.pictures.logos import AT_HEAD, sizes_of_logos
from ctg_docs.document.units import MILLIMETRES_PER_PIXEL
from ctg_docs.document.walk import blocks_within
from ctg_docs.writing.pages.pictures import SVG, read_picture

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST = 560
"""Width of the words of a message, in pixels."""
_TRIALS = ((2, 75), (1, 80), (1, 60), (0.75, 50))
"""Pixels for each one that shows, and quality of a JPEG: the first that fits is kept."""
_BASE64 = 78 / 57
"""Signs for a byte, ends of lines included."""


@dataclass(frozen=True)
class Enclosed:
    """A picture of a message: the name by which the page shows it, its bytes, its width there."""

    name: str
    content: bytes
    kind: str
    width: int
    height: int


def enclosed(document: Document, room: int, heads: int) -> dict[Picture, Enclosed]:
    """Return the pictures that fit in so many bytes; `heads` is what each takes beside its own.

    Each may take an equal share of what those before it left.
    """
    asked = dict(_shown(document))
    found: dict[Picture, Enclosed] = {}
    for rank, (picture, width) in enumerate(asked.items()):
        share = room // (len(asked) - rank)
        fitting = _fitted(picture, width, int((share - heads) / _BASE64))
        if fitting:
            content, kind, size = fitting
            found[picture] = Enclosed(f"image-{len(found) + 1}", content, kind, *size)
            room -= int(len(content) * _BASE64) + heads
    return found


def _shown(document: Document) -> Iterator[tuple[Picture, int]]:
    """Yield each picture with the most pixels that it is wide."""
    for block in blocks_within(document.blocks):
        match block:
            case Figure(Picture() as picture):
                yield picture, WIDEST
            case Logos(pictures) | Cover(logos=pictures):
                sizes = sizes_of_logos(pictures, *AT_HEAD)
                for picture, (wide, _) in zip(pictures, sizes, strict=True):
                    yield picture, round(wide / MILLIMETRES_PER_PIXEL)


def _fitted(picture: Picture, widest: int, most: int) -> tuple[bytes, str, tuple[int, int]] | None:
    """Return the bytes, the kind and the shown size of a picture; None when it cannot fit.

    No mail program draws an SVG.
    """
    from PIL import Image  # noqa: PLC0415 - few documents have pictures

    content, kind = read_picture(picture)
    if kind == SVG:
        return None
    with Image.open(BytesIO(content)) as image:
        width = min(widest, image.width)
        shown = (width, max(1, round(image.height * width / image.width)))
        trials = (_saved(image, width * scale, quality) for scale, quality in _TRIALS)
        found = next((one for one in trials if len(one[0]) <= most), None)
    return (*found, shown) if found else None


def _saved(image: Image, width: float, quality: int) -> tuple[bytes, str]:
    """Return a picture of at most so many pixels wide; a drawing with clear parts stays a PNG."""
    clear = image.mode in ("P", "RGBA", "LA") or "transparency" in image.info
    ready = image.convert("RGBA" if clear else "RGB")
    ready.thumbnail((max(1, round(width)), max(1, image.height)))
    target = BytesIO()
    if clear:
        ready.save(target, "PNG", optimize=True)
        return target.getvalue(), "png"
    ready.save(target, "JPEG", quality=quality)
    return target.getvalue(), "jpeg"
