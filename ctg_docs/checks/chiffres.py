"""Figures held against one another: shares of a hundred, parts and their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.numbers import nombre
from ctg_docs.model.diagnostic import Chiffre, Tableau
from ctg_docs.model.types import read_number
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin

_GROWTH = ("évolution", "hausse", "baisse", "croissance")
"""Words of percentages that are no share of a whole."""
_PERCENT = re.compile(r"\s*%$")
_TOTAL = "total"
Ligne = tuple[Chemin, str, Decimal | None]
"""A figure: its path, what it counts, its value."""


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the figures that contradict another, or that no share may reach."""
    for path, value in territory.values:
        if isinstance(value, Tableau):
            yield from _table(territory, path, value)
            yield from _shares(territory, path, value)
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
        rows = _column(path, tableau, column)
        for rank in range(1, len(rows)):
            yield from _part(territory, rows, rank)


def _column(path: Chemin, tableau: Tableau, column: int) -> list[Ligne]:
    return [
        ((*path, "lignes", n), row[0] if row else "", _number(row, column))
        for n, row in enumerate(tableau.lignes)
    ]


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


def _shares(territory: CheckedTerritory, path: Chemin, tableau: Tableau) -> Iterator[Problem]:
    """Yield the shares of a table that their count and the total do not give.

    A column of shares follows the counts that it is about, and both have their total.
    """
    for column in range(2, len(tableau.colonnes)):
        counts, shares = (_column(path, tableau, c) for c in (column - 1, column))
        if not _of_hundred(tableau, column) or _of_hundred(tableau, column - 1):
            continue
        whole = next((v for _, label, v in counts if label.lower().startswith(_TOTAL)), None)
        for (where, label, count), (_, _, share) in zip(counts, shares, strict=True):
            if whole and count is not None and share is not None:
                yield from _off(territory, where, label, (count, whole, share))


def _off(
    territory: CheckedTerritory, path: Chemin, label: str, known: tuple[Decimal, Decimal, Decimal]
) -> Iterator[Problem]:
    """Yield a share that is off by more than one unit of its last digit."""
    count, whole, share = known
    step = Decimal(1).scaleb(int(share.as_tuple().exponent))
    due = (100 * count / whole).quantize(step)
    if abs(due - share) > step:
        message = f"« {label} » : {nombre(count)} sur {nombre(whole)} font {nombre(due)} %"
        hint = f"Le tableau dit {nombre(share)} %."
        yield territory.avertissement(path, "part-fausse", message, hint)


def _of_hundred(tableau: Tableau, column: int) -> bool:
    """Tell whether all that a column says is percentages."""
    cells = [row[column] for row in tableau.lignes if column < len(row) and row[column]]
    return bool(cells) and all(_PERCENT.search(cell) for cell in cells)


def _share(label: str) -> bool:
    """Tell whether a percentage is a share, and no growth nor rate that may pass a hundred."""
    return not any(word in label.lower() for word in _GROWTH)


def _number(row: Sequence[str], column: int) -> Decimal | None:
    try:
        return read_number(_PERCENT.sub("", row[column])) if column < len(row) else None
    except ValueError:
        return None
