"""The map of the territory: its communes and the places of its facilities, and what it leaves out.

Nothing is drawn that is not known: a commune without outline and a facility without place are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import cos, hypot, radians

from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.vocabulary.constructors import lignes, mots
from ctg_docs.composing.vocabulary.tables import tableau
from ctg_docs.document.nodes import Figure, Map, MapPoint, Mark, Table, Zone
from ctg_docs.document.outlines import Point, Rings, inner_point, spans
from ctg_docs.french.lists import enumeration
from ctg_docs.french.numbers import compte
from ctg_docs.french.toponyms import de
from ctg_docs.model.equipements import Equipement
from ctg_docs.model.perimetre import contours_de
from ctg_docs.reading.origins import computed, computed_from
from ctg_docs.reference.contours import SOURCE
from ctg_docs.suggestions import fold

_NEAR = 0.035
"""Distance, in widths of the map, under which two facilities are one place of it."""
_NAMED = 20
"""Communes up to which the alternative names each."""


@dataclass(frozen=True)
class Lieu:
    """A numbered place of the map: where it is, and the facilities that stand there."""

    nom: str
    communes: tuple[str, ...]
    point: MapPoint
    equipements: tuple[Equipement, ...]

    @property
    def en_projet(self) -> bool:
        """Whether all that stands there is still to come."""
        return all(e.etat == "projet" for e in self.equipements)


@dataclass(frozen=True)
class Carte:
    """The map, the list of the same facts, and the names of what it could not place."""

    figure: Figure
    projection: Figure
    """The same under a slide's own title, which says what it shows."""
    lieux: tuple[Lieu, ...]
    autres: tuple[str, ...]
    """The communes drawn in which no facility stands."""
    sans_contour: tuple[str, ...]
    sans_lieu: tuple[str, ...]

    @property
    def tableau(self) -> Table:
        """The places of the map by their numbers, with the facilities that stand there."""
        return tableau(
            [("N°", 0.7), ("Lieu", 3.3), ("Équipements et services", 7)],
            [
                (str(rank), place.nom, lignes(map(_said, place.equipements)))
                for rank, place in enumerate(self.lieux, 1)
            ],
            legende="Lieux de la carte",
        )


def carte(vue: Vue) -> Carte | None:
    """Return the map of the territory, None when it would show but one outline with nothing in it.

    A facility stands at its coordinates, else at its commune.
    """
    rings = contours_de(vue.sources.territoire)
    drawn = {name: found for name, found in rings.items() if found}
    if not drawn:
        return None
    frame = _Frame.around(drawn.values())
    plan = _Plan(frame, drawn)
    for equipement in vue.sources.equipements:
        plan.add(equipement)
    if len(drawn) == 1 and not plan.located:
        return None
    missing = tuple(name for name, found in rings.items() if not found)
    return _carte(vue, plan, missing)


@dataclass(frozen=True)
class _Frame:
    """A flat sheet over a part of the country: its west and north edges, its scales a degree."""

    west: float
    north: float
    scale: tuple[float, float]
    height: float

    @classmethod
    def around(cls, outlines: Iterable[Rings]) -> _Frame:
        """Return the sheet that holds some outlines, one width across."""
        points = [point for rings in outlines for ring in rings for point in ring]
        across, up = [x for x, _ in points], [y for _, y in points]
        west, north, south = min(across), max(up), min(up)
        wide = max(across) - west
        # Degrees of longitude grow shorter away from the equator.
        tall = (north - south) / cos(radians((north + south) / 2))
        return cls(west, north, (1 / wide, tall / (north - south) / wide), tall / wide)

    def at(self, point: Point) -> MapPoint:
        """Return the place of a longitude and a latitude on the sheet."""
        x, y = point
        return round((x - self.west) * self.scale[0], 5), round((self.north - y) * self.scale[1], 5)

    def holds(self, point: MapPoint) -> bool:
        """Tell whether a place stands on the sheet."""
        return 0 <= point[0] <= 1 and 0 <= point[1] <= self.height


@dataclass
class _Plan:
    """The places of the map, in the order in which the sources name them."""

    frame: _Frame
    outlines: dict[str, tuple[tuple[Point, ...], ...]]
    lieux: list[Lieu] = field(default_factory=list)
    located: bool = False
    """Whether a facility stands at its own coordinates."""
    absents: list[str] = field(default_factory=list)

    def add(self, equipement: Equipement) -> None:
        """Put a facility at its place, or among those that have none."""
        home, place = self._home(equipement), equipement.coordonnees
        there = (float(place.longitude), float(place.latitude)) if place else None
        if there and self.frame.holds(self.frame.at(there)):
            self._locate(equipement, there, home or self._around(there))
        elif home:
            point = self.frame.at(inner_point(self.outlines[home]))
            self._stand(Lieu(home, (home,), point, (equipement,)), 0)
        else:
            self.absents.append(equipement.nom)

    def _locate(self, equipement: Equipement, there: Point, home: str | None) -> None:
        self.located = True
        town = home if len(self.outlines) > 1 else None
        name = ", ".join(filter(None, (equipement.adresse, town))) or home or equipement.nom
        named = computed(name, equipement.adresse, town)
        homes = (home,) if home else ()
        self._stand(Lieu(named, homes, self.frame.at(there), (equipement,)), _NEAR)

    def _around(self, there: Point) -> str | None:
        """Return the commune that holds a place."""
        x, y = there
        around = (
            name
            for name, rings in self.outlines.items()
            if any(left <= x <= right for left, right in spans(rings, y))
        )
        return next(around, None)

    def _home(self, equipement: Equipement) -> str | None:
        """Return the commune that a facility names, or the only one there is."""
        if equipement.commune is None:
            return next(iter(self.outlines)) if len(self.outlines) == 1 else None
        wanted = fold(equipement.commune)
        return next((name for name in self.outlines if fold(name) == wanted), None)

    def _stand(self, lieu: Lieu, near: float) -> None:
        """Add a place, or its facilities to the one that stands there already."""
        for rank, other in enumerate(self.lieux):
            if hypot(other.point[0] - lieu.point[0], other.point[1] - lieu.point[1]) <= near:
                together = (*other.equipements, *lieu.equipements)
                communes = tuple(dict.fromkeys((*other.communes, *lieu.communes)))
                self.lieux[rank] = replace(other, communes=communes, equipements=together)
                return
        self.lieux.append(lieu)


def _carte(vue: Vue, plan: _Plan, missing: tuple[str, ...]) -> Carte:
    zones = tuple(
        Zone(str(name), tuple(tuple(map(plan.frame.at, ring)) for ring in rings))
        for name, rings in plan.outlines.items()
    )
    marks = tuple(
        Mark(str(rank), place.point, place.en_projet) for rank, place in enumerate(plan.lieux, 1)
    )
    origin = computed_from(vue.sources.territoire.nom, *plan.outlines)
    drawn = Map(_alternative(vue, plan), zones, marks, plan.frame.height, origin)
    homes = {name for place in plan.lieux for name in place.communes}
    empty = tuple(name for name in plan.outlines if name not in homes)
    legend = _legend(plan)
    whole = Figure(drawn, mots(f"{_subject(vue, plan)}. {legend}"))
    on_slide = Figure(drawn, mots(legend))
    return Carte(whole, on_slide, tuple(plan.lieux), empty, missing, tuple(plan.absents))


def _subject(vue: Vue, plan: _Plan) -> str:
    place = de(vue.lieu)
    return f"Le territoire {place}" + (" et ses équipements" if plan.lieux else "")


def _legend(plan: _Plan) -> str:
    planned = any(place.en_projet for place in plan.lieux)
    hollow = "Cercle clair : en projet. " if planned else ""
    return f"{hollow}Contours : {SOURCE}"


def _alternative(vue: Vue, plan: _Plan) -> str:
    """Return the map in words; the list beside it says what stands at each place."""
    names: Sequence[str] = list(plan.outlines)
    which = f" ({enumeration(names)})" if 1 < len(names) <= _NAMED else ""
    subject = f"Carte. {_subject(vue, plan)} : contour de {compte(len(names), 'commune')}{which}"
    if not plan.lieux:
        return f"{subject}."
    places = compte(len(plan.lieux), "lieu", pluriel="lieux")
    return f"{subject}, et {places} d’équipements aux numéros de la liste qui suit."


def _said(equipement: Equipement) -> str:
    """Return a facility with its state, when it is still to come."""
    if equipement.etat != "projet":
        return equipement.nom
    year = f", {equipement.annee}" if equipement.annee else ""
    return str(computed(f"{equipement.nom} (en projet{year})", equipement.nom, equipement.annee))
