"""A map as SVG, for pages: its words stay words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctg_docs.document.nodes import Map
from ctg_docs.document.outlines import Point
from ctg_docs.document.slides.geometry import SMALL
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.pen import n
from ctg_docs.writing.charts.svg import NAMESPACE, Canvas
from ctg_docs.writing.maps.scene import (
    BORDER,
    LEAD,
    LINE,
    TALLEST,
    Disc,
    Name,
    Scene,
    scene,
)
from ctg_docs.writing.markup import element, quoted, text, void

_DROP = 0.34
"""From the middle of a line down to the foot of its letters, in ems."""


def map_room(canvas: Canvas, theme: Theme) -> tuple[tuple[float, float], float]:
    """Return the room of a map in a canvas, and the size of its type."""
    if canvas.height is None:
        return (canvas.width, TALLEST), theme.tailles.petit
    return (canvas.width, canvas.height), SMALL


def draw_map(drawn: Map, theme: Theme, room: tuple[float, float], size: float) -> str:
    """Return the drawing as one element, as large as its room in points lets it be.

    Its title is the alternative of the map.
    """
    found = scene(drawn, theme, room, size)
    lengths = f'width="{n(found.width)}pt" height="{n(found.height)}pt"'
    return (
        f'<svg xmlns="{NAMESPACE}" class="graphique-dessin" role="img" {lengths}'
        f' viewBox="0 0 {n(found.width)} {n(found.height)}"'
        f' font-family={quoted(f"{theme.texte.famille}, sans-serif")} font-size="{n(size)}"'
        f' fill="{theme.couleurs.texte}" stroke-linejoin="round">'
        f"{element('title', text(drawn.alt))}{''.join(_parts(found, theme))}</svg>"
    )


def _parts(found: Scene, theme: Theme) -> Iterator[str]:
    colours = theme.couleurs
    paths = [_path(rings) for rings in found.outlines]
    # What parts the communes is drawn over the border, which is then seen around them all only.
    yield from (_outline(p, "none", colours.primaire, BORDER) for p in paths)
    yield from (_outline(p, colours.fond, colours.discret, LINE) for p in paths)
    for name in found.names:
        yield from _name(name, found.size)
    for disc in found.discs:
        yield _disc(disc, found, colours.primaire)


def _outline(path: str, fill: str, stroke: str, width: float) -> str:
    look = {"fill": fill, "fill_rule": "evenodd", "stroke": stroke, "stroke_width": n(width)}
    return void("path", d=path, **look)


def _path(rings: Sequence[Sequence[Point]]) -> str:
    return "".join(f"M{'L'.join(f'{n(x)} {n(y)}' for x, y in ring[:-1])}Z" for ring in rings)


def _name(name: Name, size: float) -> Iterator[str]:
    x, y = name.point
    first = y - (len(name.lines) - 1) / 2 * LEAD * size
    for rank, words in enumerate(name.lines):
        yield _words(words, (x, first + rank * LEAD * size), size)


def _disc(disc: Disc, found: Scene, colour: str) -> str:
    ground, ink = ("#ffffff", colour) if disc.planned else (colour, "#ffffff")
    x, y = disc.point
    look = {"fill": ground, "stroke": colour, "stroke_width": "1"}
    circle = void("circle", cx=n(x), cy=n(y), r=n(found.radius), **look)
    return circle + _words(disc.label, disc.point, found.size, fill=ink)


def _words(words: str, point: Point, size: float, **look: str) -> str:
    foot = n(point[1] + _DROP * size)
    return element("text", text(words), x=n(point[0]), y=foot, text_anchor="middle", **look)
