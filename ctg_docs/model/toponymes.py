"""The names of places, ready for « de » and « à », from the reference data where it has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ctg_docs.french.territoires import hinge, parts
from ctg_docs.french.toponyms import Toponym, suppose
from ctg_docs.french.words import elides
from ctg_docs.reading.origins import computed
from ctg_docs.reference import communes, epci
from ctg_docs.reference.communes import Commune
from ctg_docs.reference.departements import Departement

if TYPE_CHECKING:
    # Who starts a territory names places, and must not load the model for it.
    from ctg_docs.model.identity import Territoire


def de_commune(commune: Commune, charniere: str | None = None) -> Toponym:
    """Return the name of a commune; a hinge that the sources give stands for its own."""
    return Toponym(commune.nom, commune.tncc, charniere=charniere or commune.charniere)


def de_lieu(nom: str, code: str | None, charniere: str | None) -> Toponym:
    """Return the name of a commune by its code, else as the sources write it."""
    known = communes.par_code(code) if code else None
    if known is None:
        return Toponym(nom, 0, charniere=charniere) if charniere else suppose(nom)
    return _said(de_commune(known, charniere), nom, code, charniere)


def de_groupement(nom: str, siren: str | None, charniere: str | None = None) -> Toponym:
    """Return the name of a group of communes.

    The name and hinge of the reference data, unless the sources give a hinge with their own name.
    """
    known = epci.par_siren(siren) if siren else None
    if charniere:
        return Toponym(nom, 0, "groupement", charniere)
    if known is None:
        return suppose(nom, "groupement")
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
    named = [
        _said(Toponym(name, 0, "groupement", _charniere(name)), name, place.nom)
        for name in parts(place.nom)
    ]
    return replace(named[0], name=place.nom, parties=tuple(named) if len(named) > 1 else ())


def _charniere(nom: str) -> str:
    return hinge(nom) or ("d’" if elides(nom) else "de")


def _said(name: Toponym, *values: str | None) -> Toponym:
    """Return a name of the reference data, which values of the sources stand for."""
    return replace(name, name=computed(name.name, values))
