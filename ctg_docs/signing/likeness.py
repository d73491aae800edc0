"""Whether a file says the words that its own sources give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto

ANY_NUMBER = "\ue0ff"
"""What stands for a page number, which only a layout would tell."""


class Ressemblance(Enum):
    """What comparing a file with its sources gave."""

    EXACTE = auto()
    AUTRE = auto()
    INCONNUE = auto()


def alike(found: Iterable[str], expected: Iterable[str]) -> bool:
    """Tell whether two texts have the same signs, spaces apart: a PDF draws none of them.

    `ANY_NUMBER` in what is expected equals the digits of any number.
    """
    pattern = r"\d+".join(map(re.escape, "".join(expected).split(ANY_NUMBER)))
    return re.fullmatch(pattern, "".join(found)) is not None
