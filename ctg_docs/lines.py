"""Lines that are printed: words that somebody else wrote make one, and move nothing."""

from __future__ import annotations

import re

# Controls, marks that turn or hide what is read, ends of lines, halves of signs.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_PICTURES = 0x2400
"""The first of the signs by which Unicode shows the controls."""


def one_line(text: str) -> str:
    """Return words that somebody else wrote as one line whose every sign is seen.

    A line end becomes « ␊ », an escape « ␛ », a mark that turns the reading « <U+202E> »: what is
    printed of a file can make no line of a report, nor move or colour what stands beside it.
    """
    return _UNSEEN.sub(_seen, text)


def grouped(number: int) -> str:
    """Return a whole number with its thousands apart: « 49 800 »."""
    return f"{number:,}".replace(",", "\u202f")


def shortened(text: str, longest: int) -> str:
    """Return a text on one line, cut between two words when it has more signs than allowed."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[:longest].rsplit(' ', 1)[0]} …"


def _seen(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"
