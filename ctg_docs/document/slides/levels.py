"""The levels of a deck: the slides that stand under others."""

from __future__ import annotations

from collections.abc import Iterable

from ctg_docs.document.nodes import Slide


def levels(slides: Iterable[Slide]) -> list[int]:
    """Return the level of each slide: one that opens a part has the first, the others the second.

    The first slide has the first level, as ISO 14289-1 (7.4.2) asks of headings.
    """
    return [1 if not rank or slide.layout != "contenu" else 2 for rank, slide in enumerate(slides)]
