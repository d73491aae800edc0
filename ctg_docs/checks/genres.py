"""Offices of the governance: one person of a party is not called in two genders."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.agreement import function_title
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin

_LINKS = ("du ", "de la ", "de l’", "de ", "d’")


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield an office that the bodies of governance write in both genders for one party."""
    pilotage = territory.convention.pilotage
    said: dict[tuple[str, str], str] = {}
    for rank, instance in enumerate(pilotage.instances if pilotage else ()):
        for n, membre in enumerate(instance.composition):
            path: Chemin = ("pilotage", "instances", rank, "composition", n, "fonction")
            if membre.fonction and membre.personne is None:
                yield from _seated(territory, said, (membre.partie, membre.fonction), path)
    for rank, instance in enumerate(pilotage.instances if pilotage else ()):
        words = (instance.presidence or "").lower()
        for (party, office), _ in list(said.items()):
            other = function_title(office, "f")
            path = ("pilotage", "instances", rank, "presidence")
            for form in (office, other):
                if any(words.endswith(f"{form} {link}{party}".lower()) for link in _LINKS):
                    yield from _seated(territory, said, (party, form), path)


def _seated(
    territory: CheckedTerritory,
    said: dict[tuple[str, str], str],
    seat: tuple[str, str],
    path: Chemin,
) -> Iterator[Problem]:
    party, office = seat
    masculine = next(
        (
            known
            for p, known in said
            if p == party and office in (known, function_title(known, "f"))
        ),
        office,
    )
    first = said.setdefault((party, masculine), office)
    if first != office:
        message = f"« {office} » ici, « {first} » ailleurs, pour « {party} »"
        yield territory.avertissement(path, "fonction-divergente", message)
