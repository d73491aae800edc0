"""Facts of the page that tells the public what was done: few and short enough for one page always.

Nothing is cut: what is too long is left to the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import ceil
from typing import Any

from ctg_docs.composing.facts.contact import contact_public
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.document.nodes import Inlines
from ctg_docs.model.actions import Jalon
from ctg_docs.model.arbre import ChampNumerote
from ctg_docs.model.echeances import echeance
from ctg_docs.model.mesures import Mesure
from ctg_docs.model.suivi import ActionSuivie

FIELDS, STEPS, MEASURES, QUOTED = 5, 3, 4, 2
"""Fields of the chart, steps to come, indicators, and actions named in a field, on the page."""
TITLE, FIELD, LABEL, CONTACT = 90, 44, 50, 170
"""Signs of an action, of a field in the chart, of an indicator or a step, and of the contact."""
LINES, WIDTH = 7, 92
"""Lines that the actions done share, and signs of each."""


@dataclass(frozen=True)
class Faites:
    """The actions done in a field: those that are named, and how many are not."""

    champ: ChampNumerote
    nommees: tuple[ActionSuivie, ...]
    autres: int

    @property
    def height(self) -> int:
        """The lines that they take, at the most."""
        signs = [len(self.champ.champ.titre), *(len(a.action.titre) + 3 for a in self.nommees)]
        more = len(" ; et 99 autres actions") if self.autres else 0
        return ceil((sum(signs) + more) / WIDTH)


@dataclass(frozen=True)
class Resultats:
    """The results of a convention."""

    vue: Vue

    @property
    def fields_fit(self) -> bool:
        """Whether the chart of all the fields holds on the page."""
        fields = self.vue.projet.champs
        return len(fields) <= FIELDS and all(len(c.champ.titre) <= FIELD for c in fields)

    @cached_property
    def faites(self) -> list[Faites]:
        """The first fields in which something was done, as many as hold in their lines."""
        rows = list(self._done())
        heights = accumulate(row.height for row in rows)
        return [row for row, height in zip(rows, heights, strict=True) if height <= LINES]

    def _done(self) -> Iterator[Faites]:
        for champ in self.vue.projet.champs:
            done = [a for a in self.vue.suivi.du_champ(champ) if a.statut == "realisee"]
            named = [a for a in done if len(a.action.titre) <= TITLE][:QUOTED]
            if named:
                yield Faites(champ, tuple(named), len(done) - len(named))

    @property
    def mesures(self) -> list[Mesure]:
        """The first indicator of each field that can be compared: none is chosen for its result."""
        firsts = (self._measured(champ) for champ in self.vue.projet.champs)
        return [m for m in firsts if m is not None][:MEASURES]

    def _measured(self, champ: ChampNumerote) -> Mesure | None:
        measures = (m for action in self.vue.suivi.du_champ(champ) for m in action.mesures)
        return next((m for m in measures if m.parcours is not None and _holds(m)), None)

    @property
    def etapes(self) -> list[Jalon]:
        """The next steps of the actions that go on, in their order of time."""
        day = self.vue.suivi.cloture
        going = (a for a in self.vue.suivi.actions if a.statut not in ("abandonnee", "realisee"))
        steps = [s for a in going for s in (a.etapes_apres(day) if day else ())]
        short = [step for step in steps if len(step.libelle) <= LABEL]
        return sorted(short, key=_moment)[:STEPS]

    @property
    def contact(self) -> Inlines | None:
        """The contact for inhabitants, each e-mail address a link."""
        return contact_public(self.vue, CONTACT)


def _holds(measure: Mesure) -> bool:
    said = measure.indicateur
    return len(said.libelle) + len(said.unite or "") <= LABEL


def _moment(step: Jalon) -> Any:
    return echeance(step.date or str(step.annee))
