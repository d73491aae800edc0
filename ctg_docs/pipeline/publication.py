"""Publication of a territory: the files out of date, drawn, then published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ctg_docs.building.build import Build
from ctg_docs.building.ledger import Published
from ctg_docs.building.manifest import Provenance
from ctg_docs.building.staging import publish_all
from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.machine import MachineError, Refusal, refusal
from ctg_docs.pipeline.keys import FileKey, Keys
from ctg_docs.pipeline.outcomes import (
    Excessive,
    Failed,
    Lost,
    Refused,
    excessive,
    lost,
    why_not,
)
from ctg_docs.pipeline.pieces import Built, Piece, Prepared, carrying
from ctg_docs.problems import Place, Problem
from ctg_docs.writing.formats import FORMATS


class DrawingTask(NamedTuple):
    """A piece to draw in formats that have their pages in common: the work of one process."""

    nom: str
    chemin: str
    document: Document
    theme: Theme
    formats: tuple[str, ...]


class _OutputFile(NamedTuple):
    """A file that a piece makes."""

    format: str
    piece: Piece
    key: FileKey


class TerritoryFiles:
    """The files of a territory, or of a letter; nothing is published before all is drawn."""

    def __init__(self, prepared: Prepared, build: Build, formats: Sequence[str]) -> None:
        self._prepared = prepared
        self._build = build
        self._problems = list(prepared.problems)
        self._drawn: dict[str, bytes] = {}
        self._refused = True
        self._sorties: dict[str, _OutputFile] = {}
        self.left: list[DrawingTask] = []
        """What is to be drawn."""
        if prepared.theme is not None and not prepared.refused:
            self._refused = False
            self._keys = Keys(build, prepared.theme)
            self._sorties = self._made(formats)
            self.left = list(self._drawings(prepared.theme))

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
                    self._drawn[f"{self._prepared.folder}/{drawing.chemin}.{suffix}"] = content

    def _stop(self, *problems: Problem) -> None:
        self._refused = True
        self._problems += problems

    def publish(self) -> Built:
        """Publish what was drawn, and note where each file comes from.

        Raises MachineError when nothing else could be published either.
        """
        output = self._build.output
        if self._drawn and not self._refused:
            self._publish(output)
        if self._refused:
            problems = sorted(set(self._problems))
            return Built(self._prepared.nom, problems, [], refused=True)
        for name, sortie in self._sorties.items():
            self._note(name, sortie)
        files = [output / name for name in self._sorties if name in self._drawn]
        return Built(self._prepared.nom, self._prepared.problems, files, count=len(self._sorties))

    def _publish(self, output: Path) -> None:
        try:
            publish_all(output, self._drawn)
        except OSError as error:
            refused = refusal(error)
            if refused is None:
                raise
            if refused.everywhere:
                raise MachineError(refused) from error
            self._stop(refused.problem(self._prepared.nom))

    def _made(self, formats: Sequence[str]) -> dict[str, _OutputFile]:
        """Return the files asked for, in their order."""
        found = {}
        for piece in self._prepared.pieces:
            asked = [name for name in piece.formats if not formats or name in formats]
            for name, key in self._keys.of(piece, asked).items():
                path = f"{self._prepared.folder}/{piece.chemin}.{name}"
                found[path] = _OutputFile(name, piece, key)
        return found

    def _drawings(self, theme: Theme) -> Iterator[DrawingTask]:
        """Yield the drawings out of date."""
        stale: dict[tuple[str, str], tuple[Piece, list[str]]] = {}
        for path, (name, piece, key) in self._sorties.items():
            if not self._build.ledger.is_whole(path, key.cle):
                group = _group(piece, name)
                stale.setdefault((piece.chemin, group), (piece, []))[1].append(name)
        for piece, names in stale.values():
            sources = any(FORMATS[name].sources for name in names)
            document = carrying(piece) if sources else piece.document
            yield DrawingTask(self._prepared.nom, piece.chemin, document, theme, tuple(names))

    def _note(self, path: str, sortie: _OutputFile) -> None:
        name, piece, key = sortie
        build = self._build
        build.ledger.fingerprints.forget(build.output / path)
        sha256 = build.ledger.fingerprints.of(build.output / path)
        # Most files have the same origin: thousands of them must not each keep a copy of it.
        sources = self._prepared.sources
        if key.images:
            sources = {**sources, **key.images}
        gabarits = build.inputs.gabarits(piece.gabarits)
        origin = Provenance(sha256, gabarits, sources, self._keys.versions(name))
        build.ledger.add_published(path, Published(sha256, key.cle), origin)


def _group(piece: Piece, name: str) -> str:
    """Return the key of the formats that are drawn together."""
    # The Word file of a deck is laid out by itself, as a handout.
    together = FORMATS[name].mise_en_page and piece.document.page != "diapositive"
    return "" if together else name
