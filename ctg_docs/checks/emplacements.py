"""Places of facilities: coordinates that stand on the territory."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.model.equipements import Equipement
from ctg_docs.model.perimetre import contours_de
from ctg_docs.problems import Problem

_MARGIN = 0.05
"""Degrees around the outlines, about five kilometres: they are simplified."""

_Box = tuple[float, float, float, float]


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the coordinates that stand far from the territory; unknown outlines refuse nothing."""
    placed = [(p, e) for p, e in territory.structures(Equipement) if e.coordonnees]
    box = _box(territory) if placed else None
    if box is None:
        return
    for path, equipement in placed:
        yield from _far(territory, (*path, "coordonnees"), equipement, box)


def _far(
    territory: CheckedTerritory, path: tuple[str | int, ...], equipement: Equipement, box: _Box
) -> Iterator[Problem]:
    place = equipement.coordonnees
    assert place is not None
    x, y = float(place.longitude), float(place.latitude)
    if _holds(box, x, y):
        return
    message = f"« {equipement.nom} » serait loin du territoire : sa carte ne peut le montrer"
    hint = "La latitude et la longitude semblent échangées." if _holds(box, y, x) else ""
    yield territory.erreur(path, "coordonnees-lointaines", message, hint)


def _box(territory: CheckedTerritory) -> _Box | None:
    outlines = contours_de(territory.convention.territoire).values()
    if not all(outlines):
        return None  # the territory is larger than what is known of it
    points = [point for rings in outlines for ring in rings for point in ring]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _holds(box: _Box, x: float, y: float) -> bool:
    west, south, east, north = box
    return west - _MARGIN <= x <= east + _MARGIN and south - _MARGIN <= y <= north + _MARGIN
