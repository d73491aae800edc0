"""The state of a territory: what it still lacks before its signature, and what its papers say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ctg_docs.composing.facts.transmission import Transmission
from ctg_docs.document.nodes import Blank
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.model.identity import Statut
from ctg_docs.pipeline.checking import checked
from ctg_docs.pipeline.pieces import Piece, Prepared
from ctg_docs.pipeline.territory import Lecture, compose_whole, lecture_of
from ctg_docs.problems import Gravite, Problem
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.territory import Source, read_territory

SIGNED = "convention"
"""The document that is signed: what it lacks is what a signature waits for."""
OTHER = ""
"""The part of what no key of the sources would fill."""


@dataclass(frozen=True)
class Lack:
    """Something that a convention lacks: the part of the sources where it goes, and its words."""

    part: str
    words: str
    path: str = ""

    def __str__(self) -> str:
        return f"{self.words} ({self.path})" if self.path else self.words


@dataclass(frozen=True)
class TerritoryState:
    """The state of a territory; a refused one has no papers yet.

    `gaps` counts the blanks of each document, by its path; `signature` says from when all may sign.
    """

    prepared: Prepared
    titre: str = ""
    statut: str = ""
    lacks: tuple[Lack, ...] = ()
    gaps: tuple[tuple[str, int], ...] = ()
    signature: str = ""


def state_of(folder: Path, documents: Sequence[str]) -> TerritoryState:
    """Read, check and compose a territory, and say what it lacks; nothing is written."""
    source, problems = read_territory(folder, folder.parent / COMMUN)
    lecture = lecture_of(source, problems, folder)
    made = compose_whole(lecture, documents)
    if lecture.lu is None or made.refused:
        return TerritoryState(made)
    territory, vue = lecture.lu
    identite = territory.convention.convention
    blanks = [(piece, list(_blanks(piece))) for piece in made.pieces]
    signed = [b for piece, several in blanks if piece.entree == SIGNED for b in several]
    found = [*_wanted_at_signature(source, problems, lecture), *map(_lack, signed)]
    return TerritoryState(
        made,
        str(identite.titre),
        identite.statut,
        tuple(dict.fromkeys(found)),
        tuple((piece.chemin, len(several)) for piece, several in blanks),
        Transmission(vue).phrase,
    )


def _blanks(piece: Piece) -> Iterator[Blank]:
    yield from (node for node, _ in PlacedDocument(piece.document).nodes(Blank))


def _lack(blank: Blank) -> Lack:
    return Lack(blank.key.partition(".")[0] or OTHER, blank.label, blank.key)


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
            yield Lack(_part(source.positions.block(problem.place)), _words(problem))


def _part(block: Sequence[object]) -> str:
    return str(block[0]) if block else OTHER


def _words(problem: Problem) -> str:
    return problem.message.removeprefix("il manque ")
