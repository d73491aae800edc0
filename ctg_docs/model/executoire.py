"""Enforceability: the day from which the act of each party counts, and all of them may sign.

An act of a local authority is enforceable once it has been both published and transmitted to the
representative of the State (code général des collectivités territoriales, art. L. 2131-1,
L. 3131-1 and L. 5211-3). A body of private law decides, and transmits nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from ctg_docs.model.assemblees import regime_de, seance_inconnue, seances_attendues
from ctg_docs.model.conseil import Deliberation, Seance, Teletransmission
from ctg_docs.model.convention import Convention
from ctg_docs.model.decisions import adoptee, seance_de_decision
from ctg_docs.model.parties import Decision, Partie

CONTROLEES = ("caf", "cpam", "carsat")
"""Caisses whose decisions the State controls (code de la sécurité sociale, art. L. 151-1)."""
A_CONFIRMER = ("cssm", "ccss", "cgss", "msa")
"""Caisses that this article does not name: whether the same control holds is to confirm."""
CONTROLE = timedelta(days=9)
"""Eight full days: the ninth is the first on which nobody may cancel the decision any more."""


class Manque(StrEnum):
    """The steps that an act still needs, in the order in which they come."""

    SEANCE = "seance"
    VOTE = "vote"
    REJET = "rejet"
    TRANSMISSION = "transmission"
    PUBLICATION = "publication"


@dataclass(frozen=True)
class Etape:
    """The progress of the act of one party.

    `soumise` tells an act to publish and to transmit. `seance` is None when nobody tells of a
    sitting: what is known then comes from the decision of the party. `remplacee` tells a sitting
    that decided nothing, and that a later one of the same party made good. `autorise` is
    false for one that dealt with something else, after the signature.
    """

    partie: Partie
    seance: Seance | None
    soumise: bool
    numero: str | None = None
    jour: date | None = None
    transmise: date | None = None
    publiee: date | None = None
    communiquee: date | None = None
    manques: tuple[Manque, ...] = ()
    remplacee: bool = False
    autorise: bool = True

    @property
    def executoire(self) -> date | None:
        """The day from which the act is enforceable, None for an act that is never to be."""
        return None if self.manques else _last(self.transmise, self.publiee)

    @property
    def signable(self) -> date | None:
        """The day from which the party may sign, as far as its act is concerned.

        The State has eight days to cancel a decision of the board of a caisse (code de la sécurité
        sociale, art. R. 151-1), from the day when it reached it, else from that of the decision.
        """
        if self.soumise:
            return self.executoire
        known = [day for day in (self.communiquee, self.jour) if day]
        return max(known) + CONTROLE if known and self.controlee else self.jour

    @property
    def controlee(self) -> bool:
        """Whether the State controls the decision of the party."""
        return self.partie.type.value in CONTROLEES

    @property
    def attendue(self) -> bool:
        """Whether the signature waits for this act."""
        return self.partie.role == "signataire" and self.autorise and not self.remplacee


def executoire_depuis(sent: Teletransmission | None) -> date | None:
    """Return the day from which an act is enforceable: once both transmitted and published."""
    return _last(sent.date_reception_prefecture, sent.date_publication) if sent else None


def etapes(convention: Convention) -> list[Etape]:
    """Return the acts of each party in turn: its sittings, told or expected, else its decision."""
    seances = [*convention.seances_de_la_convention, *seances_attendues(convention)]
    found: list[Etape] = []
    for partie in convention.parties:
        own = [_sitting(s, partie, convention) for s in seances if s.partie == partie.id]
        untold = [_untold(partie, convention)] if partie.role == "signataire" else []
        found += own or untold
    return found


def signature_possible(steps: Sequence[Etape]) -> date | None:
    """Return the day from which every party may sign, None when an act still needs something.

    The decision of a body of private law counts from its day when it is known, and holds nothing
    up when it is not; None too when there is no other act.
    """
    waited = [step for step in steps if step.attendue]
    if any(step.manques for step in waited):
        return None
    return max((day for step in waited if (day := step.signable)), default=None)


def _sitting(seance: Seance, partie: Partie, convention: Convention) -> Etape:
    act = seance.deliberation or Deliberation()
    sent = act.teletransmission or Teletransmission()
    taken = adoptee(act.vote)
    step = Etape(
        partie,
        seance,
        regime_de(seance, partie, convention.territoire).public,
        act.numero or (partie.decision.numero if partie.decision else None),
        seance.date,
        sent.date_reception_prefecture,
        sent.date_publication,
        partie.decision.communiquee_le if partie.decision else None,
        remplacee=not taken and _made_good(seance, convention),
        autorise=not _later(seance, partie, convention),
    )
    if act.vote and not taken:
        return replace(step, manques=(Manque.REJET,))
    return _lacking(step, voted=taken)


def _later(seance: Seance, partie: Partie, convention: Convention) -> bool:
    """Tell whether a sitting that does not authorise the signature comes after it."""
    signed = convention.premiere_signature
    after = signed is not None and seance.date is not None and seance.date > signed
    return after and seance is not seance_de_decision(convention, partie)


def _made_good(seance: Seance, convention: Convention) -> bool:
    """Tell whether a later sitting of the same party carried the proposal."""
    return any(
        other.date and seance.date and other.date > seance.date and adoptee(other.deliberation.vote)
        for other in convention.seances_de_la_convention
        if other.partie == seance.partie and other.deliberation
    )


def _untold(partie: Partie, convention: Convention) -> Etape:
    decision = partie.decision or Decision()
    public = regime_de(seance_inconnue(partie), partie, convention.territoire).public
    received = decision.communiquee_le
    step = Etape(partie, None, public, decision.numero, decision.date, communiquee=received)
    return _lacking(step, voted=bool(decision.numero))


def _lacking(step: Etape, *, voted: bool) -> Etape:
    """Return a step with what it needs; a body of private law has nothing to show."""
    known = {
        Manque.SEANCE: step.jour,
        Manque.VOTE: voted,
        Manque.TRANSMISSION: step.transmise,
        Manque.PUBLICATION: step.publiee,
    }
    return replace(step, manques=tuple(m for m, fact in known.items() if step.soumise and not fact))


def _last(transmitted: date | None, published: date | None) -> date | None:
    return max(transmitted, published) if transmitted and published else None
