"""The objects of a received PDF, read without trust: each may be of another kind than is due."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf

MOST_UNFOLDED = 64_000_000
"""Bytes that one stream of a received file may give, whoever unfolds it."""
Number = tuple[int, int]
"""The number of an object in its file; (0, 0) for one that stands inside another."""


@contextmanager
def opened(content: bytes, *, mend: bool = True) -> Iterator[pikepdf.Pdf]:
    """Open a received file, its compressed streams bounded; raises PdfError.

    Without `mend`, a file whose table of objects is wrong is refused instead of guessed.
    """
    before: dict[str, Any] = pikepdf.settings.set_qpdf_limits(flate_max_memory=MOST_UNFOLDED)
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=mend, suppress_warnings=True) as pdf:
            yield pdf
    finally:
        pikepdf.settings.set_qpdf_limits(**before)


def entry(value: Any, key: str) -> Any:
    """Return an entry of a dictionary or of a stream, None when there is none."""
    return value.get(key) if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else None


def items(value: Any) -> list[Any]:
    """Return the items of an array; anything else holds nothing."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def text(value: Any) -> str:
    """Return a string or a name as text, empty for anything else."""
    if not isinstance(value, pikepdf.String | pikepdf.Name):
        return ""
    try:
        return str(value)
    except (UnicodeError, ValueError):
        return bytes(value).decode("latin-1")


def number(value: Any) -> Number:
    """Return the number of an object in its file."""
    found: Number = value.objgen if isinstance(value, pikepdf.Object) else (0, 0)
    return found


def unfolded(stream: Any, most: int) -> bytes | None:
    """Return the content of a stream, None when it is longer, or folded by something unusual."""
    if not isinstance(stream, pikepdf.Stream) or entry(stream, "/DecodeParms") is not None:
        return None
    raw, filters = stream.read_raw_bytes(), _filters(stream)
    content = _inflated(raw, most) if filters == ["/FlateDecode"] else raw
    return content if filters in ([], ["/FlateDecode"]) and len(content) <= most else None


def heavy(pdf: pikepdf.Pdf) -> bool:
    """Tell whether a reader that sets no bound would make too much of a file."""
    return any(_swells(found) for found in pdf.objects if isinstance(found, pikepdf.Stream))


def _swells(stream: Any, most: int = MOST_UNFOLDED) -> bool:
    filters = _filters(stream)
    if filters == ["/FlateDecode"]:
        return len(_inflated(stream.read_raw_bytes(), most)) > most
    return not set(filters) <= {"/DCTDecode", "/JPXDecode"}


def _filters(stream: Any) -> list[str]:
    named = entry(stream, "/Filter")
    several = items(named) if isinstance(named, pikepdf.Array) else [named]
    return [text(name) for name in several if name is not None]


def _inflated(raw: bytes, most: int) -> bytes:
    """Return the inflated content of a text, one byte more than the most at the longest."""
    try:
        return zlib.decompressobj().decompress(raw, most + 1)
    except zlib.error:
        return b""
