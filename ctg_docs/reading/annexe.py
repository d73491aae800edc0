"""Files made by others: their kind by their content, and whether they can be opened."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ctg_docs.reading.jpeg import excess_of_scans

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_HEAD = 1024
"""Bytes among which a PDF must say that it is one."""


class AnnexeError(ValueError):
    """The reason why a file cannot be joined, as the rest of the sentence that names it."""


class FormatError(AnnexeError):
    """The file is of none of the formats that go through."""


@dataclass(frozen=True)
class Annexe:
    """The kind of a file: its extension by its content, and its number of pages."""

    extension: str
    pages: int


def read_annexe(content: bytes) -> Annexe:
    """Return the kind of a file; raises FormatError, or AnnexeError for one that cannot be read."""
    if b"%PDF-" in content[:_HEAD]:
        return Annexe("pdf", _pdf_pages(content))
    if content.startswith((_PNG, _JPEG)):
        _check_picture(content)
        return Annexe("png" if content.startswith(_PNG) else "jpg", 1)
    raise FormatError("n’est ni un PDF, ni une image JPEG ou PNG")


def _pdf_pages(content: bytes) -> int:
    import pikepdf  # noqa: PLC0415 - nothing to open, nothing to load

    try:
        with pikepdf.open(io.BytesIO(content)) as file:
            locked, pages = file.is_encrypted, len(file.pages)
    except pikepdf.PasswordError:
        locked, pages = True, 0
    except pikepdf.PdfError:
        raise AnnexeError("est un PDF abîmé") from None
    if locked:
        raise AnnexeError("est un PDF verrouillé")
    if not pages:
        raise AnnexeError("est un PDF sans page")
    return pages


@contextmanager
def _whole() -> Iterator[None]:
    """Refuse pictures that are cut short, which an engine that draws pages lets through."""
    from PIL import ImageFile  # noqa: PLC0415 - few territories have pictures

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _check_picture(content: bytes) -> None:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - few territories have pictures

    try:
        with _whole(), Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            pixels = image.width * image.height
            if image.format != "PNG" and excess_of_scans(content, pixels):
                raise AnnexeError("est une image JPEG enregistrée en trop de passages")
            image.load()
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError):
        raise AnnexeError("est une image abîmée") from None
