"""The state of a territory: what it still lacks before its signature, and what its papers say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ctg_docs.composing.facts.transmission import Transmission
from ctg_docs.document.nodes import Blank
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.model.identity import Statut
from ctg_docs.pipeline.checking import checked
from ctg_docs.pipeline.deadlines import deadlines
from ctg_docs.pipeline.lecture import Lecture, lecture_of
from ctg_docs.pipeline.pieces import Piece, Prepared
from ctg_docs.pipeline.placing import asked_for
from ctg_docs.pipeline.territory import compose_whole
from ctg_docs.problems import Gravite, Problem
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.territory import Source, read_territory

SIGNED = "convention"
"""The document that is signed: what it lacks is what a signature waits for."""
BEFORE_VOTE = ("note-synthese", "deliberation")
"""The documents that a sitting is given: what they lack is what a vote waits for."""
OTHER = ""
"""The part of what no key of the sources would fill."""


@dataclass(frozen=True)
class Lack:
    """Something that a convention lacks: its words, and the path of its key, steps by ids.

    The path is empty when no key of the sources would fill it.
    """

    words: str
    path: str = ""

    @property
    def part(self) -> str:
        """The part of the sources where it goes, `OTHER` for none."""
        return self.path.partition(".")[0] or OTHER

    def __str__(self) -> str:
        return f"{self.words} ({self.path})" if self.path else self.words


@dataclass(frozen=True)
class TerritoryState:
    """The state of a territory; a refused one has no papers yet.

    `lacks` are what a signature waits for, `before_vote` what the papers of the sittings do; `gaps`
    counts the blanks of each document, by its path; `signature` says from when all may sign.
    """

    prepared: Prepared
    titre: str = ""
    statut: str = ""
    lacks: tuple[Lack, ...] = ()
    before_vote: tuple[Lack, ...] = ()
    deadlines: tuple[str, ...] = ()
    gaps: tuple[tuple[str, int], ...] = ()
    signature: str = ""


def state_of(folder: Path, documents: Sequence[str]) -> TerritoryState:
    """Read, check and compose a territory, and say what it lacks; nothing is written."""
    source, problems = read_territory(folder, folder.parent / COMMUN)
    lecture = lecture_of(source, problems, folder)
    return state(source, problems, lecture, compose_whole(lecture, documents))


def state(
    source: Source, problems: Sequence[Problem], lecture: Lecture, made: Prepared
) -> TerritoryState:
    """Say what a territory lacks, once it is read, checked and composed."""
    if lecture.lu is None or made.refused:
        return TerritoryState(made)
    territory, vue = lecture.lu
    identite = territory.convention.convention
    blanks = [(piece, list(_blanks(piece))) for piece in made.pieces]
    refusals = _wanted_at_signature(source, problems, lecture)
    return TerritoryState(
        made,
        str(identite.titre),
        identite.statut,
        _lacks([*refusals], _of(blanks, (SIGNED,))),
        _lacks([], _of(blanks, BEFORE_VOTE)),
        tuple(deadlines(territory.convention, vue)),
        tuple((piece.chemin, len(several)) for piece, several in blanks),
        Transmission(vue).phrase,
    )


def _blanks(piece: Piece) -> Iterator[Blank]:
    yield from (node for node, _ in PlacedDocument(piece.document).nodes(Blank))


def _of(blanks: Sequence[tuple[Piece, list[Blank]]], documents: Sequence[str]) -> list[Lack]:
    """Return the blanks of some documents."""
    found = (b for piece, several in blanks if piece.entree in documents for b in several)
    return [Lack(blank.label, blank.key) for blank in found]


def _lacks(refusals: Sequence[Lack], blanks: Sequence[Lack]) -> tuple[Lack, ...]:
    """Return each thing that is missing once: a group whose parts are named is not named too.

    As long as something is asked for, a blank that no key would fill is taken for its consequence.
    """
    paths = [lack.path for lack in refusals if lack.path]
    left = [blank for blank in blanks if not asked_for(blank.path, paths)]
    shortest: dict[str, Lack] = {}
    for blank in sorted(left, key=lambda one: len(one.words)):
        shortest.setdefault(blank.path or blank.words, blank)
    kept = [blank for blank in left if shortest[blank.path or blank.words] == blank]
    inside = [f"{blank.path}." for blank in kept]
    whole = (one for one in kept if not one.path or not _holds(one.path, inside))
    return tuple(dict.fromkeys([*refusals, *whole]))


def _holds(path: str, others: Sequence[str]) -> bool:
    return any(one.startswith(f"{path}.") and one != f"{path}." for one in others)


def _wanted_at_signature(
    source: Source, problems: Sequence[Problem], lecture: Lecture
) -> Iterator[Lack]:
    """Yield the lacks for which a final convention would be refused, and this one is not."""
    identite = source.donnees.get("convention")
    if not isinstance(identite, dict):
        return
    final = {**source.donnees, "convention": {**identite, "statut": Statut.A_SIGNER.value}}
    _, refusals = checked(replace(source, donnees=final), source.folder, problems)
    known = set(lecture.problems)
    for problem in refusals:
        if problem.gravite == Gravite.ERREUR and problem not in known:
            yield Lack(_words(problem), _path(problem, source))


def _path(problem: Problem, source: Source) -> str:
    """Return the path of the key that mends a problem, each item of a list by its id."""
    steps = problem.due.split(".") if problem.due else source.positions.path_at(problem.place)
    data: Any = source.donnees
    named: list[str] = []
    for step in map(str, steps):
        data = _inside(data, step)
        name = data.get("id") if step.isdigit() and isinstance(data, dict) else None
        named.append(name if isinstance(name, str) else step)
    return ".".join(named)


def _inside(data: Any, step: str) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    known = isinstance(data, list) and step.isdigit() and int(step) < len(data)
    return data[int(step)] if known else None


def _words(problem: Problem) -> str:
    return problem.message.removeprefix("il manque ")
