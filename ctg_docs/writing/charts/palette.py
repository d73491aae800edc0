"""Looks of series: a colour of the house and a hatching, so that none rests on hue alone.

The colours of theme.yaml differ in lightness as well as in hue, which a greyscale print and the
three colour deficiencies keep apart; each contrasts with white by 3 to 1 at least, as graphical
objects must (WCAG 2.2, 1.4.11). The hatchings are thin white lines over the colour. What is planned
is an outline, what is known is solid (IBCS, « International Business Communication Standards »).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal, TypeAlias

from ctg_docs.document.nodes import Series
from ctg_docs.document.theme import Theme

Hatching: TypeAlias = Literal[
    "plein", "montantes", "tirets", "losanges", "descendantes", "briques", "contour"
]
HATCHINGS: tuple[Hatching, ...] = (
    "plein",
    "montantes",
    "tirets",
    "losanges",
    "descendantes",
    "briques",
)
PATTERNS: dict[Hatching, str] = {
    "montantes": "wide_upward_diagonal",
    "tirets": "dashed_horizontal",
    "losanges": "outlined_diamond",
    "descendantes": "wide_downward_diagonal",
    "briques": "horizontal_brick",
}
"""The name of each hatching in office suites."""
WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """The colour (#rrggbb) and the hatching of a series, and the colour of words over it."""

    colour: str
    hatching: Hatching
    ink: str = WHITE


def looks(series: Sequence[Series], theme: Theme) -> tuple[SeriesLook, ...]:
    """Return the looks of series, in their order; beyond six they come round again.

    What is planned is an outline in the first colour, and takes none from the others.
    """
    ranks = count()
    return tuple(
        SeriesLook(theme.graphiques[0], "contour", theme.couleurs.texte)
        if each.planned
        else _look(next(ranks), theme)
        for each in series
    )


def _look(rank: int, theme: Theme) -> SeriesLook:
    colour = theme.graphiques[rank % len(theme.graphiques)]
    ink = max(WHITE, theme.couleurs.texte, key=lambda words: contrast(words, colour))
    return SeriesLook(colour, HATCHINGS[rank % len(HATCHINGS)], ink)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, « contrast ratio »)."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
