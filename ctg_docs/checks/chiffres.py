"""Figures held against one another: shares of a hundred, parts and their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.numbers import nombre
from ctg_docs.model.diagnostic import Chiffre, Tableau
from ctg_docs.model.types import read_number
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin

_GROWTH = ("évolution", "hausse", "baisse", "croissance")
Ligne = tuple[Chemin, str, Decimal | None]
"""A figure: its path, what it counts, its value."""


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the figures that contradict another, or that no share may reach."""
    for path, value in territory.values:
        if isinstance(value, Tableau):
            yield from _table(territory, path, value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Chiffre):
            yield from _figures(territory, path, value)


def _figures(
    territory: CheckedTerritory, path: Chemin, chiffres: Sequence[Chiffre]
) -> Iterator[Problem]:
    for rank, chiffre in enumerate(chiffres):
        if chiffre.unite == "%" and not 0 <= chiffre.valeur <= 100 and _share(chiffre.libelle):
            message = f"« {chiffre.libelle} » : une part ne vaut pas {nombre(chiffre.valeur)} %"
            yield territory.avertissement((*path, rank, "valeur"), "part-impossible", message)
    units = {rank: c.unite for rank, c in enumerate(chiffres)}
    rows: list[Ligne] = [
        ((*path, n, "valeur"), c.libelle, c.valeur) for n, c in enumerate(chiffres)
    ]
    for rank in range(1, len(rows)):
        if units[rank] == units[rank - 1]:
            yield from _part(territory, rows, rank)


def _table(territory: CheckedTerritory, path: Chemin, tableau: Tableau) -> Iterator[Problem]:
    for column in range(1, len(tableau.colonnes)):
        rows: list[Ligne] = [
            ((*path, "lignes", n), row[0], _number(row[column]) if column < len(row) else None)
            for n, row in enumerate(tableau.lignes)
        ]
        for rank in range(1, len(rows)):
            yield from _part(territory, rows, rank)


def _part(territory: CheckedTerritory, rows: Sequence[Ligne], rank: int) -> Iterator[Problem]:
    """Yield a « dont » that exceeds its whole: the last figure that is no « dont »."""
    path, label, value = rows[rank]
    if not label.lower().startswith("dont ") or value is None:
        return
    whole = next(
        (row for row in reversed(rows[:rank]) if not row[1].lower().startswith("dont ")), None
    )
    if whole and whole[2] is not None and value > whole[2]:
        message = f"« {label} » ({nombre(value)}) dépasse « {whole[1]} » ({nombre(whole[2])})"
        yield territory.avertissement(path, "part-superieure", message)


def _share(label: str) -> bool:
    """Tell whether a percentage is a share, and no growth nor rate that may pass a hundred."""
    return not any(
        word in label.lower() for word in ("évolution", "hausse", "baisse", "croissance")
    )


def _number(cell: str) -> Decimal | None:
    try:
        return read_number(cell)
    except ValueError:
        return None
