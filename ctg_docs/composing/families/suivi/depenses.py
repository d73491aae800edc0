"""Money of the actions up to date: what was planned until the last year of expenses, and spent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ctg_docs.model.actions import LigneBudget
from ctg_docs.model.suivi import ActionSuivie, Suivi, somme


@dataclass(frozen=True)
class Depenses:
    """The lines of budget of some actions, from a year to another."""

    lignes: tuple[LigneBudget, ...]
    first: int
    last: int

    @cached_property
    def prevu(self) -> Decimal:
        """The forecast of these years."""
        return somme(line.montant for line in self.lignes) or Decimal(0)

    @cached_property
    def realise(self) -> Decimal | None:
        """The money spent, None when nothing is known of it."""
        return somme(line.realise for line in self.lignes)

    @cached_property
    def part(self) -> Decimal | None:
        """The money spent as a percentage of the forecast, None where one of them is unknown."""
        if self.realise is None or not self.prevu:
            return None
        return 100 * self.realise / self.prevu

    @property
    def known(self) -> int:
        """The number of lines whose expense is known."""
        return sum(line.realise is not None for line in self.lignes)

    @property
    def annees(self) -> str:
        """« de 2024 », « de 2022 à 2024 »: years after « le budget »."""
        first, last = self.first, self.last
        return f"de {last}" if first == last else f"de {first} à {last}"


def a_date(suivi: Suivi) -> Depenses | None:
    """Return the money up to the last year of which an expense is known, None before any is."""
    years = [line.annee for line in _lines(suivi.actions) if line.annee]
    last = _last(suivi)
    return None if last is None else _between(suivi.actions, min(years), last)


def derniere_annee(suivi: Suivi) -> Depenses | None:
    """Return the money of the last year of which an expense is known, None before any is."""
    last = _last(suivi)
    return None if last is None else _between(suivi.actions, last, last)


def du_champ(suivi: Suivi, actions: Iterable[ActionSuivie]) -> Depenses | None:
    """Return the money of some actions in the same years as that of all."""
    whole = a_date(suivi)
    return None if whole is None else _between(actions, whole.first, whole.last)


def sans_annee(suivi: Suivi) -> Decimal | None:
    """Return the money spent on lines that name no year, which no forecast is compared with."""
    return somme(line.realise for line in _lines(suivi.actions) if not line.annee)


def _last(suivi: Suivi) -> int | None:
    known = (x.annee for x in _lines(suivi.actions) if x.annee and x.realise is not None)
    return max(known, default=None)


def _between(actions: Iterable[ActionSuivie], first: int, last: int) -> Depenses:
    lines = (line for line in _lines(actions) if line.annee and first <= line.annee <= last)
    return Depenses(tuple(lines), first, last)


def _lines(actions: Iterable[ActionSuivie]) -> list[LigneBudget]:
    return [line for action in actions for line in action.action.budget]
