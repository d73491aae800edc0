"""Acronyms: those that mean something else where they are signed, those that print otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ctg_docs.checks.territory import FILES, CheckedTerritory
from ctg_docs.french.counting import accorde
from ctg_docs.french.initials import capitale
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.reference import sigles


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the texts that print « CTG » where it is first of all another institution."""
    warning = _warning(territory)
    if not warning:
        return
    for path, _ in _texts(territory, "CTG"):
        said, _, hint = warning.partition(" : ")
        yield territory.avertissement(path, "sigle-ambigu", said, capitale(hint))


def changed(territory: CheckedTerritory, forms: Mapping[str, str]) -> Iterator[Problem]:
    """Yield each acronym that an author types otherwise than it prints, at its first place.

    `forms` are those of the house and of the territory: {"CAF": "Caf"}.
    """
    for sigle, form in forms.items():
        found = _texts(territory, sigle)
        if sigle == form or not found:
            continue
        count = sum(times for _, times in found)
        many = f" ({count} {accorde(count, 'fois')})" if count > 1 else ""
        said = f"« {sigle} » s’imprimera « {form} »{many}"
        hint = f"Écrivez « {form} » ; pour garder « {sigle} », voyez la clé « sigles » du thème."
        yield territory.avertissement(found[0][0], "sigle-reecrit", said, hint)


def _texts(territory: CheckedTerritory, sigle: str) -> list[tuple[Chemin, int]]:
    """Return the texts that hold an acronym, with how many times."""
    words = re.compile(rf"\b{re.escape(sigle)}\b")
    return [
        (path, len(words.findall(value)))
        for path, value in territory.values
        if isinstance(value, str) and sigle in value
        if path[-1] not in FILES and words.search(value)
    ]


def _warning(territory: CheckedTerritory) -> str:
    homes = {territory.convention.territoire.departement}
    homes |= {partie.departement for partie in territory.convention.parties}
    return next((text for home in homes if home and (text := sigles.avertissement_ctg(home))), "")
