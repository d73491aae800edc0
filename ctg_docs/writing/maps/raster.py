"""A map in pixels, fine enough for print, for office suites."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from ctg_docs.document.nodes import Map
from ctg_docs.document.outlines import Point
from ctg_docs.document.pictures import Image
from ctg_docs.document.theme import Theme
from ctg_docs.writing.maps.scene import BORDER, LEAD, LINE, Scene, scene

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

DOTS = 300
"""Pixels an inch."""
_FINER = 2
"""Pixels drawn for one that is kept: edges are smoothed so."""
_COLOURS = 64
_NOTHING = (255, 255, 255, 0)


def pixels_of(drawn: Map, theme: Theme, room: tuple[float, float], size: float) -> Image:
    """Return the map as a PNG of `DOTS` an inch, as large as its room in points lets it be."""
    # Few documents have a map, and the library takes time to load.
    from PIL import Image as pillow  # noqa: N813, PLC0415
    from PIL import ImageDraw  # noqa: PLC0415

    found = scene(drawn, theme, room, size)
    width, height = (round(side * DOTS / 72) for side in (found.width, found.height))
    sheet = pillow.new("RGBA", (width * _FINER, height * _FINER), _NOTHING)
    _Brush(ImageDraw.Draw(sheet), theme, DOTS / 72 * _FINER).draw(found)
    small = sheet.resize((width, height), pillow.Resampling.BOX)
    content = BytesIO()
    # Its ground is clear: a watermark is read through it.
    small.quantize(_COLOURS, pillow.Quantize.FASTOCTREE).save(content, "PNG", optimize=True)
    return Image(content.getvalue(), "image/png", width, height)


class _Brush:
    """The drawing of a scene on a sheet, `scale` pixels a point."""

    def __init__(self, sheet: ImageDraw, theme: Theme, scale: float) -> None:
        self._sheet = sheet
        self._theme = theme
        self._scale = scale

    def draw(self, found: Scene) -> None:
        """Draw the border of the territory, its communes over it, then names and discs."""
        colours = self._theme.couleurs
        outlines = [[self._line(ring) for ring in rings] for rings in found.outlines]
        for rings in outlines:
            self._edges(rings, colours.primaire, BORDER)
        for rings in outlines:
            self._fill(rings)
        for rings in outlines:
            self._edges(rings, colours.discret, LINE)
        self._letter(found)

    def _line(self, ring: tuple[Point, ...]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in ring]

    def _edges(self, rings: list[list[Point]], colour: str, width: float) -> None:
        for ring in rings:
            self._sheet.line([*ring, ring[1]], colour, round(width * self._scale), "curve")

    def _fill(self, rings: list[list[Point]]) -> None:
        """Fill an outline: the largest of its lines, and what its holes leave of it."""
        for ring in sorted(rings, key=_extent, reverse=True):
            hole = any(_holds(other, ring[0]) for other in rings if other is not ring)
            self._sheet.polygon(ring, _NOTHING if hole else self._theme.couleurs.fond)

    def _letter(self, found: Scene) -> None:
        colours = self._theme.couleurs
        lead = LEAD * found.size
        for name in found.names:
            x, y = name.point
            first = y - (len(name.lines) - 1) / 2 * lead
            for rank, words in enumerate(name.lines):
                self._words(words, (x, first + rank * lead), found.size, colours.texte)
        for disc in found.discs:
            ground, ink = ("#ffffff", colours.primaire)[:: 1 if disc.planned else -1]
            x, y = (side * self._scale for side in disc.point)
            radius, edge = found.radius * self._scale, round(self._scale)
            self._sheet.circle((x, y), radius, ground, colours.primaire, edge)
            self._words(disc.label, disc.point, found.size, ink)

    def _words(self, words: str, point: Point, size: float, colour: str) -> None:
        from PIL import ImageFont  # noqa: PLC0415

        face = ImageFont.truetype(
            self._theme.texte.normal, size * self._scale, layout_engine=ImageFont.Layout.BASIC
        )
        x, y = (side * self._scale for side in point)
        foot = y + 0.34 * size * self._scale
        self._sheet.text((x, foot), words, colour, face, anchor="ms")


def _extent(ring: list[Point]) -> float:
    across = [x for x, _ in ring]
    return max(across) - min(across)


def _holds(ring: list[Point], point: Point) -> bool:
    x, y = point
    left = [
        (ay <= y) != (by <= y) and ax + (y - ay) * (bx - ax) / (by - ay) < x
        for (ax, ay), (bx, by) in pairwise(ring)
    ]
    return sum(left) % 2 == 1
