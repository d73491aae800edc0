"""A map set in a size: its outlines, its discs and the names that hold; lengths are in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.document.fonts.metrics import word_width
from ctg_docs.document.nodes import Map, Zone
from ctg_docs.document.outlines import Point, Rings, rows, spans
from ctg_docs.document.theme import Theme

EDGE = 2.0
"""Margin around the outlines, which holds half of their thick border."""
BORDER, LINE = 2.2, 0.6
"""Thickness of the border of the territory, half of it hidden, and of what parts its communes."""
TALLEST = 340.0
"""Height of a map on a page, at the most: 12 cm."""
LEAD = 1.15
"""Line height, in ems."""
_DISC = 0.95
"""Radius of a disc, in ems of its number."""


@dataclass(frozen=True, slots=True)
class Name:
    """The lines of a name, around the point at which it stands."""

    lines: tuple[str, ...]
    point: Point


@dataclass(frozen=True, slots=True)
class Disc:
    """The disc of a numbered place."""

    label: str
    point: Point
    planned: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn; `size` is that of the type, `radius` that of a disc."""

    width: float
    height: float
    size: float
    outlines: tuple[tuple[tuple[Point, ...], ...], ...]
    discs: tuple[Disc, ...]
    names: tuple[Name, ...]

    @property
    def radius(self) -> float:
        """Radius of a disc."""
        return _DISC * self.size


def scene(drawn: Map, theme: Theme, room: tuple[float, float], size: float) -> Scene:
    """Return the map as large as its room (width, height) lets it be, in type of a size."""
    inside = min(room[0] - 2 * EDGE, (room[1] - 2 * EDGE) / drawn.height)
    outlines = [tuple(tuple(_at(p, inside) for p in r) for r in z.rings) for z in drawn.zones]
    discs = tuple(Disc(m.label, _at(m.point, inside), m.planned) for m in drawn.marks)
    boxes = [_box(disc.point, 2 * _DISC * size, 2 * _DISC * size) for disc in discs]
    lettering = _Lettering(theme, size, boxes)
    names = [
        lettering.place(zone, rings) for zone, rings in zip(drawn.zones, outlines, strict=True)
    ]
    return Scene(
        inside + 2 * EDGE,
        inside * drawn.height + 2 * EDGE,
        size,
        tuple(outlines),
        discs,
        tuple(name for name in names if name),
    )


def _at(point: Point, width: float) -> Point:
    return EDGE + point[0] * width, EDGE + point[1] * width


_Box = tuple[float, float, float, float]


def _box(centre: Point, width: float, height: float) -> _Box:
    x, y = centre
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


@dataclass(frozen=True, slots=True)
class _Lettering:
    """Names put one after the other, none of them over a disc or another name."""

    theme: Theme
    size: float
    taken: list[_Box]

    def place(self, zone: Zone, rings: Rings) -> Name | None:
        """Return the name where its outline holds it whole, None where it cannot."""
        for lines in _cuts(zone.name):
            width = max(word_width(line, self.theme.texte.normal) for line in lines) * self.size
            width += self.size
            height = len(lines) * LEAD * self.size
            for point in _free(rings, width, height):
                box = _box(point, width, height)
                if not any(_overlap(box, other) for other in self.taken):
                    self.taken.append(box)
                    return Name(lines, point)
        return None


def _cuts(name: str) -> Iterator[tuple[str, ...]]:
    """Yield a name in one line, then in the two that are nearest in length."""
    yield (name,)
    places = [rank + 1 for rank, sign in enumerate(name) if sign in " -"]
    for rank in sorted(places, key=lambda rank: abs(2 * rank - len(name)))[:1]:
        yield name[:rank].rstrip(" "), name[rank:]


def _free(rings: Rings, width: float, height: float) -> Iterator[Point]:
    """Yield the points around which an outline holds a box, the nearest to its middle first."""
    for y in rows(rings):
        edges = [spans(rings, y + part * height / 2) for part in (-1, 0, 1)]
        for left, right in _common(edges):
            if right - left >= width:
                yield (left + right) / 2, y
                yield left + width / 2, y
                yield right - width / 2, y


def _common(lines: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Return the parts that are inside on all the lines at once."""
    found, *others = lines
    for line in others:
        found = [(max(a, c), min(b, d)) for a, b in found for c, d in line if max(a, c) < min(b, d)]
    return found


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
