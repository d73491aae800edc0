"""Councils: what the deliberating body of each kind of party is called, how many members it has."""

from __future__ import annotations

from bisect import bisect_right

from ctg_docs.reference.sortes import SORTES

_PARIS = "75056"

# Article L. 2121-2 of the code général des collectivités territoriales.
_FROM = (
    (0, 7),
    (100, 11),
    (500, 15),
    (1_500, 19),
    (2_500, 23),
    (3_500, 27),
    (5_000, 29),
    (10_000, 33),
    (20_000, 35),
    (30_000, 39),
    (40_000, 43),
    (50_000, 45),
    (60_000, 49),
    (80_000, 53),
    (100_000, 55),
    (150_000, 59),
    (200_000, 61),
    (250_000, 65),
    (300_000, 69),
)
PROPRES = frozenset({"13055", "69123", "75056"})
"""Marseille, Lyon and Paris: their councils follow rules of their own."""


_UNIQUES = {
    "973": ("Collectivité territoriale de Guyane", "assemblée de Guyane"),
    "972": ("Collectivité territoriale de Martinique", "assemblée de Martinique"),
    "2A": ("Collectivité de Corse", "assemblée de Corse"),
    "2B": ("Collectivité de Corse", "assemblée de Corse"),
    "20": ("Collectivité de Corse", "assemblée de Corse"),
}
"""Collectivities that are a région and a département at once, each with its assembly.

Source: code général des collectivités territoriales, art. L. 4421-1 and L. 4422-1 (Corse),
L. 7111-1 and L. 7121-1 (Guyane), L. 7211-1 and L. 7221-1 (Martinique).
"""


def collectivite_unique(departement: str) -> str | None:
    """Return « Collectivité de Corse » from the code of a département."""
    return _UNIQUES[departement][0] if departement in _UNIQUES else None


def organe(kind: str, commune: str = "", departement: str = "") -> str:
    """Return the deliberating body of a kind of party, « organe délibérant » when none is known.

    `commune` is the INSEE code of a commune: Paris has a council of its own; `departement` names
    the assembly of a collectivity that is a région and a département at once.
    """
    if commune == _PARIS:
        return "conseil de Paris"
    if kind == "collectivite_unique" and departement in _UNIQUES:
        return _UNIQUES[departement][1]
    return SORTES[kind].organe or "organe délibérant"


def effectif_legal(population: int) -> int:
    """Return the number of councillors of a commune of that municipal population.

    A prefill for the author to check: the number was set at the last general election, by the
    population of that day; vacant seats lower the number of members in office; a commune
    nouvelle keeps more members for a while; the communes of PROPRES are apart.
    """
    if population < 0:
        raise ValueError(f"une population ne peut être négative : {population}")
    return _FROM[bisect_right(_FROM, population, key=lambda step: step[0]) - 1][1]
