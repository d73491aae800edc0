"""Spaces one can see: ⍽ stands for a no-break space, ⎵ for a narrow one."""

from __future__ import annotations

NBSP = "\u00a0"
FINE = "\u202f"


def spaced(text: str) -> str:
    return text.replace("⍽", NBSP).replace("⎵", FINE)


def visible(text: str) -> str:
    return text.replace(NBSP, "⍽").replace(FINE, "⎵")
