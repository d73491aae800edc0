"""The signature as an event, stated by the state of the convention: no date is compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from ctg_docs.composing.facts.assistance import Assistance, assistance, personne
from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.parties import Parties
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.french.toponyms import Toponym, a
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
        """The day of the signature, stated once the text has been voted."""
        event = self.vue.sources.signature.ceremonie
        return None if self.projet else (event.date if event else None) or self.vue.signee_le

    @property
    def heure(self) -> time | None:
        """The hour of the ceremony, stated with its day."""
        stated = self.vue.sources.signature
        return (stated.ceremonie.heure if stated.ceremonie else stated.heure) if self.jour else None

    @property
    @origin_from(lambda self: (self.vue.salle, self.vue.lieu_ceremonie))
    def ou(self) -> str | None:
        """« à l’hôtel de ville »; the commune is named when it is not that of the territory."""
        where = self.vue.lieu_ceremonie
        away = where if where and where.name != self.vue.lieu.name else None
        place = None if self.projet else self.vue.ou_signer(away)
        # An unknown room stands between brackets, which need a place before them.
        return f"{a(where or self.vue.lieu)} {place}" if place and place.startswith("(") else place

    @property
    def salle(self) -> str | None:
        """The room, as the sources write it."""
        return self.vue.salle

    @property
    def adresse(self) -> str | None:
        """The address where it is held."""
        stated = self.vue.sources.signature
        place = (stated.ceremonie.lieu if stated.ceremonie else None) or stated.lieu
        return place.adresse if place else None

    @property
    def commune(self) -> Toponym | None:
        """The commune where it is held."""
        return self.vue.lieu_ceremonie

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
