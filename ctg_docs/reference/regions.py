"""Régions and overseas collectivities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ctg_docs.reference.names import typographic
from ctg_docs.reference.tables import table
from ctg_docs.suggestions import fold


@dataclass(frozen=True)
class Region:
    """A région; `tncc` is INSEE's article code, the name comes without its article."""

    code: str
    nom: str
    tncc: int


def par_code(code: str) -> Region | None:
    """Return the région of that code (01 to 94, 975 to 989 overseas)."""
    return _regions().get(code)


def par_nom(nom: str) -> Region | None:
    """Return the région of that name, whatever its accents, case and hyphens."""
    wanted = fold(nom)
    return next((r for r in _regions().values() if fold(r.nom) == wanted), None)


@cache
def _regions() -> dict[str, Region]:
    lines = table("regions")
    return {code: Region(code, typographic(nom), int(tncc)) for code, nom, tncc in lines}
