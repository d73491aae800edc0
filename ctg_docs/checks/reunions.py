"""Meetings of the bodies: their days, and what cannot be true of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.dates import date_longue
from ctg_docs.model.echeances import echeance
from ctg_docs.model.gouvernance import Reunion
from ctg_docs.model.periode import dire
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.suggestions import fold

_AROUND = 1
"""Years before a convention that prepare it, and after it that evaluate it."""


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the faults of the meetings of each body."""
    pilotage = territory.convention.pilotage
    for rank, body in enumerate(pilotage.instances if pilotage else ()):
        path: Chemin = ("pilotage", "instances", rank, "reunions")
        yield from _twice(territory, body.reunions, path)
        for n, meeting in enumerate(body.reunions):
            yield from _far(territory, meeting, (*path, n))
            yield from _excused(territory, meeting, (*path, n))
            yield from _due(territory, meeting, (*path, n))


def _twice(
    territory: CheckedTerritory, meetings: Sequence[Reunion], path: Chemin
) -> Iterator[Problem]:
    """Yield the meetings of a body at the same time as another."""
    seen: dict[tuple[date, str], str] = {}
    for rank, meeting in enumerate(meetings):
        if meeting.date is None:
            continue
        first = seen.setdefault((meeting.date, str(meeting.heure)), meeting.id)
        if first != meeting.id:
            message = f"la réunion « {meeting.id} » a lieu en même temps que « {first} »"
            yield territory.avertissement((*path, rank, "date"), "reunion-double", message)


def _far(territory: CheckedTerritory, meeting: Reunion, path: Chemin) -> Iterator[Problem]:
    known = dire(territory.convention.convention.periode)
    if not meeting.date or not known.premier or not known.dernier:
        return
    if known.dernier < known.premier:
        return
    if not known.premier.year - _AROUND <= meeting.date.year <= known.dernier.year + _AROUND:
        message = f"le {date_longue(meeting.date)} est loin de la période de la convention"
        hint = "Vérifiez l’année."
        yield territory.avertissement((*path, "date"), "reunion-hors-periode", message, hint)


def _excused(territory: CheckedTerritory, meeting: Reunion, path: Chemin) -> Iterator[Problem]:
    seen: set[str] = set()
    for rank, name in enumerate(meeting.excuses):
        if fold(name) in seen:
            message = f"« {name} » est excusé deux fois"
            yield territory.avertissement((*path, "excuses", rank), "excuse-double", message)
        seen.add(fold(name))


def _due(territory: CheckedTerritory, meeting: Reunion, path: Chemin) -> Iterator[Problem]:
    """Yield the decisions due before the meeting that takes them."""
    for rank, decision in enumerate(meeting.decisions):
        last = echeance(decision.echeance, fin=True)
        if meeting.date and last and last < meeting.date:
            message = f"l’échéance « {decision.echeance} » précède la réunion qui décide"
            where = (*path, "decisions", rank, "echeance")
            yield territory.avertissement(where, "echeance-passee", message)
