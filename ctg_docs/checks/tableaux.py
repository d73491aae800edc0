"""Tables of the sources: as many cells on each line as there are columns."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.numbers import compte
from ctg_docs.model.diagnostic import Tableau
from ctg_docs.problems import Problem


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the lines of a table that are longer or shorter than its heading."""
    for path, table in territory.structures(Tableau):
        due = len(table.colonnes)
        for rank, row in enumerate(table.lignes):
            if len(row) != due:
                cells, columns = compte(len(row), "case"), compte(due, "colonne")
                message = f"cette ligne compte {cells}, le tableau a {columns}"
                hint = 'Une case vide s’écrit entre guillemets : "".'
                yield territory.erreur((*path, "lignes", rank), "tableau-inegal", message, hint)
