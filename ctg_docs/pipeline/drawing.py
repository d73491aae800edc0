"""Drawing what is out of date, side by side, and publishing each territory whole."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ctg_docs.building.build import Build
from ctg_docs.pipeline.pieces import Built, Prepared
from ctg_docs.pipeline.publication import Drawing, Publication
from ctg_docs.pipeline.workers import spread


class Avancement(NamedTuple):
    """How far a build is: drawings done, those known to be left, territories opened so far."""

    done: int
    left: Sequence[Drawing]
    opened: int


@dataclass(frozen=True)
class Run:
    """How to build: which formats (all of them when none is named), by how many processes.

    `watch` is told what is done whenever a drawing begins or ends.
    """

    build: Build
    formats: Sequence[str] = ()
    jobs: int = 1
    watch: Callable[[Avancement], None] = lambda _: None


def construct(several: Iterable[Prepared], run: Run) -> Iterator[Built]:
    """Draw what is out of date, and publish each territory, or letter, when all of it is drawn.

    They come in their order. Raises MissingToolError.
    """
    bench = _Bench(several, run)
    for drawing, outcome in spread(draw, bench.drawings(), run.jobs):
        bench.receive(drawing, outcome)
        yield from bench.complete()
    yield from bench.complete()


def draw(drawing: Drawing) -> list[tuple[str, bytes]]:
    """Return the bytes of each format; raises SourceError or MissingToolError."""
    from ctg_docs.writing.formats import write  # noqa: PLC0415 - nothing to draw, nothing to load

    return list(write(drawing.document, drawing.theme, drawing.formats))


class _Bench:
    """The territories being drawn, in their order."""

    def __init__(self, several: Iterable[Prepared], run: Run) -> None:
        self._several = several
        self._run = run
        self._open: deque[Publication] = deque()
        self._owners: dict[int, Publication] = {}
        self._opened = self._done = 0

    def drawings(self) -> Iterator[Drawing]:
        """Yield what is to be drawn; territories are prepared as they are needed."""
        for prepared in self._several:
            publication = Publication(prepared, self._run.build, self._run.formats)
            self._open.append(publication)
            self._opened += 1
            for drawing in list(publication.left):
                self._owners[id(drawing)] = publication
                self._tell()
                yield drawing

    def receive(self, drawing: Drawing, outcome: Any) -> None:
        """Hand what became of a drawing to its territory."""
        self._owners.pop(id(drawing)).receive(drawing, outcome)
        self._done += 1
        self._tell()

    def complete(self) -> Iterator[Built]:
        """Publish the first territories, as long as nothing is left to draw for them."""
        while self._open and not self._open[0].left:
            yield self._open.popleft().publish()

    def _tell(self) -> None:
        left = [drawing for publication in self._open for drawing in publication.left]
        self._run.watch(Avancement(self._done, left, self._opened))
