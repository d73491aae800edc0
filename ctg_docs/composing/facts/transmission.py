"""Progress of the acts, and the day from which the convention may be signed, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ctg_docs.composing.facts.actes import Acte
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.document.nodes import Inlines
from ctg_docs.document.words import inline_text
from ctg_docs.french.dates import date_longue
from ctg_docs.french.lists import enumeration
from ctg_docs.model.assemblees import seance_inconnue
from ctg_docs.model.executoire import A_CONFIRMER, Etape, Manque, etapes, signature_possible

_MANQUES = {
    Manque.SEANCE: ("la date de la séance", "date de la séance"),
    Manque.VOTE: ("le résultat du vote", "vote"),
    Manque.REJET: ("un vote favorable", "vote favorable"),
    Manque.TRANSMISSION: ("la date de transmission", "transmission"),
    Manque.PUBLICATION: ("la date de publication", "publication"),
}


@dataclass(frozen=True)
class ActeSuivi:
    """The act of one assembly: its known facts, and those missing."""

    etape: Etape
    acte: Acte

    @property
    def sans_assemblee(self) -> bool:
        """Whether the party signs without an assembly that decides."""
        partie = self.etape.partie
        decides = partie.type.sorte.assemblee or partie.organe or partie.decision
        return self.etape.seance is None and not decides

    @property
    def nom(self) -> Inlines:
        """« Conseil municipal de la commune du Port »; the party where no assembly decides."""
        if self.sans_assemblee:
            return self.acte.institution.titre
        return self.acte.assemblee_nommee

    @property
    def manques(self) -> list[str]:
        """The missing facts, with their article: « le résultat du vote »."""
        return [_MANQUES[m][0] for m in self.etape.manques]

    @property
    def manques_courts(self) -> str | None:
        """The missing facts, as a cell prints them; None when nothing is missing."""
        return ", ".join(_MANQUES[m][1] for m in self.etape.manques) or None


@dataclass(frozen=True)
class Transmission:
    """The acts of all the parties, and the signature that they allow."""

    vue: Vue

    @cached_property
    def lignes(self) -> list[ActeSuivi]:
        """One line per act, in protocol order."""
        return [
            ActeSuivi(
                step,
                Acte(
                    step.seance or seance_inconnue(step.partie),
                    self.vue.institution(step.partie.id),
                    self.vue,
                ),
            )
            for step in self._steps
        ]

    @cached_property
    def possible(self) -> date | None:
        """The day from which the convention may be signed, None when nothing tells it."""
        return signature_possible(self._steps)

    @property
    def bloquantes(self) -> list[ActeSuivi]:
        """The acts that still need something before anybody may sign."""
        return [line for line in self.lignes if line.etape.attendue and line.etape.manques]

    @property
    def soumises(self) -> bool:
        """Whether an act has to be published and transmitted before the signature."""
        return any(line.etape.soumise and line.etape.attendue for line in self.lignes)

    @property
    def reserves(self) -> list[str]:
        """The parties whose decision nobody dates, though no transmission waits for it."""
        return [
            line.acte.institution.nom_court
            for line in self.lignes
            if line.etape.attendue and not line.etape.soumise
            if not line.etape.jour and not line.sans_assemblee
        ]

    @property
    def controles(self) -> list[ActeSuivi]:
        """The decisions that the State controls before anybody may sign."""
        return [line for line in self.lignes if line.etape.attendue and line.etape.controlee]

    @property
    def controles_a_confirmer(self) -> list[ActeSuivi]:
        """The decisions of caisses of which nobody can say here whether the State controls them."""
        return [
            line
            for line in self.lignes
            if line.etape.attendue and line.etape.partie.type.value in A_CONFIRMER
        ]

    @property
    def signature(self) -> date | None:
        """The day of the signature, set or past."""
        return self.vue.signee_le

    @property
    def prematuree(self) -> bool:
        """Whether the convention is signed before it may be."""
        return bool(self.possible and self.signature and self.signature < self.possible)

    @property
    def phrase(self) -> str:
        """The conclusion in one line: « signature possible à compter du 7 décembre 2021 »."""
        if self.possible:
            early = self.signature if self.prematuree else None
            late = f" ; le {date_longue(early)} est trop tôt" if early else ""
            return f"signature possible à compter du {date_longue(self.possible)}{late}"
        if not self.bloquantes:
            return "aucun acte connu ne retarde la signature"
        missing = " ; ".join(
            f"pour {inline_text(line.acte.assemblee_entiere)}, {enumeration(line.manques)}"
            for line in self.bloquantes
        )
        return f"signature possible à compter du… : impossible à dire ; il manque, {missing}"

    @cached_property
    def _steps(self) -> Sequence[Etape]:
        return etapes(self.vue.sources)
