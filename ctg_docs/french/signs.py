"""Signs of French typography that a keyboard does not show."""

from __future__ import annotations

NBSP = "\u00a0"
"""No-break space: before a colon, inside guillemets, between a number and its unit."""
FINE = "\u202f"
"""Narrow no-break space: before ; ! ? %, between groups of three digits."""
SPACE = r"[^\S\n]"
"""Pattern of one space of any kind; the end of a line is none."""
APOSTROPHE = "\u2019"
MINUS = "\u2212"


def is_space(sign: str) -> bool:
    """Tell whether a sign is a space of any kind; the end of a line and an empty text are not."""
    return sign.isspace() and sign != "\n"


def curly(text: str) -> str:
    """Return the text with typographic apostrophes."""
    return text.replace("'", APOSTROPHE)


def guillemets(text: str) -> str:
    """Return the text between French quotation marks, their spaces included."""
    return f"«{NBSP}{text}{NBSP}»"
