"""The signature as an event, told by the state of the convention: no date is compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ctg_docs.composing.facts.assistance import Assistance, assistance, personne
from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.parties import Parties
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.french.toponyms import a
from ctg_docs.french.words import Genre
from ctg_docs.reading.origins import computed


@dataclass(frozen=True)
class Ceremonie:
    """The day, the place and the witnesses of the signature, past or to come."""

    vue: Vue
    parties: Parties

    @property
    def signee(self) -> bool:
        """Whether it is signed: the texts are in the past."""
        return self.vue.sources.convention.statut.signee

    @property
    def projet(self) -> bool:
        """Whether nobody has voted yet: nothing is announced as sure."""
        return self.vue.sources.convention.statut == "projet"

    @property
    def jour(self) -> date | None:
        """The day of the signature, told once the text has been voted."""
        return None if self.projet else self.vue.sources.signature.date

    @property
    @origin_from(lambda self: (self.vue.sources.signature.salle, self.vue.lieu_signature))
    def ou(self) -> str | None:
        """« à l’hôtel de ville »; the commune is named when it is not that of the territory."""
        where = self.vue.lieu_signature
        away = where if where and where.name != self.vue.lieu.name else None
        place = None if self.projet else self.vue.ou_signer(away)
        # An unknown room stands between brackets, which need a place before them.
        return f"{a(where or self.vue.lieu)} {place}" if place and place.startswith("(") else place

    @cached_property
    def assistance(self) -> Assistance:
        """The signatories and the people who attend."""
        return assistance(self.vue)

    @property
    def presents(self) -> list[str]:
        """The people at the signature with their functions, in the order of the sources."""
        names = [p.personne for p in self.vue.sources.signature.presents]
        people = [personne(self.vue, name) for name in names]
        return [computed(str(person), person) for person in people]

    @property
    def genre_presents(self) -> Genre | None:
        """The gender in which words agree with those present, None where nobody can tell it."""
        ids = {p.personne for p in self.vue.sources.signature.presents}
        sexes = {p.sexe for p in self.vue.sources.personnes if p.id in ids}
        if None in sexes and "m" not in sexes:
            return None
        return "f" if sexes == {"f"} else "m"
