"""Outlines of communes: one file a département, of which only what is asked is decoded."""

from __future__ import annotations

import json
import lzma
from functools import lru_cache
from itertools import accumulate
from typing import Any, TypeAlias

from ctg_docs.reference.departements import departement_de
from ctg_docs.reference.tables import DATA

Point: TypeAlias = tuple[float, float]
"""Longitude and latitude, in degrees."""
Ring: TypeAlias = tuple[Point, ...]
"""A closed line: its last point is its first one."""

CONTOURS = DATA / "contours"
SOURCE = "IGN, Admin Express COG 2018"
"""Name of the outlines, which their licence asks for wherever they are shown."""


def contour(code: str) -> tuple[Ring, ...]:
    """Return the rings of a commune, holes among them; none when its outline is not known."""
    departement = _departement(departement_de(code).code)
    return tuple(_ring(departement, arcs) for arcs in departement["communes"].get(code, ()))


@lru_cache(maxsize=4)
def _departement(code: str) -> dict[str, Any]:
    """Return the arcs of a département, its scale, and the arcs of each ring of each commune."""
    path = CONTOURS / f"{code}.json.xz"
    if not path.is_file():
        return {"communes": {}}
    found: dict[str, Any] = json.loads(lzma.decompress(path.read_bytes()))
    return found


def _ring(departement: dict[str, Any], arcs: list[int]) -> Ring:
    """Return a ring: its arcs end to end, those of a negative number (~n) read backwards."""
    points: list[Point] = []
    for number in arcs:
        line = _arc(departement, number if number >= 0 else ~number)
        points += (line if number >= 0 else line[::-1])[1 if points else 0 :]
    return tuple(points)


def _arc(departement: dict[str, Any], number: int) -> list[Point]:
    """Return an arc, each of whose points is kept as its distance from the one before."""
    (width, height), (west, south) = departement["echelle"], departement["origine"]
    steps = departement["arcs"][number]
    across = accumulate(step[0] for step in steps)
    up = accumulate(step[1] for step in steps)
    return [(west + x * width, south + y * height) for x, y in zip(across, up, strict=True)]
