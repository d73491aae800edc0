"""Picture files: opened with a limit, set upright, and rid of their metadata."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.document.pictures.reducing import reduced
from ctg_docs.document.pictures.stripping import bare_jpeg, bare_png
from ctg_docs.reading.jpeg import excess_of_scans

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

MOST = 50_000_000
"""Pixels: a small file can hold billions, which fill the memory of whoever opens it."""
_UPRIGHT = 1
_ORIENTATION = 0x0112
_BARE = {"PNG": bare_png, "JPEG": bare_jpeg}
KINDS = {"PNG": "image/png", "JPEG": "image/jpeg"}


class PictureError(ValueError):
    """A picture that cannot be shown, and why."""


@dataclass(frozen=True)
class Image:
    """A picture as files carry it: its bytes, media type, width and height in pixels."""

    content: bytes
    kind: str
    width: int
    height: int


def check_image(path: Path) -> None:
    """Decode a picture whole; raises PictureError when that cannot be done."""
    from PIL import ImageFile  # noqa: PLC0415

    # The PDF engine lets the library fill in what a cut file lacks; a check must not.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with _opened(path.read_bytes()) as image:
            image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def read_image(path: Path) -> Image:
    """Return a PNG or JPEG picture upright, in sRGB or its own profile, and without metadata.

    Its pixels stay as they are, unless there are too many or too fine ones, the file was to be
    turned to be seen, or it holds the inks of a printer (CMYK), which PDF/A refuses. Raises
    PictureError for any other file.
    """
    try:
        state = path.stat()
    except OSError:
        raise PictureError("image introuvable ou illisible") from None
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=32)
def _read(path: Path, _modified: int, _size: int) -> Image:
    content = path.read_bytes()
    with _opened(content) as image:
        # A JPEG of several pictures, as phones make them, is one of its first picture here.
        kind, ready = "PNG" if image.format == "PNG" else "JPEG", _ready(image, content)
        if ready is not image:
            content = _saved(ready, kind)
        return Image(_BARE[kind](content), KINDS[kind], *ready.size)


@contextmanager
def _opened(content: bytes) -> Iterator[Opened]:
    """Open a picture; whatever goes wrong then, while it is read, is a PictureError."""
    # Few territories have pictures, and the library takes time to load.
    from PIL import Image  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(content), formats=tuple(KINDS))
        with image:
            _weigh(image, content)
            yield image
    except Image.DecompressionBombError:
        raise PictureError("image de plus de 50 millions de pixels") from None
    except PictureError:
        raise
    except (OSError, SyntaxError, ValueError, IndexError, struct.error):
        raise PictureError("image introuvable ou illisible") from None


def _weigh(image: Opened, content: bytes) -> None:
    """Refuse a picture by what it announces, before anything is decoded."""
    pixels = image.width * image.height
    if pixels > MOST:
        size = f"{image.width} × {image.height}"
        raise PictureError(f"image de {size} pixels, plus de 50 millions")
    if image.format != "PNG" and (scans := excess_of_scans(content, pixels)):
        raise PictureError(f"image JPEG progressive en {scans} passages, trop pour sa taille")


def _ready(image: Opened, content: bytes) -> Opened:
    """Return the picture as it is to be seen: the same one when it needs no change."""
    from PIL import ImageOps  # noqa: PLC0415

    ready = reduced(image, content)
    if image.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT:
        ready = ImageOps.exif_transpose(ready)
    return _on_screen(ready) if ready.mode == "CMYK" else ready


def _on_screen(image: Opened) -> Opened:
    """Return a picture made for a printer in the colours of a screen."""
    from PIL import ImageCms  # noqa: PLC0415

    profile = image.info.get("icc_profile")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile or b""))
        screen = ImageCms.createProfile("sRGB")
        changed = ImageCms.profileToProfile(image, source, screen, outputMode="RGB")
    except (OSError, ImageCms.PyCMSError):
        changed = None
    ready = changed or image.convert("RGB")
    ready.info.pop("icc_profile", None)
    return ready


def _saved(image: Opened, kind: str) -> bytes:
    target = BytesIO()
    profile = image.info.get("icc_profile")
    quality = {"quality": 95, "subsampling": 0} if kind == "JPEG" else {}
    image.save(target, kind, icc_profile=profile, **quality)
    return target.getvalue()
