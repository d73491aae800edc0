"""Update of documents out of date, and notes of their inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple

from ctg_docs.building.build import Build, OutdatedDocuments
from ctg_docs.building.ledger import CatalogueEntry, ComposedDocument, Message
from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.pipeline.drawing import BuildProgress, BuildRun, construct, published
from ctg_docs.pipeline.engines import laid_out_by
from ctg_docs.pipeline.letters import prepare_lettres
from ctg_docs.pipeline.limits import WHOLE
from ctg_docs.pipeline.outcomes import why_not
from ctg_docs.pipeline.pieces import Built, Prepared, without_tree
from ctg_docs.pipeline.publication import TerritoryFiles
from ctg_docs.pipeline.territory import prepare, prepare_whole
from ctg_docs.pipeline.turns import Turns
from ctg_docs.pipeline.whole_territories import LIMITS, MANY, TerritoryTask, make, task_of
from ctg_docs.pipeline.workers import sound_outcome, spread
from ctg_docs.problems import abridged
from ctg_docs.reading.folder import LETTRES


def update(several: Sequence[OutdatedDocuments], run: BuildRun) -> Iterator[Built]:
    """Build documents of territories, each about its own, in their order."""
    made = _by_territory if len(several) >= MANY else _by_document
    for built in made(several, run):
        run.build.save(at_once=False)
        yield built


def _by_document(several: Iterable[OutdatedDocuments], run: BuildRun) -> Iterator[Built]:
    """Compose territories here, and have their documents drawn side by side."""
    begun: dict[str, list[_PendingNote]] = {}

    def prepared() -> Iterator[Prepared]:
        for late in several:
            made = _as_prepared(sound_outcome(_prepare, late), late)
            begun[made.nom] = _news(late, [made], run.build)
            yield laid_out_by(made, run.build.moteur, run.formats)

    def record(built: Built) -> None:
        _recording(begun.pop(built.nom), run)(built)

    yield from construct(prepared(), replace(run, record=record))


def _by_territory(several: Sequence[OutdatedDocuments], run: BuildRun) -> Iterator[Built]:
    """Have each territory composed and drawn whole; one that cannot be is drawn by document.

    So it is known which of its documents could not be drawn, and why.
    """
    asked = {late.name: late for late in several}
    turns: Turns[TerritoryTask, Built] = Turns()
    tasks = turns.noting(task_of(late, run.build, run.formats) for late in several)
    for task, files in run.spread(make, tasks, limits=LIMITS):
        late = asked.pop(task.nom)
        if isinstance(files, TerritoryFiles):
            news = _news(late, [files.prepared], run.build)
            built = published(files, replace(run, record=_recording(news, run)))
        else:
            (built,) = _by_document([late], run)
        run.watch(BuildProgress(len(several) - len(asked), list(asked), len(several)))
        yield from (whole for _, whole in turns.done(task, built))


def _recording(news: Sequence[_PendingNote], run: BuildRun) -> Callable[[Built], None]:
    """Return a function that records a published territory, and what its documents had to say."""

    def record(built: Built) -> None:
        if not built.refused:
            _note(news, run.build, run.formats)
        run.record(built)

    return record


def update_letters(late: OutdatedDocuments, selection: Selection, run: BuildRun) -> list[Built]:
    """Build the letters that are asked for, from all the territories; see `prepare_lettres`."""
    documents = [entry.id for entry in late.entries]
    preparing = partial(prepare_lettres, documents=documents, selection=selection)
    made = sound_outcome(preparing, late.folders)
    if not isinstance(made, list):
        made = [Prepared(LETTRES, why_not(made, LETTRES))]
    letters = [laid_out_by(letter, run.build.moteur, run.formats) for letter in made]
    built = list(construct(letters, run))
    if not any(each.refused for each in built):
        _note(_news(late, letters, run.build), run.build, run.formats)
    return built


def verify(several: Iterable[OutdatedDocuments], build: Build, jobs: int = 1) -> Iterator[Prepared]:
    """Read, check and compose the documents of territories, and note what they have to say.

    They are all those that each has of its own: what reaches none of them is told too. `jobs`
    processes compose territories side by side, which come in their order, without their trees.
    """
    turns: Turns[OutdatedDocuments, Prepared] = Turns()
    for late, made in _checked(turns.noting(several), jobs):
        for turn, whole in turns.done(late, _as_prepared(made, late)):
            if not whole.refused:
                _note(_news(turn, [whole], build), build, None)
                build.save(at_once=False)
            yield whole


def _checked(
    several: Iterator[OutdatedDocuments], jobs: int
) -> Iterator[tuple[OutdatedDocuments, Any]]:
    """Yield territories with what was made of each: here when one is alone, as they come else."""
    first = list(islice(several, 2))
    everyone = chain(first, several)
    if jobs > 1 and len(first) > 1:
        yield from spread(_whole, everyone, jobs, WHOLE)
    else:
        yield from ((late, sound_outcome(_whole, late)) for late in everyone)


def _whole(late: OutdatedDocuments) -> Prepared:
    """Return a territory with all that its documents have to say, and nothing to draw."""
    (folder,) = late.folders
    made = prepare_whole(folder, [entry.id for entry in late.entries])
    return replace(made, pieces=tuple(map(without_tree, made.pieces)), theme=None)


def _prepare(late: OutdatedDocuments) -> Prepared:
    (folder,) = late.folders
    return prepare(folder, [entry.id for entry in late.entries])


def _as_prepared(made: Any, late: OutdatedDocuments) -> Prepared:
    """Return a territory: one that meets a defect of ours must not stop nor spoil the others."""
    if isinstance(made, Prepared):
        return made
    (folder,) = late.folders
    return Prepared(folder.name, why_not(made, folder.name))


class _PendingNote(NamedTuple):
    """A note about a document, kept until its files are published."""

    name: str
    document: ComposedDocument
    entry: CatalogueEntry


def _news(late: OutdatedDocuments, several: Sequence[Prepared], build: Build) -> list[_PendingNote]:
    names = [folder.name for folder in late.folders]
    found = []
    for entry in late.entries:
        pieces = [(made, p) for made in several for p in made.pieces if p.entree == entry.id]
        gabarits = tuple(sorted({name for _, piece in pieces for name in piece.gabarits}))
        document = ComposedDocument(
            build.fingerprint(names, entry, gabarits),
            gabarits,
            tuple(sorted({message for made in several for message in _messages(made, entry)})),
            tuple(f"{made.folder}/{piece.chemin}" for made, piece in pieces),
        )
        found.append(_PendingNote(f"{late.name}/{entry.id}", document, entry))
    return found


def _note(several: Iterable[_PendingNote], build: Build, formats: Sequence[str] | None) -> None:
    for news in several:
        build.note(news.name, news.document, news.entry, formats)


def _messages(made: Prepared, entry: CatalogueEntry) -> Iterator[Message]:
    """Yield the problems of the sources and of this document, but of none of the others."""
    others = {p for piece in made.pieces if piece.entree != entry.id for p in piece.problems}
    own = {p for piece in made.pieces if piece.entree == entry.id for p in piece.problems}
    several = [p for p in made.problems if p in own or p not in others]
    for problem in abridged(several):
        place = problem.place
        words = str(problem)
        yield Message(place.file, place.line, place.column, problem.code, words, problem.number)
