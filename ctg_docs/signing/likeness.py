"""Whether a file says, and shows, what its own sources give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

ANY_NUMBER = "\ue0ff"
"""What stands for a page number, which only a layout would tell."""


class Ressemblance(StrEnum):
    """What comparing a file with its sources gave."""

    EXACTE = "exacte"
    AUTRE = "autre"
    INCONNUE = "inconnue"
    """It could not be compared."""


@dataclass(frozen=True)
class Comparaison:
    """What was compared, and what it gave.

    `mots` are those that an assistive reader would say; `pages` is what the eye sees: exact, or
    unknown when it is not drawn the same, for what a file does not carry (pictures, annexes, house
    style) may be why. `differentes` are the pages that are not drawn the same. `raison` says, in
    French, why something was not compared.
    """

    mots: Ressemblance
    pages: Ressemblance = Ressemblance.INCONNUE
    differentes: tuple[int, ...] = ()
    raison: str = ""


def alike(found: Iterable[str], expected: Iterable[str]) -> bool:
    """Tell whether two texts have the same signs, spaces apart: a PDF draws none of them.

    `ANY_NUMBER` in what is expected equals the digits of any number.
    """
    pattern = r"\d+".join(map(re.escape, "".join(expected).split(ANY_NUMBER)))
    return re.fullmatch(pattern, "".join(found)) is not None
