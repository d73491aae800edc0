"""The levels of a deck: the slides that stand under others."""

from __future__ import annotations

from collections.abc import Iterable

from ctg_docs.document.nodes import Slide


def levels(slides: Iterable[Slide]) -> list[int]:
    """Return the level of each slide: a divider opens the first, an objective the second.

    What follows an objective stands under it, up to the next objective or divider; no level is
    skipped, and the first slide has the first level, as ISO 14289-1 (7.4.2) asks of headings.
    """
    found: list[int] = []
    under = 0
    for slide in slides:
        match slide.layout:
            case "titre" | "intercalaire":
                level = under = 1
            case "objectif":
                level = under = min(under + 1, 2)
            case _:
                level = under + 1
        found.append(level)
    return found
