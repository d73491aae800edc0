"""Whole territories: each composed and drawn by one process, which hands over its files.

Trees weigh more than files: where there are territories enough for everyone, whoever composes one
draws it too, and its trees go nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ctg_docs.building.build import Build, OutdatedDocuments, outputs
from ctg_docs.building.fingerprints import Fingerprints
from ctg_docs.composing.house.files import place_of
from ctg_docs.document.moteurs import Moteur
from ctg_docs.pipeline.drawing import draw
from ctg_docs.pipeline.engines import laid_out_by
from ctg_docs.pipeline.keys import BuildState
from ctg_docs.pipeline.limits import USUAL, Limits
from ctg_docs.pipeline.outcomes import outcome, received, sound
from ctg_docs.pipeline.pieces import Prepared
from ctg_docs.pipeline.publication import TerritoryFiles
from ctg_docs.pipeline.territory import prepare
from ctg_docs.problems import moved_from
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.house import composing_with, templates_folder

MANY = 8
"""Territories from which each is made whole: fewer would leave some processes idle."""
LIMITS = Limits(seconds=12 * USUAL.seconds, memory=USUAL.memory)
"""For all the documents of a territory; one that goes beyond is drawn document by document."""


class TerritoryTask(NamedTuple):
    """A territory to compose and to draw, and what tells which of its files are out of date.

    `sources` is the folder of all the sources, `templates` that of the templates, and `said` their
    names in messages, wherever the task goes. `published` maps each file that is there as it was
    published to the fingerprint of all that it was drawn from.
    """

    nom: str
    documents: tuple[str, ...]
    formats: tuple[str, ...]
    moteur: Moteur | None
    sources: Path
    templates: Path
    said: tuple[str, str]
    program: str
    versions: Mapping[str, str]
    published: Mapping[str, str]

    @property
    def folders(self) -> list[Path]:
        """The folders of sources that it takes: those that another machine must be sent."""
        return [self.sources / self.nom, self.sources / COMMUN]


def task_of(late: OutdatedDocuments, build: Build, formats: Sequence[str]) -> TerritoryTask:
    """Return the task of making a territory whole."""
    (folder,) = late.folders
    sources, templates = folder.parent, templates_folder()
    return TerritoryTask(
        folder.name,
        tuple(entry.id for entry in late.entries),
        tuple(formats),
        build.moteur,
        sources,
        templates,
        (sources.as_posix(), place_of(templates).file),
        build.inputs.drawing,
        build.inputs.versions,
        _published(late, build),
    )


def make(task: TerritoryTask) -> TerritoryFiles | None:
    """Return the files of a territory, drawn; None where a defect of ours keeps from going on.

    Raises MissingToolError.
    """
    with composing_with(task.templates):
        made = prepare(task.sources / task.nom, task.documents)
    laid_out = laid_out_by(_retold(made, task), task.moteur, task.formats)
    files = TerritoryFiles(laid_out, _state(task), task.formats)
    for drawing in files.left:
        files.receive(drawing, received(outcome(draw, drawing)))
        if not sound():
            return None
    files.release_trees()
    return files


def _published(late: OutdatedDocuments, build: Build) -> dict[str, str]:
    """Return the files of documents that are there as they were published, with what made them."""
    found = {}
    for entry in late.entries:
        known = build.ledger.document(f"{late.name}/{entry.id}")
        for path in outputs(known.pieces, entry, ()) if known else ():
            drawn = build.ledger.published(path)
            if drawn and build.ledger.is_whole(path):
                found[path] = drawn.cle
    return found


def _state(task: TerritoryTask) -> BuildState:
    def is_whole(path: str, cle: str) -> bool:
        return task.published.get(path) == cle

    seen = Fingerprints({})
    return BuildState(task.program, task.versions, task.sources, seen, is_whole)


def _retold(made: Prepared, task: TerritoryTask) -> Prepared:
    """Return a territory whose problems stand where the command sees the files."""
    sources, templates = task.said
    here = [(task.sources.as_posix(), sources), (place_of(task.templates).file, templates)]
    for before, after in here:
        if before != after:
            problems = [moved_from(problem, before, after) for problem in made.problems]
            pieces = [
                replace(piece, problems=tuple(moved_from(p, before, after) for p in piece.problems))
                for piece in made.pieces
            ]
            made = replace(made, problems=problems, pieces=tuple(pieces))
    return made
