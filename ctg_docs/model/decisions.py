"""Decisions of the parties: written once, with the party or with the sitting that took it."""

from __future__ import annotations

from datetime import date
from typing import Any

from ctg_docs.french.votes import adopte
from ctg_docs.model.conseil import Seance, Vote
from ctg_docs.model.convention import Convention
from ctg_docs.model.parties import Decision, Partie
from ctg_docs.reading.origins import Origin, origin_of, sourced
from ctg_docs.reading.positions import Chemin


def adoptee(vote: Vote | None) -> bool:
    """Tell whether a proposal is carried; it is not as long as nobody voted."""
    return vote is not None and adopte(
        vote.pour,
        vote.contre,
        preponderante=vote.voix_preponderante,
        secret=vote.scrutin == "secret",
    )


def seance_de_decision(convention: Convention, partie: Partie) -> Seance | None:
    """Return the sitting that authorises the signature of a party, None when none is told.

    The one that the decision of the party names; else the last one before the signature that
    rejected nothing; else, when the party tells no decision, the first of the later ones. Any
    other sitting deals with something else: a yearly report, a later plan.
    """
    own = [
        s for s in convention.seances_de_la_convention if s.partie == partie.id and not _rejected(s)
    ]
    if not own:
        return None  # without a look at the signatures of all the others
    own.sort(key=lambda s: (s.date is None, s.date))
    said = partie.decision or Decision()
    named = [s for s in own if said.numero and _numero(s) == said.numero]
    named += [s for s in own if said.date and s.date == said.date]
    if named:
        return named[0]
    limit = convention.premiere_signature
    before = [s for s in own if limit is None or s.date is None or s.date <= limit]
    if before:
        return before[-1]
    return own[0] if not said.date else None


def completer(convention: Convention) -> None:
    """Give each decision of a party what the sitting that took it tells, and nobody wrote twice.

    A value found so is one of the decision from then on, at the place where it is written.
    """
    for rank, partie in enumerate(convention.parties):
        seance = seance_de_decision(convention, partie)
        if seance is None:
            continue
        said = partie.decision or Decision()
        found = {"date": seance.date, "numero": _numero(seance), "organe": seance.organe}
        missing = {
            key: _moved(value, ("parties", rank, "decision", key))
            for key, value in found.items()
            if value and not getattr(said, key)
        }
        if missing:
            written = said.model_fields_set | missing.keys()
            partie.__dict__["decision"] = Decision.model_construct(
                written, **said.__dict__ | missing
            )
            partie.model_fields_set.add("decision")


def _moved(value: date | str, path: Chemin) -> Any:
    origin = origin_of(value)
    bare = date.fromordinal(value.toordinal()) if isinstance(value, date) else str.__str__(value)
    return sourced(bare, Origin(origin.places, (path,))) if origin else value


def _numero(seance: Seance) -> str | None:
    return seance.deliberation.numero if seance.deliberation else None


def _rejected(seance: Seance) -> bool:
    vote = seance.deliberation.vote if seance.deliberation else None
    if vote is None or (vote.pour == vote.contre and not vote.voix_preponderante):
        return False  # nothing is decided, which a rule tells
    return not adoptee(vote)
