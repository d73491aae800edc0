"""Codes and names of places: codes that exist, names as the official code writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, get_args

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.words import vocabulary
from ctg_docs.model.identity import CommunePerimetre, Territoire
from ctg_docs.model.parties import LieuSignature, Partie
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.reference import caisses, communes, epci
from ctg_docs.suggestions import fold

_Place: TypeAlias = Territoire | CommunePerimetre | LieuSignature


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield codes that name nothing today and names that differ from the official one."""
    places: Iterator[tuple[Chemin, _Place]] = territory.structures(*get_args(_Place))
    for path, place in places:
        yield from _named(territory, path, place)
    for path, partie in territory.structures(Partie):
        yield from _partie(territory, path, partie)


def _named(territory: CheckedTerritory, path: Chemin, place: _Place) -> Iterator[Problem]:
    if place.code_insee:
        yield from _commune(territory, (*path, "code_insee"), place.code_insee, place.nom)
    if isinstance(place, Territoire) and place.siren:
        yield from _epci(territory, (*path, "siren"), place.siren)


def _partie(territory: CheckedTerritory, path: Chemin, partie: Partie) -> Iterator[Problem]:
    if partie.code_insee:
        yield from _commune(territory, (*path, "code_insee"), partie.code_insee)
    if partie.siren and partie.type.sorte.ordre == "groupement":
        yield from _epci(territory, (*path, "siren"), partie.siren)
    yield from _official(territory, path, partie)
    known = partie.type.caisse and partie.departement
    if known and not caisses.par_departement(partie.departement or ""):
        message = f"aucune caisse n’est connue pour le département « {partie.departement} »"
        yield territory.erreur((*path, "departement"), "code-inconnu", message)


_GENERIC = vocabulary(
    "commune communes communaute agglomeration urbaine metropole ville etablissement public "
    "territorial syndicat de du des d la le les l et en a au aux sur sous"
)
"""Words that tell no place from another."""


def _official(territory: CheckedTerritory, path: Chemin, partie: Partie) -> Iterator[Problem]:
    """Yield an official name that shares no word with the one of its own code."""
    commune = communes.par_code(partie.code_insee) if partie.code_insee else None
    group = epci.par_siren(partie.siren) if partie.siren else None
    known = commune.nom if commune else group.nom if group else None
    if known is None or not partie.nom_officiel:
        return
    own, said = (set(fold(name).split()) - _GENERIC for name in (known, partie.nom_officiel))
    if own and not own & said:
        code = partie.code_insee if commune else partie.siren
        message = f"« {partie.nom_officiel} » n’est pas le nom de {code}, qui est « {known} »"
        yield territory.erreur((*path, "nom_officiel"), "nom-officiel", message)


def _commune(
    territory: CheckedTerritory, path: Chemin, code: str, nom: str = ""
) -> Iterator[Problem]:
    commune = communes.par_code(code)
    if commune is None:
        yield territory.erreur(path, "code-inconnu", communes.expliquer(code))
    elif nom and nom.replace("'", "’") != commune.nom.replace("'", "’"):
        message = f"le nom officiel de la commune {code} est « {commune.nom} », non « {nom} »"
        yield territory.erreur((*path[:-1], "nom"), "nom-officiel", message)


def _epci(territory: CheckedTerritory, path: Chemin, siren: str) -> Iterator[Problem]:
    if epci.par_siren(siren) is None:
        yield territory.erreur(path, "code-inconnu", epci.expliquer(siren))
