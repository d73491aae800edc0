"""Bytes that follow a signed revision: whole updates of the file, or bytes that nothing lists."""

from __future__ import annotations

import re

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


def strays(content: bytes, signed: int) -> bool:
    """Tell whether bytes after the signed ones belong to no update that the file leads to.

    A viewer that mends files would read them, where one that trusts the table of objects does not.
    """
    if not content[signed:].strip():
        return False
    end = _END.search(content, signed)
    return end is None or not signed <= int(end[1]) < end.start()
