"""Movements of the parties since the signature: who joined or left, by which avenant, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.composing.facts.noms import nommer
from ctg_docs.composing.facts.resumes import ENUMEREES
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.french.agreement import participle
from ctg_docs.french.lists import enumeration
from ctg_docs.french.numbers import en_phrase


@dataclass(frozen=True)
class Mouvement:
    """The parties that joined a convention, or left it, by one avenant that was signed."""

    numero: int
    jour: date
    institutions: tuple[Institution, ...]
    adhesion: bool

    @property
    @origin_from(lambda self: [nommer(i) for i in self.institutions])
    def sujet(self) -> str:
        """The parties as a subject: « la commune de Fontclaire », « sept communes »."""
        if len(self.institutions) <= ENUMEREES:
            return enumeration(nommer(i) for i in self.institutions)
        communes = all(i.partie.type.sorte.ordre == "commune" for i in self.institutions)
        count = en_phrase(len(self.institutions), "f" if communes else "m")
        return f"{count} {'communes' if communes else 'partenaires'}"

    @property
    def pluriel(self) -> bool:
        """Whether its verb is plural."""
        return len(self.institutions) > 1 or self.institutions[0].nombre == "p"

    @property
    def participe(self) -> str:
        """« retirée », agreed with those who left."""
        return participle("retiré", {i.genre for i in self.institutions}, self.pluriel)


def mouvements(vue: Vue) -> list[Mouvement]:
    """Return the parties that each signed avenant brought or took away, in order.

    An avenant that nobody has signed yet moves nobody.
    """
    found = []
    for avenant, (avant, apres) in zip(
        vue.sources.avenants, pairwise((*vue.versions, vue)), strict=False
    ):
        for adhesion, side, other in ((True, apres, avant), (False, avant, apres)):
            moved = signing_alone(side, other)
            if moved and avenant.date:
                found.append(Mouvement(avenant.numero, avenant.date, tuple(moved), adhesion))
    return found


def signing_alone(side: Vue, other: Vue) -> list[Institution]:
    """Return the parties that sign one version, and not another."""
    known = {i.id for i in other.signataires}
    return [i for i in side.signataires if i.id not in known]
