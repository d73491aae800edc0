"""Acronyms with another meaning where the convention is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.checks.territory import FILES, CheckedTerritory
from ctg_docs.french.initials import capitale
from ctg_docs.problems import Problem
from ctg_docs.reference import sigles

_CTG = re.compile(r"\bCTG\b")


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the texts that print « CTG » where it is first of all another institution."""
    warning = _warning(territory)
    if not warning:
        return
    for path, value in territory.values:
        if isinstance(value, str) and path[-1] not in FILES and _CTG.search(value):
            said, _, hint = warning.partition(" : ")
            yield territory.avertissement(path, "sigle-ambigu", said, capitale(hint))


def _warning(territory: CheckedTerritory) -> str:
    homes = {territory.convention.territoire.departement}
    homes |= {partie.departement for partie in territory.convention.parties}
    return next((text for home in homes if home and (text := sigles.avertissement_ctg(home))), "")
