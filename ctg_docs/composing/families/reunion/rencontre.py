"""Facts of a meeting: the one before it, what fell due since, what was decided and is not done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ctg_docs.composing.facts.vue import Vue
from ctg_docs.model.echeances import echeance
from ctg_docs.model.gouvernance import DecisionDeReunion, Instance, Reunion
from ctg_docs.model.suivi import ActionSuivie

SETTLED = ("realisee", "abandonnee")
"""States of an action from which nothing more is due."""


@dataclass(frozen=True)
class Echue:
    """An action that something was due of: its milestone, or its end."""

    suivie: ActionSuivie
    jour: date
    etape: str
    """The words of the milestone, empty for the end of the action."""


@dataclass(frozen=True)
class Rencontre:
    """A meeting of a body."""

    vue: Vue
    instance: Instance
    reunion: Reunion

    @property
    def cle(self) -> str:
        """The path of the meeting in the sources, as `attendu` takes it."""
        return f"pilotage.instances.{self.instance.id}.reunions.{self.reunion.id}"

    @property
    def _earlier(self) -> list[Reunion]:
        """The meetings of the body before this one, by day."""
        day = self.reunion.date
        dated = [(r.date, r) for r in self.instance.reunions if day and r.date and r.date < day]
        return [meeting for _, meeting in sorted(dated, key=lambda pair: pair[0])]

    @property
    def precedente(self) -> Reunion | None:
        """The last meeting of the body before this one."""
        return next(reversed(self._earlier), None)

    @property
    def echues(self) -> list[Echue]:
        """The actions due since the last meeting, by day; none without the day of this one."""
        if not self.reunion.date:
            return []
        last = self.precedente
        since = last.date if last and last.date else self.vue.periode.debut
        return sorted(
            (
                due
                for due in self._due()
                if due.jour <= self.reunion.date and (since is None or due.jour > since)
            ),
            key=lambda due: due.jour,
        )

    def _due(self) -> Iterator[Echue]:
        for suivie in self.vue.suivi.actions:
            times = suivie.action.calendrier
            if times is None or suivie.statut in SETTLED:
                continue
            for step in times.jalons:
                if day := echeance(step.date or str(step.annee), fin=True):
                    yield Echue(suivie, day, step.libelle)
            if day := echeance(times.fin, fin=True):
                yield Echue(suivie, day, "")

    @property
    def a_suivre(self) -> list[DecisionDeReunion]:
        """The decisions of the meetings before, in their order, that are not done."""
        return [d for r in self._earlier for d in r.decisions if not d.faite]


def rencontres(vue: Vue) -> list[Rencontre]:
    """Return the meetings of each body, in the order of the sources."""
    pilotage = vue.sources.pilotage
    return [
        Rencontre(vue, i, r) for i in (pilotage.instances if pilotage else ()) for r in i.reunions
    ]
