"""The parties in press texts: the territory's own first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.composing.facts.noms import court, nommer, nommer_caisse
from ctg_docs.composing.facts.resumes import ENUMEREES, Resume
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.french.agreement import genre_organe
from ctg_docs.french.dates import date_longue
from ctg_docs.french.intervalles import entre
from ctg_docs.french.lists import enumeration, enumeration_de
from ctg_docs.french.words import elides


@dataclass(frozen=True)
class Parties:
    """The parties as a subject, in a title, in a caption; and their votes."""

    vue: Vue

    @cached_property
    def porteuse(self) -> Institution | None:
        """The party that speaks: the one that the territory itself is."""
        return self.vue.porteuse

    @cached_property
    def signataires(self) -> list[Institution]:
        """The parties, the territory's own first with its like, then in protocol order.

        The caisse, first in the protocol, would else stand between two communes.
        """
        own = self.porteuse
        kind = own.partie.type.sorte.ordre if own else None
        kinds = {"commune": ("commune",), "groupement": ("groupement",)}.get(kind or "", ())
        return sorted(
            self.vue.signataires,
            key=lambda i: (i is not own, i.partie.type.sorte.ordre not in kinds),
        )

    @cached_property
    def resume(self) -> Resume | None:
        """The parties in a few words, None when a text can name them all."""
        if len(self.signataires) <= ENUMEREES:
            return None
        return Resume(self.porteuse, self.signataires, self.vue.sources.territoire)

    @property
    @origin_from(lambda self: [nommer(i) for i in self.signataires])
    def sujet(self) -> str:
        """The parties as the subject of a plural verb, their acronyms explained."""
        return self._sujet(nommer)

    @property
    @origin_from(lambda self: [self._tete(i) for i in self.signataires])
    def sujet_court(self) -> str:
        """The parties as a subject, where space is short: « la Ville de Nancy et la Caf »."""
        return self._sujet(self._tete)

    @property
    @origin_from(lambda self: [self._tete(i) for i in self.signataires])
    def sujet_bref(self) -> str:
        """The parties in a few words: « la Ville de Nancy, la Caf et leurs partenaires »."""
        heads = [i for i in self.signataires if i is self.porteuse or i is self.vue.caisse]
        if len(heads) < 2 or len(self.signataires) - len(heads) < 2:
            return self.sujet_court
        return f"{', '.join(map(self._tete, heads))} et leurs partenaires"

    def _tete(self, institution: Institution) -> str:
        return nommer(institution) if institution is self.porteuse else court(institution)

    def _sujet(self, name: Callable[[Institution], str]) -> str:
        if self.resume:
            return self.resume.phrase(name)
        names = [name(i) for i in self.signataires]
        if not names:
            return f"les partenaires du territoire {enumeration_de([self.vue.lieu])}"
        return enumeration(names) if len(names) > 1 else f"{names[0]} et ses partenaires"

    @property
    @origin_from(lambda self: [self._sous_titre(i) for i in self.signataires])
    def entre(self) -> str:
        """« entre la Ville de Nancy et la Caf de Meurthe-et-Moselle », as a caption says it."""
        if len(self.signataires) < 2:
            return ""
        if self.resume:
            return f"entre {self.resume.phrase(self._sous_titre)}"
        return f"entre {enumeration(self._sous_titre(i) for i in self.signataires)}"

    def _sous_titre(self, institution: Institution) -> str:
        if institution is self.porteuse:
            return nommer(institution)
        known = institution.partie.type.caisse
        return nommer_caisse(institution) if known else court(institution)

    @property
    def caisse(self) -> str | None:
        """« la Caf des Hauts-de-Seine »."""
        return nommer_caisse(self.vue.caisse) if self.vue.caisse else None

    @property
    def collectivite(self) -> str:
        """The territory's own party at its second mention: « la Ville »."""
        return court(self.porteuse) if self.porteuse else "la collectivité"

    def _vote(self, institution: Institution) -> date | None:
        """The day of the decision of a party, else that of its sitting."""
        decision = institution.partie.decision
        days = [
            s.date for s in self.vue.sources.seances_de_la_convention if s.partie == institution.id
        ]
        return next(filter(None, [decision.date if decision else None, *days]), None)

    @property
    @origin_from(lambda self: [(court(i), self._vote(i)) for i in self.signataires])
    def approbations(self) -> list[str]:
        """« la Caf (23 novembre 2021) » for each party whose decision is dated, by date."""
        dated = [(day, i) for i in self.signataires if (day := self._vote(i))]
        dated.sort(key=lambda pair: pair[0])
        return [f"{court(i)} ({date_longue(day)})" for day, i in dated]

    @property
    @origin_from(lambda self: [self._vote(i) for i in self.signataires])
    def approbations_entre(self) -> str | None:
        """« entre le 2 et le 21 octobre 2025 », None when each party can be named with its day."""
        days = [day for i in self.signataires if (day := self._vote(i))]
        return entre(min(days), max(days)) if len(days) > ENUMEREES else None

    @property
    def jour_du_vote(self) -> date | None:
        """The day on which the territory's own party votes, or is to."""
        return self._vote(self.porteuse) if self.porteuse else None

    @property
    @origin_from(lambda self: self.porteuse and self.porteuse.organe)
    def organe_votant(self) -> str | None:
        """« son conseil municipal », « sa commission permanente »: who votes there."""
        if self.porteuse is None:
            return None
        organ = self.porteuse.organe
        whose = "sa" if genre_organe(organ) == "f" and not elides(organ) else "son"
        return f"{whose} {organ}"
