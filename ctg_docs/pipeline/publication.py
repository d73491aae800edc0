"""Publication of a territory: the files out of date, drawn, then published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from ctg_docs.building.build import Build
from ctg_docs.building.ledger import Published
from ctg_docs.building.manifest import Provenance
from ctg_docs.building.staging import publish_all
from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.machine import MachineError, Refusal, refusal
from ctg_docs.pipeline.keys import COMPOSING, BuildState, FileKey, Keys
from ctg_docs.pipeline.outcomes import (
    Excessive,
    Failed,
    Lost,
    Refused,
    excessive,
    lost,
    why_not,
)
from ctg_docs.pipeline.pieces import Built, Piece, Prepared, carrying, without_tree
from ctg_docs.problems import Place, Problem
from ctg_docs.writing.formats import FORMATS


class DrawingTask(NamedTuple):
    """A piece to draw in formats that have their pages in common: the work of one process."""

    nom: str
    chemin: str
    document: Document
    theme: Theme
    formats: tuple[str, ...]

    @property
    def engines(self) -> set[str]:
        """The libraries that draw it."""
        return _libraries(self.formats, self.theme)


class _OutputFile(NamedTuple):
    """A file that a piece makes, and the templates that it was composed from."""

    format: str
    gabarits: frozenset[str]
    key: FileKey


class TerritoryFiles:
    """The files of a territory, or of a letter; nothing is published before all is drawn."""

    def __init__(self, prepared: Prepared, state: BuildState, formats: Sequence[str]) -> None:
        self.prepared = prepared
        self._problems = list(prepared.problems)
        self._drawn: dict[str, bytes] = {}
        self._refused = True
        self._sorties: dict[str, _OutputFile] = {}
        self.left: list[DrawingTask] = []
        """What is to be drawn."""
        if prepared.theme is not None and not prepared.refused:
            self._refused = False
            self.left = list(self._drawings(prepared.theme, state, formats))

    def release_trees(self) -> None:
        """Keep what publishing takes: the files, and what each document had to say."""
        pieces = tuple(map(without_tree, self.prepared.pieces))
        self.prepared = replace(self.prepared, pieces=pieces)

    @property
    def engines(self) -> set[str]:
        """The libraries that drew what was drawn."""
        drawn = {self._sorties[path].format for path in self._drawn}
        return _libraries(drawn, self.prepared.theme)

    def receive(
        self, drawing: DrawingTask, outcome: Any | Refused | Lost | Excessive | Refusal | Failed
    ) -> None:
        """Take the outcome of a drawing."""
        self.left = [other for other in self.left if other is not drawing]
        name = f"{drawing.nom}/{drawing.chemin}"
        formats = " et ".join(drawing.formats)
        match outcome:
            case Lost(why):
                self._stop(lost(Place(name), formats, why))
            case Excessive(why):
                self._stop(excessive(Place(name), formats, why))
            case Refused() | Refusal() | Failed():
                self._stop(*why_not(outcome, name))
            case _:
                for suffix, content in outcome:
                    self._drawn[f"{self.prepared.folder}/{drawing.chemin}.{suffix}"] = content

    def _stop(self, *problems: Problem) -> None:
        self._refused = True
        self._problems += problems

    def publish(self, build: Build) -> Built:
        """Publish what was drawn, and note where each file comes from.

        Raises MachineError when nothing else could be published either.
        """
        output = build.output
        if self._drawn and not self._refused:
            self._publish(output)
        if self._refused:
            problems = sorted(set(self._problems))
            return Built(self.prepared.nom, problems, [], refused=True)
        versions = _Versions(build, self.prepared.theme)
        for name, sortie in self._sorties.items():
            self._note(name, sortie, build, versions[sortie.format])
        files = [output / name for name in self._sorties if name in self._drawn]
        return Built(self.prepared.nom, self.prepared.problems, files, count=len(self._sorties))

    def _publish(self, output: Path) -> None:
        try:
            publish_all(output, self._drawn)
        except OSError as error:
            refused = refusal(error)
            if refused is None:
                raise
            if refused.everywhere:
                raise MachineError(refused) from error
            self._stop(refused.problem(self.prepared.nom))

    def _drawings(
        self, theme: Theme, state: BuildState, formats: Sequence[str]
    ) -> Iterator[DrawingTask]:
        """Yield the drawings out of date; note all the files asked for, in their order."""
        keys = Keys(state, theme)
        for piece in self.prepared.pieces:
            asked = [name for name in piece.formats if not formats or name in formats]
            stale: dict[str, list[str]] = {}
            for name, key in keys.of(piece, asked).items():
                path = f"{self.prepared.folder}/{piece.chemin}.{name}"
                self._sorties[path] = _OutputFile(name, piece.gabarits, key)
                if not state.is_whole(path, key.cle):
                    stale.setdefault(_group(piece, name), []).append(name)
            for names in stale.values():
                sources = any(FORMATS[name].sources for name in names)
                document = carrying(piece) if sources else piece.document
                yield DrawingTask(self.prepared.nom, piece.chemin, document, theme, tuple(names))

    def _note(
        self, path: str, sortie: _OutputFile, build: Build, versions: Mapping[str, str]
    ) -> None:
        _, gabarits, key = sortie
        build.ledger.fingerprints.forget(build.output / path)
        sha256 = build.ledger.fingerprints.of(build.output / path)
        # Most files have the same origin: thousands of them must not each keep a copy of it.
        sources = self.prepared.sources
        if key.images:
            sources = {**sources, **key.images}
        origin = Provenance(sha256, build.inputs.gabarits(gabarits), sources, versions)
        build.ledger.add_published(path, Published(sha256, key.cle), origin)


class _Versions(dict[str, Mapping[str, str]]):
    """The versions of all that each format goes through."""

    def __init__(self, build: Build, theme: Theme | None) -> None:
        super().__init__()
        self._build = build
        self._theme = theme

    def __missing__(self, name: str) -> Mapping[str, str]:
        libraries = {*COMPOSING, *_libraries([name], self._theme)}
        self[name] = found = self._build.inputs.made_with(sorted(libraries))
        return found


def _libraries(formats: Iterable[str], theme: Theme | None) -> set[str]:
    """Return the libraries that draw formats; none without the house style that chooses them."""
    if theme is None:
        return set()
    return {library for name in formats for library in FORMATS[name].libraries(theme)}


def _group(piece: Piece, name: str) -> str:
    """Return the key of the formats that are drawn together."""
    # The Word file of a deck is laid out by itself, as a handout.
    together = FORMATS[name].mise_en_page and piece.document.page != "diapositive"
    return "" if together else name
