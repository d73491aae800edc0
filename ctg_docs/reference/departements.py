"""Départements and overseas collectivities, with the hinge that usage gives their name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ctg_docs.reference.names import typographic
from ctg_docs.reference.tables import table
from ctg_docs.reference.usages import usage
from ctg_docs.suggestions import fold

HINGES = ("de", "d’", "du", "de la", "des", "de l’")
"""The hinge of each TNCC from 0 to 5, for names given without their article."""


@dataclass(frozen=True)
class Departement:
    """A département: `region` is a region code, `charniere` what stands before the name.

    The hinge is INSEE's unless usage says otherwise: « de Vaucluse », « de Loir-et-Cher ».
    """

    code: str
    nom: str
    tncc: int
    region: str
    charniere: str


def par_code(code: str) -> Departement | None:
    """Return the département of that code (01 to 95, 2A, 2B, 971 to 989)."""
    return _departements().get(code)


def par_nom(nom: str) -> Departement | None:
    """Return the département of that name, whatever its accents, case and hyphens."""
    wanted = fold(nom)
    return next((d for d in tous() if fold(d.nom) == wanted), None)


def tous() -> list[Departement]:
    """Return every département by code."""
    return list(_departements().values())


def departement_de(commune: str) -> Departement:
    """Return the département of an INSEE commune code; raise KeyError for any other text."""
    return _departements()[commune[:3] if commune.startswith(("97", "98")) else commune[:2]]


@cache
def _departements() -> dict[str, Departement]:
    return {
        code: Departement(
            code=code,
            nom=typographic(nom),
            tncc=int(tncc),
            region=region,
            charniere=usage("departement", code).charniere or HINGES[int(tncc)],
        )
        for code, nom, tncc, region in table("departements")
    }
