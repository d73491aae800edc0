"""Faces cut down to the signs that French is written with, and to those of one document."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_LATIN = range(0x20, 0x180)
_PUNCTUATION = range(0x2000, 0x2070)
_CURRENCIES = range(0x20A0, 0x20C0)
_SYMBOLS = range(0x2100, 0x2300)
_SHAPES = range(0x25A0, 0x2770)
FRENCH = frozenset((*_LATIN, *_PUNCTUATION, *_CURRENCIES, *_SYMBOLS, *_SHAPES))
"""Signs that whoever edits a text may type: letters of the languages of Europe, marks, arrows."""
_FEATURES = frozenset(
    int.from_bytes(tag, "big") for tag in (b"kern", b"liga", b"ccmp", b"locl", b"mark", b"mkmk")
)
"""What word processors do with a text that asks for nothing."""


def cut(face: Path, signs: frozenset[str]) -> bytes:
    """Return the file of a face with the signs of French and those of a document, no other."""
    others = frozenset(ord(sign) for sign in signs) - FRENCH
    return _cut(face, face.stat().st_mtime_ns, others)


@lru_cache(maxsize=16)
def _cut(face: Path, _: int, others: frozenset[int]) -> bytes:
    import uharfbuzz  # noqa: PLC0415 - few builds draw

    wanted = uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    wanted.unicode_set.update(FRENCH | others)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(_FEATURES)
    found = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face)))
    content: bytes = uharfbuzz.subset(found, wanted).blob.data
    return content
