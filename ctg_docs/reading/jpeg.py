"""A JPEG as decoders walk through it: its segments, and how often they go through its pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_SCANS = 100
MOST_SCANNED = 2_000_000_000
"""Pixels of all the scans together: each goes through the whole picture again."""
END = 0xD9
_SCAN, _TEM = 0xDA, 0x01
_HEAD = 2
"""Bytes before the first segment."""
# Inside the pixels, FF stands only before 00 or a restart mark.
_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the kind, the start and the end of each segment, up to the end of the picture."""
    start = _HEAD
    while found := _MARK.search(content, start):
        mark, kind = found.start(), content[found.start() + 1]
        start = mark + 2
        if kind not in (END, _TEM):  # these two hold nothing
            start += int.from_bytes(content[start : start + 2], "big")
        yield kind, mark, start
        if kind == END:
            return


def excess_of_scans(content: bytes, pixels: int) -> int:
    """Return the number of passes over the pixels, if that is too many; else nought.

    A small file may ask for thousands of scans, which no limit of size nor of pixels stops.
    """
    scans = sum(kind == _SCAN for kind, _, _ in segments(content))
    return scans if scans > MOST_SCANS or scans * pixels > MOST_SCANNED else 0
