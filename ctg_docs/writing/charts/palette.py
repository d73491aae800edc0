"""Looks of series: a colour of the house and a hatching, so that none rests on hue alone.

The colours of theme.yaml differ in lightness as well as in hue, which a greyscale print and the
three colour deficiencies keep apart; each contrasts with white by 3 to 1 at least, as graphical
objects must (WCAG 2.2, 1.4.11). The hatchings are thin white lines over the colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from ctg_docs.document.theme import Theme

Hatching: TypeAlias = Literal["plein", "montantes", "tirets", "losanges", "descendantes", "briques"]
HATCHINGS: tuple[Hatching, ...] = get_args(Hatching)
PATTERNS: dict[Hatching, str] = {
    "montantes": "wide_upward_diagonal",
    "tirets": "dashed_horizontal",
    "losanges": "outlined_diamond",
    "descendantes": "wide_downward_diagonal",
    "briques": "horizontal_brick",
}
"""The name of each hatching in office suites."""


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """The colour (#rrggbb) and the hatching of a series."""

    colour: str
    hatching: Hatching


def looks(count: int, theme: Theme) -> tuple[SeriesLook, ...]:
    """Return the looks of that many series, in their order; beyond six they come round again."""
    colours = theme.graphiques
    return tuple(
        SeriesLook(colours[rank % len(colours)], HATCHINGS[rank % len(HATCHINGS)])
        for rank in range(count)
    )
