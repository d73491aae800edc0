"""Packages of office files that came from elsewhere: what they announce, before it is unfolded."""

from __future__ import annotations

import re
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

LARGEST = 50_000_000
"""Bytes of all the entries together."""
LARGEST_FILE = 25_000_000
"""Bytes of the file: the list of its entries, which nothing shortens, is read whole."""
MOST_ENTRIES = 2000
MOST_SWOLLEN = 100
"""Most times that the entries together may be larger than the file."""
BROKEN = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)
"""Errors of an archive that cannot be read."""

_FOLDINGS = (ZIP_STORED, ZIP_DEFLATED)
_XML = (".xml", ".rels", ".vml")
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


def excess(archive: ZipFile, folded: int) -> str:
    """Return the reason to refuse an archive whose file has `folded` bytes, empty when none.

    Raises BadZipFile for a way of folding that office files never have (ECMA-376, part 2).
    """
    entries = archive.infolist()
    if any(entry.compress_type not in _FOLDINGS for entry in entries):
        raise BadZipFile("folded in a way that office files never are")
    total = sum(entry.file_size for entry in entries)
    if len(entries) <= MOST_ENTRIES and total <= min(LARGEST, MOST_SWOLLEN * folded):
        return ""
    return (
        f"une fois ouvert, il compterait {len(entries)} parties et {total // 1_000_000} Mo"
        f" (au plus {MOST_ENTRIES} parties, {LARGEST // 1_000_000} Mo,"
        f" et {MOST_SWOLLEN} fois la taille du fichier)"
    )


def declared_type(name: str, content: bytes) -> str:
    """Return the reason to refuse a part that declares a document type, empty when none.

    ECMA-376, part 2, forbids it; entities come with it.
    """
    if name.lower().endswith(_XML) and _DOCTYPE.search(content):
        return f"sa partie « {name} » déclare un type de document (DOCTYPE)"
    return ""
