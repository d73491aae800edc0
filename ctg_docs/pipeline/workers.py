"""Processes that draw side by side, started once and kept warm until the last drawing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from ctg_docs.garbage import look_rarely
from ctg_docs.pipeline.limits import USUAL, Limits, bound_memory, too_heavy
from ctg_docs.pipeline.outcomes import Excessive, Failed, Lost, Refused, outcome, received, sound

T = TypeVar("T")
_THREADS = Path("/proc/self/task")


def spread(
    draw: Callable[[T], Any], tasks: Iterable[T], jobs: int = 1, limits: Limits = USUAL
) -> Iterator[tuple[T, Any | Refused | Lost | Excessive | Failed]]:
    """Yield each task with what `draw` makes of it, as they come, drawn by `jobs` processes.

    Tasks are asked for as they are needed, a few in advance. A task that goes beyond the limits is
    stopped with its process, and no other. Where processes cannot be copied, nothing is started for
    one task alone, which has no limit then. Raises MissingToolError; no process outlives this one.
    """
    coming = iter(tasks)
    first = list(islice(coming, 2))
    if len(first) < 2 and (not first or _method() != "fork"):
        for task in first:
            yield task, sound_outcome(draw, task)
        return
    crew = _Crew(draw, jobs, limits)
    try:
        yield from crew.work(chain(first, coming))
    finally:
        crew.dismiss()


def sound_outcome(draw: Callable[[T], Any], task: T) -> Any | Refused | Lost | Excessive | Failed:
    """Return the outcome of a task, drawn here as long as this process is sound.

    Once it is not, a process that shares no memory with it works in its place, one for each task.
    Raises MissingToolError or MachineError.
    """
    if sound():
        return received(outcome(draw, task))
    crew = _Crew(draw, 1, USUAL)
    try:
        ((_, answer),) = crew.work(iter([task]))
    finally:
        crew.dismiss()
    return answer


class Apart:
    """A process that works for this one, one task at a time, kept warm; its limits are kept too."""

    def __init__(self, limits: Limits) -> None:
        self._crew = _Crew(_apply, 1, limits)

    def outcome(self, draw: Callable[[T], Any], task: T) -> Any:
        """Return the outcome of a task; nothing is raised, for another machine may be told."""
        return outcome(self._of, (draw, task))

    def _of(self, call: tuple[Callable[[Any], Any], Any]) -> Any:
        ((_, answer),) = self._crew.work(iter([call]))
        return answer


def _apply(call: tuple[Callable[[Any], Any], Any]) -> Any:
    draw, task = call
    return draw(task)


class _Worker(NamedTuple):
    process: BaseProcess
    line: Connection


class _Crew:
    """The processes, and which task each of them holds."""

    def __init__(self, draw: Callable[[Any], Any], jobs: int, limits: Limits) -> None:
        self._draw = draw
        self._jobs = jobs
        self._limits = limits
        self._idle: list[_Worker] = []
        self._busy: dict[_Worker, Any] = {}
        self._until: dict[_Worker, float] = {}

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
            self._until[worker] = self._limits.end()
            try:
                worker.line.send(task)
            except OSError:
                continue  # it has just died, which is seen when its answer is awaited

    def _outcomes(self) -> Iterator[tuple[Any, Any]]:
        """Wait for at least one drawing, and yield those that are done, lost or stopped."""
        soon = min(self._until[worker] for worker in self._busy)
        ready = wait([worker.line for worker in self._busy], self._limits.left(soon))
        for worker in [worker for worker in self._busy if worker.line in ready]:
            yield self._busy.pop(worker), self._answer(worker)
        late = [worker for worker in self._busy if not self._limits.left(self._until[worker])]
        _stop(late)
        for worker in late:
            yield self._busy.pop(worker), Excessive(self._limits.too_long)

    def _answer(self, worker: _Worker) -> Any:
        try:
            answer, healthy = worker.line.recv()
        except (EOFError, OSError):
            worker.process.join()
            return Lost(_end(worker.process.exitcode or 0))
        if healthy:
            self._idle.append(worker)
        else:
            _stop([worker])  # it is not sound any more: another takes its place
        return received(answer)

    def _hire(self) -> _Worker:
        method = _method()
        context: Any = multiprocessing.get_context(method)
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_draw_all, args=(self._draw, self._limits.memory, theirs, ours), daemon=True
        )
        with _no_interruption() if method == "fork" else nullcontext():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def dismiss(self) -> None:
        """Stop every process at once."""
        _stop([*self._idle, *self._busy])


def _stop(workers: Sequence[_Worker]) -> None:
    for worker in workers:
        worker.process.kill()
    for worker in workers:
        worker.process.join()
        worker.line.close()


def _end(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"code {code}"


def _method() -> str:
    """Return the method by which processes start.

    A copy of this process knows already all that it has loaded, but keeps one thread only: once an
    engine has started others here, a copy would wait for them for ever. Only Linux copies safely,
    and tells how many threads there are, those of libraries included. A process that met a defect
    is not copied either.
    """
    alone = sys.platform == "linux" and len(list(_THREADS.iterdir())) == 1
    return "fork" if alone and sound() else "spawn"


@contextmanager
def _no_interruption() -> Iterator[None]:
    """Make an interruption wait: a process that begins could not bear it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _draw_all(
    draw: Callable[[Any], Any], memory: int, line: Connection, parent: Connection
) -> None:
    """Draw what comes until nothing more can: the life of a process."""
    # An interruption is for the parent, which stops everyone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent.close()
    Thread(target=_follow, daemon=True).start()
    bound_memory(memory)
    look_rarely()  # a process that is not a copy of another has the pace of Python
    with suppress(EOFError, OSError):
        while True:
            answer = outcome(partial(_drawn, draw, memory), line.recv())
            line.send((answer, sound()))


def _drawn(draw: Callable[[Any], Any], memory: int, task: Any) -> Any:
    try:
        return draw(task)
    except MemoryError:
        return Excessive(too_heavy(memory))


def _follow() -> None:
    """End with the process that began this one, even in the middle of a drawing."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
    os._exit(1)
