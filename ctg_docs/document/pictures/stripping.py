"""PNG and JPEG without what they say beside their pixels: author, place, camera, thumbnail.

The pixels are copied as they are, never decoded: only the pieces around them go. The colour
profile stays, for colours would change without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.reading.jpeg import END, segments

_PNG_HEAD = 8
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB")
)
_SOI, _LAST = b"\xff\xd8", b"\xff\xd9"
_APPS, _COMMENT = range(0xE0, 0xF0), 0xFE


def bare_png(content: bytes) -> bytes:
    """Return a PNG with only the chunks that its pixels need; raises ValueError for a cut file."""
    return content[:_PNG_HEAD] + b"".join(_png_chunks(content))


def _png_chunks(content: bytes) -> Iterator[bytes]:
    start, kind = _PNG_HEAD, b""
    while kind != b"IEND":
        length = int.from_bytes(content[start : start + 4], "big")
        kind, end = content[start + 4 : start + 8], start + length + 12
        if end > len(content):
            raise ValueError("a chunk goes beyond the end of the file")
        if kind in _PNG_KEPT:
            yield content[start:end]
        start = end


def bare_jpeg(content: bytes) -> bytes:
    """Return a JPEG with only the segments that its pixels need.

    What follows its end (a second picture, a film) goes too.
    """
    return _SOI + b"".join(_jpeg_segments(content))


def _jpeg_segments(content: bytes) -> Iterator[bytes]:
    start = len(_SOI)
    for kind, mark, end in segments(content):
        yield content[start:mark]  # pixels, after the start of a scan
        if kind == END:
            yield _LAST
            return
        yield _kept(kind, content[mark:end])
        start = end
    # Many programs forget the end of the file.
    yield content[start:] + _LAST


def _kept(kind: int, segment: bytes) -> bytes:
    """Return a segment of a file, or nothing of it."""
    said = segment[4:]
    match kind:
        case 0xE0 if said.startswith(b"JFIF\0"):
            # Without its thumbnail: FF E0, length, then fourteen bytes.
            return b"\xff\xe0\x00\x10" + said[:12] + b"\0\0"
        case 0xE2 if said.startswith(b"ICC_PROFILE\0"):
            return segment
        case 0xEE if said.startswith(b"Adobe"):
            return segment
    return b"" if kind in _APPS or kind == _COMMENT else segment
