"""Processes that draw side by side, started once and kept warm until the last drawing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from ctg_docs.problems import MissingToolError, Problem, SourceError

T = TypeVar("T")
_THREADS = Path("/proc/self/task")


class Refused(NamedTuple):
    """What a drawing says instead of its result: the problems that stop it."""

    problems: list[Problem]


class Lost(NamedTuple):
    """What is known of a drawing whose process died: the signal, or its exit code."""

    code: int


class WorkerError(Exception):
    """A defect of ours, met in another process; the message names it, with its trace if asked."""


def spread(
    draw: Callable[[T], Any], tasks: Iterable[T], jobs: int
) -> Iterator[tuple[T, Any | Refused | Lost]]:
    """Yield each task with what `draw` makes of it, as they come, drawn by `jobs` processes.

    Tasks are asked for as they are needed, a few in advance; nothing is started for one task alone.
    Raises MissingToolError, or WorkerError for a defect; no process outlives this one.
    """
    coming = iter(tasks)
    first = list(islice(coming, min(jobs, 2)))
    if len(first) < 2:
        for task in chain(first, coming):
            yield task, _alone(draw, task)
        return
    crew = _Crew(draw, jobs)
    try:
        yield from crew.work(chain(first, coming))
    finally:
        crew.dismiss()


def _alone(draw: Callable[[T], Any], task: T) -> Any | Refused:
    try:
        return draw(task)
    except SourceError as error:
        return Refused(error.problems)


class _Worker(NamedTuple):
    process: BaseProcess
    line: Connection


class _Crew:
    """The processes, and which task each of them holds."""

    def __init__(self, draw: Callable[[Any], Any], jobs: int) -> None:
        self._draw = draw
        self._jobs = jobs
        self._method = _method()
        self._context: Any = multiprocessing.get_context(self._method)
        self._idle: list[_Worker] = []
        self._busy: dict[_Worker, Any] = {}

    def work(self, tasks: Iterator[T]) -> Iterator[tuple[T, Any]]:
        """Yield each task with its outcome, as they come."""
        waiting: deque[T] = deque()
        more = True
        while True:
            while more and len(waiting) < self._jobs:
                self._hand_out(waiting)
                task = next(tasks, None)
                more = task is not None
                if task is not None:
                    waiting.append(task)
            self._hand_out(waiting)
            if not self._busy:
                return
            yield from self._outcomes()

    def _hand_out(self, waiting: deque[Any]) -> None:
        while waiting and (self._idle or len(self._busy) < self._jobs):
            worker = self._idle.pop() if self._idle else self._hire()
            self._busy[worker] = task = waiting.popleft()
            try:
                worker.line.send(task)
            except OSError:
                continue  # it has just died, which is seen when its answer is awaited

    def _outcomes(self) -> Iterator[tuple[Any, Any]]:
        """Wait for at least one drawing, and yield those that are done or lost."""
        ready = wait([worker.line for worker in self._busy])
        for worker in [worker for worker in self._busy if worker.line in ready]:
            task = self._busy.pop(worker)
            try:
                kind, value = worker.line.recv()
            except (EOFError, OSError):
                worker.process.join()
                yield task, Lost(worker.process.exitcode or 0)
                continue
            self._idle.append(worker)
            yield task, _outcome(kind, value)

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_draw_all, args=(self._draw, theirs, ours), daemon=True
        )
        with _no_interruption() if self._method == "fork" else nullcontext():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def dismiss(self) -> None:
        """Stop every process at once."""
        workers = [*self._idle, *self._busy]
        for worker in workers:
            worker.process.kill()
        for worker in workers:
            worker.process.join()
            worker.line.close()


def _outcome(kind: str, value: Any) -> Any:
    if kind == "absent":
        raise MissingToolError(value)
    if kind == "defaut":
        raise WorkerError(value)
    return Refused(value) if kind == "refus" else value


def _method() -> str:
    """Return how processes start.

    A copy of this process knows already all that it has loaded, but keeps one thread only: once an
    engine has started others here, a copy would wait for them for ever. Only Linux copies safely,
    and tells how many threads there are, those of libraries included.
    """
    alone = sys.platform == "linux" and len(list(_THREADS.iterdir())) == 1
    return "fork" if alone else "spawn"


@contextmanager
def _no_interruption() -> Iterator[None]:
    """Make an interruption wait: a process that begins could not bear it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _draw_all(draw: Callable[[Any], Any], line: Connection, parent: Connection) -> None:
    """Draw what comes until nothing more can: the life of a process."""
    # An interruption is for the parent, which stops everyone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent.close()
    Thread(target=_follow, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            line.send(_answer(draw, line.recv()))


def _follow() -> None:
    """End with the process that began this one, even in the middle of a drawing."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
    os._exit(1)


def _answer(draw: Callable[[Any], Any], task: Any) -> tuple[str, Any]:
    try:
        return "fait", draw(task)
    except SourceError as error:
        return "refus", error.problems
    except MissingToolError as error:
        return "absent", str(error)
    except Exception as error:
        return "defaut", _told(error)


def _told(error: Exception) -> str:
    if os.environ.get("CTG_TRACE"):
        return "".join(traceback.format_exception(error))
    return f"{type(error).__name__} : {error}"
