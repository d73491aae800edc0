"""Attendance and vote: the counts and the words of a sitting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.french.dates import heure, quorum
from ctg_docs.french.votes import phrase_vote
from ctg_docs.model.conseil import Effectif, Presence, Seance, Vote
from ctg_docs.model.decisions import adoptee
from ctg_docs.reading.origins import computed, values_of


@dataclass(frozen=True)
class Suffrages:
    """The attendance and the vote of a sitting; what nobody stated is None or empty."""

    seance: Seance

    @property
    def vote(self) -> Vote | None:
        """The vote, None before it."""
        return self.seance.deliberation.vote if self.seance.deliberation else None

    @cached_property
    def effectif(self) -> Effectif:
        """The counts stated, or taken from the list when it holds every member in office."""
        said = self.seance.effectif or Effectif()
        known = {key: value for key, value in vars(said).items() if value is not None}
        listed = self.seance.presences
        if listed and len(listed) == said.en_exercice:
            counted = {"presents": len(self._listed("present")), "pouvoirs": len(self.pouvoirs)}
            known = {**counted, **known}
        if "votants" not in known and self.vote:
            vote = self.vote
            known["votants"] = vote.pour + vote.contre + vote.abstentions + vote.nppv
        if "absents" not in known and {"en_exercice", "presents"} <= known.keys():
            # Those who gave a proxy or sent word are told apart.
            apart = known.get("pouvoirs", 0) + len(self.excuses)
            known["absents"] = max(known["en_exercice"] - known["presents"] - apart, 0)
        return Effectif.model_construct(**known)

    @property
    def quorum(self) -> int | None:
        """The members who must attend: more than half of those in office (CGCT, L. 2121-17)."""
        members = self.effectif.en_exercice
        return computed(quorum(members), members) if members else None

    @property
    def quorum_atteint(self) -> bool | None:
        """Whether enough members attend, None when nobody counted them."""
        present = self.effectif.presents
        return None if present is None or not self.quorum else present >= self.quorum

    @property
    def exprimes(self) -> int | None:
        """The votes cast: neither abstentions nor members who take no part."""
        return self.vote.pour + self.vote.contre if self.vote else None

    @property
    def adoptee(self) -> bool:
        """Whether the proposal is carried."""
        return adoptee(self.vote)

    @property
    def scrutin(self) -> str:
        """« et voté au scrutin secret », empty for an ordinary vote."""
        how = self.vote.scrutin if self.vote else "ordinaire"
        return "" if how == "ordinaire" else f" et voté au scrutin {how}"

    @property
    @origin_from(lambda self: values_of(self.vote))
    def resultat(self) -> str | None:
        """« à l’unanimité », « à la majorité des suffrages exprimés (…) »; None before the vote."""
        vote = self.vote
        if vote is None:
            return None
        return phrase_vote(
            vote.pour,
            vote.contre,
            vote.abstentions,
            vote.nppv,
            preponderante=vote.voix_preponderante,
            secret=vote.scrutin == "secret",
        )

    @property
    def presents(self) -> list[str]:
        """The members who sat, as their names print."""
        return self._listed("present")

    @property
    def pouvoirs(self) -> list[str]:
        """The proxies: giver and holder."""
        return [
            computed(f"{_named(p)} à {p.pouvoir_a}", _named(p), p.pouvoir_a)
            if p.pouvoir_a
            else _named(p)
            for p in self.seance.presences
            if p.statut == "pouvoir"
        ]

    @property
    def excuses(self) -> list[str]:
        """The absent members who sent word."""
        return self._listed("excuse")

    @property
    def absents(self) -> list[str]:
        """The absent members who sent no word."""
        return self._listed("absent")

    @property
    def noms_contre(self) -> Sequence[str]:
        """The members who voted against, never after a secret ballot."""
        return self._open(self.vote.noms_contre) if self.vote else ()

    @property
    def noms_abstention(self) -> Sequence[str]:
        """The members who abstained, never after a secret ballot."""
        return self._open(self.vote.noms_abstention) if self.vote else ()

    def _open(self, names: Sequence[str]) -> Sequence[str]:
        return () if self.vote and self.vote.scrutin == "secret" else names

    def _listed(self, statut: Literal["present", "excuse", "absent"]) -> list[str]:
        return [_named(p) for p in self.seance.presences if p.statut == statut]


def _named(presence: Presence) -> str:
    """« M. Paul Martin (Le Barp) »; an hour is that of an arrival or of a departure."""
    details = [presence.commune or "", heure(presence.heure) if presence.heure else ""]
    details_text = ", ".join(filter(None, details))
    if not details_text:
        return presence.nom
    named: str = computed(f"{presence.nom} ({details_text})", values_of(presence))
    return named
