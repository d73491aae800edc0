"""The signs that a face draws, read once from its file."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from ctg_docs.document.fonts.files import opened


def undrawn_signs(text: set[str], path: Path) -> set[str]:
    """Return the signs that the face lacks, spaces and invisible marks left out.

    An engine draws a space of any kind as one it has, and a format mark as nothing.
    """
    return {sign for sign in text - _drawn(path) if not _blank(sign)}


def _blank(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Zs") or "\ufe00" <= sign <= "\ufe0f"


@lru_cache(maxsize=8)
def _drawn(path: Path) -> frozenset[str]:
    with opened(path) as face:
        return frozenset(map(chr, face.getBestCmap()))
