"""Drawing of documents out of date, side by side; each territory is published whole."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from ctg_docs.building.build import Build
from ctg_docs.building.interruption import uninterrupted
from ctg_docs.pipeline.keys import state_of
from ctg_docs.pipeline.limits import USUAL, Limits
from ctg_docs.pipeline.pieces import Built, Prepared
from ctg_docs.pipeline.publication import DrawingTask, TerritoryFiles
from ctg_docs.pipeline.workers import spread


class Spread(Protocol):
    """A function that yields each task with its outcome, as they come; see `workers.spread`."""

    def __call__(  # noqa: D102 - said above
        self, draw: Callable[[Any], Any], tasks: Iterable[Any], /, *, limits: Limits = USUAL
    ) -> Iterator[tuple[Any, Any]]: ...


class BuildProgress(NamedTuple):
    """The progress of a build: drawings done, names of those known to be left, territories opened.

    Where territories are made whole, each counts for one drawing.
    """

    done: int
    left: Sequence[str]
    opened: int


@dataclass(frozen=True)
class BuildRun:
    """The settings of a build: formats (all of them when none is named), and who draws.

    `watch` is told what is done whenever a drawing begins or ends. `record` keeps what became of a
    territory, in the same step as its files are published: no interruption comes between.
    """

    build: Build
    formats: Sequence[str] = ()
    spread: Spread = spread
    watch: Callable[[BuildProgress], None] = lambda _: None
    record: Callable[[Built], None] = lambda _: None


def construct(several: Iterable[Prepared], run: BuildRun) -> Iterator[Built]:
    """Draw the files out of date, and publish each territory, or letter, when all of it is drawn.

    They come in their order. Raises MissingToolError.
    """
    bench = _OpenTerritories(several, run)
    for drawing, outcome in run.spread(draw, bench.drawings()):
        bench.receive(drawing, outcome)
        yield from bench.complete()
    yield from bench.complete()


def published(files: TerritoryFiles, run: BuildRun) -> Built:
    """Publish a territory and record that it is: no interruption comes between."""
    with uninterrupted():
        built = files.publish(run.build)
        run.record(built)
    return built


def draw(drawing: DrawingTask) -> list[tuple[str, bytes]]:
    """Return the bytes of each format; raises SourceError or MissingToolError."""
    from ctg_docs.writing.formats import write  # noqa: PLC0415 - nothing to draw, nothing to load

    return list(write(drawing.document, drawing.theme, drawing.formats))


class _OpenTerritories:
    """The territories being drawn: each is published when it is whole, and told in its turn."""

    def __init__(self, several: Iterable[Prepared], run: BuildRun) -> None:
        self._several = several
        self._run = run
        self._turns: deque[_TerritoryDrawing] = deque()
        self._owners: dict[int, _TerritoryDrawing] = {}
        self._opened = self._done = 0

    def drawings(self) -> Iterator[DrawingTask]:
        """Yield the drawings; territories are prepared as they are needed."""
        for prepared in self._several:
            publication = TerritoryFiles(prepared, state_of(self._run.build), self._run.formats)
            turn = _TerritoryDrawing(publication, self._run)
            self._turns.append(turn)
            self._opened += 1
            for drawing in turn.left:
                self._owners[id(drawing)] = turn
                self._tell()
                yield drawing

    def receive(self, drawing: DrawingTask, outcome: Any) -> None:
        """Hand the outcome of a drawing to its territory."""
        self._owners.pop(id(drawing)).receive(drawing, outcome)
        self._done += 1
        self._tell()

    def complete(self) -> Iterator[Built]:
        """Yield the first territories, as long as they are published."""
        while self._turns and (built := self._turns[0].built):
            self._turns.popleft()
            yield built

    def _tell(self) -> None:
        left = [f"{one.nom}/{one.chemin}" for turn in self._turns for one in turn.left]
        self._run.watch(BuildProgress(self._done, left, self._opened))


class _TerritoryDrawing:
    """A territory from its first drawing to the moment when it is told.

    What it holds is let go as soon as it is published: a slow one must not keep in memory all those
    that come after it.
    """

    def __init__(self, publication: TerritoryFiles, run: BuildRun) -> None:
        self._publication: TerritoryFiles | None = publication
        self._run = run
        self.built: Built | None = None
        self._end()

    @property
    def left(self) -> list[DrawingTask]:
        """The drawings left."""
        return list(self._publication.left) if self._publication else []

    def receive(self, drawing: DrawingTask, outcome: Any) -> None:
        """Take the outcome of a drawing."""
        if self._publication:
            self._publication.receive(drawing, outcome)
        self._end()

    def _end(self) -> None:
        """Publish the territory and record that it is, once all of it is drawn."""
        if self._publication and not self._publication.left:
            self.built = published(self._publication, self._run)
            self._publication = None
