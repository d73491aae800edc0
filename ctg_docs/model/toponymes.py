"""The names of places, ready for « de » and « à », from the reference data where it has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ctg_docs.french.territoires import parts
from ctg_docs.french.toponyms import Kind, Toponym, suppose
from ctg_docs.reading.origins import computed
from ctg_docs.reference import communes, epci
from ctg_docs.reference.communes import Commune
from ctg_docs.reference.departements import Departement

if TYPE_CHECKING:
    # Who starts a territory names places, and must not load the model for it.
    from ctg_docs.model.identity import Territoire
    from ctg_docs.model.parties import Partie


def departement_du_lieu(place: Territoire, parties: Iterable[Partie] = ()) -> str | None:
    """Return the code of the département of a place: the one written, else that of its communes.

    Where no commune is known, it is that of the caisse among the parties, whose territory is a
    département. None when communes stand in several: which one is the seat is not known here.
    """
    if place.departement:
        return place.departement
    stated = [place.code_insee] if place.code_insee else [c.code_insee for c in place.communes]
    members = epci.membres(place.siren) if place.siren else []
    known = members or [found for code in stated if code and (found := communes.par_code(code))]
    homes = {commune.departement for commune in known}
    origin: Any = place.siren or place.code_insee or place.communes
    if not homes:
        origin = homes = {p.departement for p in parties if p.type.caisse and p.departement}
    return computed(min(homes), origin) if len(homes) == 1 else None


def de_commune(commune: Commune, charniere: str | None = None) -> Toponym:
    """Return the name of a commune; a hinge that the sources give stands for its own."""
    return Toponym(commune.nom, commune.tncc, charniere=charniere or commune.charniere)


def de_lieu(nom: str, code: str | None, charniere: str | None) -> Toponym:
    """Return the name of a commune by its code, else as the sources write it."""
    known = communes.par_code(code) if code else None
    if known is None:
        return Toponym(nom, 0, charniere=charniere) if charniere else _supposed(nom)
    return _said(de_commune(known, charniere), nom, code, charniere)


def de_groupement(nom: str, siren: str | None, charniere: str | None = None) -> Toponym:
    """Return the name of a group of communes.

    The name and hinge of the reference data, unless the sources give a hinge with their own name.
    """
    known = epci.par_siren(siren) if siren else None
    if charniere:
        return Toponym(nom, 0, "groupement", charniere)
    if known is None:
        return _supposed(nom, "groupement")
    return _said(Toponym(known.nom, 0, "groupement", known.charniere), nom, siren)


def de_departement(departement: Departement) -> Toponym:
    """Return the name of a département."""
    return Toponym(departement.nom, departement.tncc, "departement", departement.charniere)


def de_territoire(place: Territoire) -> Toponym:
    """Return the name of the territory of a convention, each place with the hinge that it takes."""
    if place.type == "epci" and (place.siren or place.charniere):
        return de_groupement(place.nom, place.siren, place.charniere)
    if place.type == "commune" or place.code_insee or place.charniere:
        return de_lieu(place.nom, place.code_insee, place.charniere)
    named = [_said(suppose(name, "groupement"), place.nom) for name in parts(place.nom)]
    return replace(named[0], name=place.nom, parties=tuple(named) if len(named) > 1 else ())


def _supposed(nom: str, kind: Kind = "commune") -> Toponym:
    """Return a name as the sources write it, led as its first word is."""
    return replace(suppose(nom, kind), name=nom)


def _said(name: Toponym, *values: str | None) -> Toponym:
    """Return a name of the reference data, which values of the sources stand for."""
    return replace(name, name=computed(name.name, values))
