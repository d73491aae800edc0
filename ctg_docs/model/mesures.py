"""Indicators with what was measured, from their baseline to their target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from ctg_docs.model.actions import Indicateur, ValeurIndicateur
from ctg_docs.model.arbre import ActionNumerotee


@dataclass(frozen=True)
class Mesure:
    """An indicator with what was measured."""

    numerotee: ActionNumerotee
    indicateur: Indicateur

    @property
    def nom(self) -> str:
        """The words that name it among all: the code of its action, then what it measures."""
        return f"{self.numerotee.code} – {self.indicateur.libelle}"

    @cached_property
    def valeurs(self) -> dict[int, Decimal]:
        """The value of each year."""
        return {v.annee: v.valeur for v in self.indicateur.valeurs}

    @property
    def derniere(self) -> ValeurIndicateur | None:
        """The measure of the latest year."""
        return derniere(self.indicateur)

    @property
    def parcours(self) -> Decimal | None:
        """Percentage of the way from the baseline to the target, None where there is no way."""
        return parcours(self.indicateur)

    @property
    def atteinte(self) -> bool:
        """Whether the target is reached."""
        return self.parcours is not None and self.parcours >= 100


def derniere(indicateur: Indicateur) -> ValeurIndicateur | None:
    """Return the measure of the latest year, None before the first one."""
    return max(indicateur.valeurs, key=lambda v: v.annee, default=None)


def parcours(indicateur: Indicateur) -> Decimal | None:
    """Return the percentage of the way from baseline to target, None when one of them is unknown.

    It is above 100 beyond the target, and negative when the value went the other way.
    """
    start, target, last = indicateur.valeur_initiale, indicateur.cible, derniere(indicateur)
    if start is None or target is None or last is None or start == target:
        return None
    return ((last.valeur - start) * 100 / (target - start)).quantize(Decimal(1), ROUND_HALF_UP)
