"""Names that a platform of teletransmission accepts."""

from __future__ import annotations

import re

LENGTH = 64
"""Signs that a name never exceeds, extension included."""
_FIT = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


def transmissible(rank: int, total: int, words: str, extension: str) -> str:
    """Return « 02_deliberation_conseil-municipal.pdf »: plain letters, no space, in order.

    `words` is made of lower-case letters without accents, digits, and single - or _ between them;
    what exceeds is cut. Raises ValueError for any other sign.
    """
    if not _FIT.fullmatch(words):
        raise ValueError(f"« {words} » ne peut pas nommer un fichier à transmettre")
    lead = f"{rank:0{max(2, len(str(total)))}d}_{words}"
    return f"{lead[: LENGTH - len(extension) - 1].rstrip('-_')}.{extension}"
