"""Codes of places, found from a code written otherwise or from the name of the place."""

from __future__ import annotations

import re
from typing import NamedTuple

from ctg_docs.reference import communes, departements, epci

_SIREN, _SIRET = 9, 14


class Meant(NamedTuple):
    """A code, and the name of the place that has it."""

    code: str
    nom: str


def departement(text: str) -> list[Meant]:
    """Return the département meant by « Hauts-de-Seine », « 1 », « 2a » or « Ain (01) »."""
    bare = text.strip().upper()
    words = [bare, *re.findall(r"\b(?:97\d|\d\d|2[AB]|\d)\b", bare), bare[:3], bare[:2]]
    found = departements.par_nom(re.sub(r"[(\d].*", "", text)) or next(
        (d for word in words if (d := departements.par_code(word.zfill(2)))), None
    )
    return [Meant(found.code, found.nom)] if found else []


def commune(text: str) -> list[Meant]:
    """Return the communes meant by « 1004 », « 2a004 » or a name, three at most."""
    code = re.sub(r"\s", "", text).upper()
    known = communes.par_code(code.zfill(5)) if code.isalnum() else None
    found = [known] if known else communes.par_nom(text) or communes.par_code_postal(code)
    return [Meant(c.code, c.nom) for c in found[:3]]


def siren(text: str) -> list[Meant]:
    """Return the Siren meant by digits in groups, by a Siret, or by the name of an EPCI."""
    digits = re.sub(r"[\s.]", "", text)
    if digits.isdecimal() and len(digits) in (_SIREN, _SIRET):
        known = epci.par_siren(digits[:_SIREN])
        return [Meant(digits[:_SIREN], known.nom if known else "")]
    return [Meant(e.siren, e.nom) for e in epci.par_nom(text)[:3]]
