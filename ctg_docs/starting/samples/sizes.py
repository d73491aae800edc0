"""The sizes and states of synthetic territories, in an order that shows them all early."""

from __future__ import annotations

from typing import NamedTuple


class TerritorySize(NamedTuple):
    """The size of a territory: the least and the most parties and actions."""

    signataires: tuple[int, int]
    actions: tuple[int, int]

    @property
    def single(self) -> bool:
        """Whether it holds one of each thing: one field, one stake, one action, one service."""
        return self.actions == (1, 1)

    @property
    def large(self) -> bool:
        """Whether it takes a group of many communes."""
        return self.signataires[0] >= 30


# Most territories have a few signatures and some thirty actions; the extremes are rare.
_GABARITS = (
    TerritorySize((2, 2), (0, 0)),
    TerritorySize((3, 5), (20, 40)),
    TerritorySize((60, 60), (30, 60)),
    TerritorySize((2, 3), (1, 8)),
    TerritorySize((4, 8), (25, 45)),
    TerritorySize((3, 6), (10, 25)),
    TerritorySize((8, 14), (120, 120)),
    TerritorySize((2, 4), (8, 20)),
    TerritorySize((12, 25), (40, 92)),
    TerritorySize((3, 5), (15, 35)),
    TerritorySize((5, 10), (30, 50)),
    TerritorySize((30, 59), (50, 110)),
    TerritorySize((2, 4), (20, 40)),
    TerritorySize((4, 9), (5, 30)),
    TerritorySize((6, 12), (20, 60)),
    TerritorySize((2, 2), (12, 30)),
    TerritorySize((3, 7), (25, 50)),
    TerritorySize((2, 3), (1, 1)),
)
_STATUTS = ("executoire", "projet", "a_signer", "signe", "vote", "executoire", "projet")


def size(rang: int) -> TerritorySize:
    """Return the size of the territory of that rank, from 0."""
    return _GABARITS[rang % len(_GABARITS)]


def statut(rang: int) -> str:
    """Return the state of the convention of that rank."""
    return _STATUTS[rang % len(_STATUTS)]
