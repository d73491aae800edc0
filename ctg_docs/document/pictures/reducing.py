"""Pictures with no more pixels, nor finer ones, than any page shows: engines decode them whole."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

LARGEST = 24_000_000
"""Pixels: an A4 page, edge to edge, at 400 dots an inch, and more than most cameras give."""
_PNG_DEPTH = 24
"""Position in a PNG of the number of bits of a value."""


def reduced(image: Opened, content: bytes) -> Opened:
    """Return a picture of at most `LARGEST` pixels of eight bits: the same one if it is that.

    `content` is its file.
    """
    ready = _eight_bits(image) if _is_deep(image, content) else image
    return _smaller(ready) if ready.width * ready.height > LARGEST else ready


def _is_deep(image: Opened, content: bytes) -> bool:
    return image.format == "PNG" and content[_PNG_DEPTH] > 8


def _eight_bits(image: Opened) -> Opened:
    """Return a picture of sixteen bits a value with their upper half; colours are read so."""
    grey = image.mode.startswith("I")
    ready = image.convert("I").point(lambda value: value / 256).convert("L") if grey else None
    ready = ready or image.copy()
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        ready.info["transparency"] = clear >> 8
    elif isinstance(clear, tuple):
        ready.info["transparency"] = tuple(value >> 8 for value in clear)
    return ready


def _smaller(image: Opened) -> Opened:
    scale = sqrt(LARGEST / (image.width * image.height))
    size = (max(1, int(image.width * scale)), max(1, int(image.height * scale)))
    return _plain(image).resize(size, reducing_gap=2.0)


def _plain(image: Opened) -> Opened:
    """Return a picture whose colours can be mixed: those of a palette cannot."""
    if image.mode == "1":
        return image.convert("L")
    if image.mode == "P" or "transparency" in image.info:
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    return image
