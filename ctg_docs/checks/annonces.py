"""Numbers announced for the levels of a project, held against the titles that are written."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.numbers import compte
from ctg_docs.problems import Problem


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield a number below what is written, or that a final convention does not reach."""
    for rank, niveau in enumerate(territory.convention.niveaux):
        announced, written = niveau.nombre_annonce, territory.projet.comptes[niveau.cle]
        if announced is None or announced == written:
            continue
        if announced > written and not territory.final:
            continue
        said = compte(announced, niveau.singulier, niveau.pluriel)
        message = f"{said} : le nombre annoncé n’est pas celui des titres écrits ({written})"
        yield territory.erreur(("niveaux", rank, "nombre_annonce"), "nombre-annonce", message)
