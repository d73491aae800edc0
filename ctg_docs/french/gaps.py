"""Gaps: places of missing words inside a text, until the tree shows each as a blank.

A name with a part unknown goes through the phrases of the house as any other text does.
"""

from __future__ import annotations

import re

# Signs that are no characters: no author may write them.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_GAP = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


def gap(label: str) -> str:
    """Return the place of missing words, told by what is due."""
    return f"{_OPEN}{label}{_CLOSE}"


def holds_gap(text: str) -> bool:
    """Tell whether a text has a place of missing words."""
    return _OPEN in text


def split(text: str) -> list[str]:
    """Return the words around gaps and, at each odd rank, what is due in one."""
    return _GAP.split(text) if holds_gap(text) else [text]


def plain_gaps(text: str) -> str:
    """Return a text whose missing words are told in it, to name what is due: « X [prénom] »."""
    return "".join(f"[{part}]" if rank % 2 else part for rank, part in enumerate(split(text)))
