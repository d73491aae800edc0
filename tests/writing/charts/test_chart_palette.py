"""The colours of charts: apart in black and white, and for colour-blind readers.

The colour deficiencies are simulated in linear RGB with the matrices of Machado, Oliveira and
Fernandes (2009) for a full deficiency.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest
from sample_charts import SIX

from ctg_docs.document.nodes import Series
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.palette import HATCHINGS, contrast, looks

Triple = tuple[float, float, float]
NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
VISIONS = {
    "normal": NORMAL,
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
SEEN_AT_ONCE = 25
"""Distance in CIELAB between series that stand side by side: ten times what an eye can tell."""
TOLD_APART = 12


def linear(colour: str) -> Triple:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(  # type: ignore[return-value]
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)
    )


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lab(colour: Triple) -> Triple:
    red, green, blue = colour
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, vision: str) -> Triple:
    source = linear(colour)
    mixed = [sum(a * b for a, b in zip(row, source, strict=True)) for row in VISIONS[vision]]
    return lab(tuple(min(1.0, max(0.0, v)) for v in mixed))  # type: ignore[arg-type]


@pytest.mark.parametrize("vision", VISIONS)
def test_series_side_by_side_are_told_apart_at_once(theme: Theme, vision: str) -> None:
    colours = [seen(colour, vision) for colour in theme.graphiques]
    assert min(dist(a, b) for a, b in pairwise(colours)) >= SEEN_AT_ONCE


@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_series_are_told_apart(theme: Theme, vision: str) -> None:
    colours = [seen(colour, vision) for colour in theme.graphiques]
    assert min(dist(a, b) for a, b in combinations(colours, 2)) >= TOLD_APART


def test_each_series_has_its_own_grey(theme: Theme) -> None:
    greys = [seen(colour, "normal")[0] for colour in theme.graphiques]
    assert min(abs(a - b) for a, b in pairwise(greys)) >= 14
    assert min(b - a for a, b in pairwise(sorted(greys))) >= 4


def test_each_colour_contrasts_with_the_page_as_graphical_objects_must(theme: Theme) -> None:
    assert min(1.05 / (luminance(colour) + 0.05) for colour in theme.graphiques) >= 3


def test_each_series_has_a_hatching_of_its_own_and_the_first_is_plain(theme: Theme) -> None:
    found = looks(SIX.series, theme)
    assert [look.colour for look in found] == list(theme.graphiques)
    assert len({look.hatching for look in found}) == 6
    assert found[0].hatching == HATCHINGS[0] == "plein"


def test_what_is_planned_is_an_outline_and_what_is_known_is_solid(theme: Theme) -> None:
    planned, known = looks((Series((), (), planned=True), Series((), ())), theme)
    assert (planned.hatching, known.hatching) == ("contour", "plein")
    assert planned.colour == known.colour == theme.graphiques[0]


def test_words_on_a_bar_contrast_with_it(theme: Theme) -> None:
    found = looks(SIX.series, theme)
    assert min(contrast(look.ink, look.colour) for look in found) >= 4.5
