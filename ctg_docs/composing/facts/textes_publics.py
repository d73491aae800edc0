"""Facts common to public texts, in the press or on the page of a convention.

The state of the convention alone gives the tense; no date is compared with another. What the
sources do not state is None or empty, and the template leaves its sentence out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ctg_docs.composing.facts.ceremonie import Ceremonie
from ctg_docs.composing.facts.champs import domaines
from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.noms import court
from ctg_docs.composing.facts.parties import Parties
from ctg_docs.composing.facts.precedents import precedent
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.french.letters import ordinal
from ctg_docs.french.lists import enumeration
from ctg_docs.reading.origins import computed, origin_of, sourced
from ctg_docs.reading.prose import Prose
from ctg_docs.reference import sigles


@dataclass(frozen=True)
class TextesPublics:
    """The facts of one convention in the words of its public texts."""

    vue: Vue

    @cached_property
    def parties(self) -> Parties:
        """The parties that signed, or are to."""
        return Parties(self.vue.a_la_signature)

    @cached_property
    def ceremonie(self) -> Ceremonie:
        """The signature."""
        return Ceremonie(self.parties.vue, self.parties)

    @property
    def sigle(self) -> str:
        """« CTG », empty where it is first of all another institution."""
        home = self.vue.code_departement or ""
        return "CTG" if sigles.ctg(home) == "CTG" else ""

    @property
    def finalite(self) -> Prose | None:
        """The aim of the convention, as an infinitive without final mark."""
        communication = self.vue.sources.communication
        if communication is None or communication.finalite is None:
            return None
        bare = Prose(communication.finalite.strip().rstrip(" .;"))
        aim: Prose = sourced(bare, origin_of(communication.finalite))
        return aim

    @property
    def duree(self) -> str | None:
        """« cinq ans, de 2023 à 2027 »."""
        return self.vue.periode.etendue or None

    @property
    def domaines(self) -> str | None:
        """« dans les domaines de la petite enfance et du logement », « autour de trois axes… »."""
        return domaines(
            self.vue.sources.champs,
            self.vue.niveaux["champ"],
            partielle=self.vue.sources.convention.partielle,
        )

    @property
    @origin_from(lambda self: self.vue.sources.convention.rang)
    def une_convention(self) -> str:
        """« une convention territoriale globale », « une deuxième convention… » from its rank."""
        rank = self.vue.sources.convention.rang or 1
        ranked = f"{ordinal(rank, 'f')} " if rank > 1 else ""
        return f"une {ranked}convention territoriale globale"

    @property
    def distinctions(self) -> list[str]:
        """Parties told apart: « la commune est la première du département à… »."""
        stated = [(i, i.partie.distinction) for i in self.parties.signataires]
        return [
            computed(f"{court(i)} est {words.rstrip(' .')}", i.nom_court, words)
            for i, words in stated
            if words
        ]

    @property
    def precedents(self) -> str:
        """« au contrat enfance jeunesse 2018-2021 », with what it brought when it is known."""
        return self.precedents_dits(brought=True)

    def precedents_dits(self, *, brought: bool) -> str:
        """Return the earlier contracts after « à », with what they brought if that is asked."""
        contracts = self.vue.sources.convention.precedents
        known = [precedent(self.vue, contract, brought=brought) for contract in contracts]
        words: str = computed(enumeration(dict.fromkeys(filter(None, known))), known)
        return words
