"""Likeness of a file to its own sources: its words and its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

ANY_NUMBER = "\ue0ff"
"""The sign for a page number, which only a layout would tell."""


class Ressemblance(StrEnum):
    """The result of the comparison of a file with its sources."""

    EXACTE = "exacte"
    AUTRE = "autre"
    INCONNUE = "inconnue"
    """It could not be compared."""


@dataclass(frozen=True)
class Comparaison:
    """The comparison of a file: the parts compared, and their results.

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
