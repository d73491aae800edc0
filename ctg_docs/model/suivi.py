"""Follow-up of the actions: years, progress, money, measures.

Everything is computed from the numbered project; nothing that the sources leave out is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from ctg_docs.model.actions import (
    Action,
    Avancement,
    Jalon,
    LigneBudget,
)
from ctg_docs.model.arbre import ActionNumerotee, ChampNumerote, Projet
from ctg_docs.model.echeances import annee, echeance
from ctg_docs.model.identity import Periode
from ctg_docs.model.mesures import Mesure
from ctg_docs.model.periode import dire

ENGAGEES = ("en_cours", "realisee")
"""States of an action that has begun and goes on or is done."""


def somme(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of the known amounts, None when none is known."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


@dataclass(frozen=True)
class ActionSuivie:
    """A numbered action of a field, with its progress and its money."""

    numerotee: ActionNumerotee
    champ: ChampNumerote

    @property
    def code(self) -> str:
        """The code of the action."""
        return self.numerotee.code

    @property
    def action(self) -> Action:
        """The sheet itself."""
        return self.numerotee.action

    @property
    def avancement(self) -> Avancement | None:
        """The progress, None when the sources say nothing of it."""
        return self.action.avancement

    @property
    def statut(self) -> str:
        """The state of progress, empty when the sources say nothing of it."""
        return self.avancement.statut if self.avancement else ""

    @cached_property
    def bornes(self) -> tuple[int | None, int | None]:
        """The years in which it begins and ends, as far as they are known."""
        times = self.action.calendrier
        if times is None:
            return (None, None)
        return annee(times.debut), annee(times.fin, fin=True)

    def active(self, year: int) -> bool:
        """Tell whether the action runs in a year; what has no end runs on."""
        first, last = self.bornes
        if first is None and last is None:
            return False
        return (first is None or first <= year) and (last is None or year <= last)

    @property
    def mesures(self) -> tuple[Mesure, ...]:
        """The indicators."""
        return tuple(Mesure(self.numerotee, i) for i in self.action.indicateurs)

    @property
    def suivie(self) -> bool:
        """Whether the sources say anything of the outcome of the action."""
        said = self.avancement
        moved = said and (
            said.statut != "non_demarree" or said.taux or said.date or said.commentaire
        )
        measured = any(i.valeurs for i in self.action.indicateurs)
        return bool(moved or measured or self.realise is not None)

    def commence_apres(self, day: date) -> bool:
        """Tell whether the action begins after a day."""
        start = echeance(self.action.calendrier.debut) if self.action.calendrier else None
        return start is not None and start > day

    def etapes_apres(self, day: date) -> tuple[Jalon, ...]:
        """Return the milestones that come after a day, or in a later year."""
        steps = self.action.calendrier.jalons if self.action.calendrier else ()
        return tuple(
            step
            for step in steps
            if (begun := echeance(step.date or str(step.annee))) and begun > day
        )

    @property
    def prevu(self) -> Decimal | None:
        """The whole forecast."""
        return somme(line.montant for line in self.action.budget)

    @property
    def realise(self) -> Decimal | None:
        """The money spent."""
        return somme(line.realise for line in self.action.budget)

    @property
    def ecart(self) -> Decimal | None:
        """The money spent beyond the forecast of the only lines whose expense is known."""
        return somme(x.realise - x.montant for x in self.action.budget if x.realise is not None)

    def prevu_en(self, year: int | None) -> Decimal | None:
        """Return the forecast of a year, or of no year in particular."""
        return somme(line.montant for line in self._lines(year))

    def realise_en(self, year: int | None) -> Decimal | None:
        """Return the money spent in a year."""
        return somme(line.realise for line in self._lines(year))

    def _lines(self, year: int | None) -> list[LigneBudget]:
        return [line for line in self.action.budget if line.annee == year]


@dataclass(frozen=True)
class Suivi:
    """The follow-up of a convention."""

    projet: Projet
    periode: Periode

    @cached_property
    def actions(self) -> tuple[ActionSuivie, ...]:
        """All the actions, in the order of the plan."""
        return tuple(ActionSuivie(a, champ) for champ in self.projet.champs for a in champ.actions)

    @cached_property
    def mesures(self) -> tuple[Mesure, ...]:
        """All the indicators, in the order of the plan."""
        return tuple(mesure for action in self.actions for mesure in action.mesures)

    @cached_property
    def annees(self) -> tuple[int, ...]:
        """The years of the period, and any other that a budget or a measure names."""
        years = {line.annee for a in self.actions for line in a.action.budget if line.annee}
        years |= {year for mesure in self.mesures for year in mesure.valeurs}
        known = dire(self.periode)
        if known.premier and known.dernier:
            years |= set(range(known.premier.year, known.dernier.year + 1))
        return tuple(sorted(years))

    @property
    def tenu(self) -> bool:
        """Whether anything of the follow-up is known."""
        return any(action.suivie for action in self.actions)

    @cached_property
    def constat(self) -> date | None:
        """Day of the latest state of progress."""
        days = (a.avancement.date for a in self.actions if a.avancement)
        return max((day for day in days if day), default=None)

    @cached_property
    def exercice(self) -> int | None:
        """The latest year of which something is known."""
        years = {year for mesure in self.mesures for year in mesure.valeurs}
        years |= {
            line.annee
            for a in self.actions
            for line in a.action.budget
            if line.annee and line.realise is not None
        }
        if self.constat:
            years.add(self.constat.year)
        return max(years, default=None)

    @property
    def sans_annee(self) -> bool:
        """Whether a line of budget names no year."""
        return any(line.annee is None for a in self.actions for line in a.action.budget)

    @property
    def prevu(self) -> Decimal | None:
        """The whole forecast."""
        return somme(a.prevu for a in self.actions)

    @property
    def realise(self) -> Decimal | None:
        """The money spent, None when nothing is known of it."""
        return somme(a.realise for a in self.actions)

    @property
    def ecart(self) -> Decimal | None:
        """The money spent beyond the forecast of the only lines whose expense is known."""
        return somme(a.ecart for a in self.actions)

    def prevu_en(self, year: int | None) -> Decimal | None:
        """Return the forecast of a year, or of no year in particular."""
        return somme(a.prevu_en(year) for a in self.actions)

    def realise_en(self, year: int | None) -> Decimal | None:
        """Return the money spent in a year."""
        return somme(a.realise_en(year) for a in self.actions)

    def du_champ(self, champ: ChampNumerote) -> tuple[ActionSuivie, ...]:
        """Return the actions of a field."""
        return tuple(a for a in self.actions if a.champ.numero == champ.numero)

    def compte(self, *statuts: str) -> int:
        """Return the number of actions in one of these states."""
        return sum(a.statut in statuts for a in self.actions)

    @property
    def cloture(self) -> date | None:
        """The day that a report gives its figures for: the latest state, or the end of its year."""
        return self.constat or (date(self.exercice, 12, 31) if self.exercice else None)

    def part(self, count: int) -> Decimal:
        """Return a number of actions as a percentage of all."""
        return Decimal(100 * count) / len(self.actions)

    @property
    def engagees(self) -> int:
        """The number of actions begun and neither put off nor given up."""
        return self.compte(*ENGAGEES)

    @property
    def realisees(self) -> int:
        """The number of actions done."""
        return self.compte("realisee")
