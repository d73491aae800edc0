"""The time and the memory that a document may take.

Beyond, the process of a drawing is stopped; a composition, which the command makes itself, is
interrupted.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import current_thread, main_thread
from typing import Any

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]


from ctg_docs.composing.vocabulary.faults import ExcessError


@dataclass(frozen=True)
class Limits:
    """The limits of one drawing: seconds on the clock, bytes of memory."""

    seconds: float
    memory: int
    clock: Callable[[], float] = time.monotonic

    def end(self) -> float:
        """Return the moment by which a drawing that begins now must have ended."""
        return self.clock() + self.seconds

    def left(self, until: float) -> float:
        """Return the seconds left until a moment, 0 when it is past."""
        return max(0.0, until - self.clock())

    @property
    def too_long(self) -> str:
        """The words, in French, for a drawing that does not end."""
        return f"n’est pas fini au bout de {self.seconds:g} secondes".replace(".", ",")


def too_heavy(memory: int) -> str:
    """Say in French that a drawing asks for more memory."""
    return f"demande plus de {memory / 2**30:.2g} Gio de mémoire".replace(".", ",")


def bound_memory(memory: int) -> None:
    """Bound the memory of this process, where the system can."""
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        with suppress(ValueError, OSError):  # it is bounded more tightly already
            resource.setrlimit(resource.RLIMIT_DATA, (memory, most))


@contextmanager
def interrupted(limits: Limits) -> Iterator[None]:
    """Raise ExcessError in what goes on beyond the limits; only the first thread can be reached.

    Seconds are those of the processor, so that a busy machine interrupts nothing. The interruption
    comes back until it is obeyed.
    """
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return

    def interrupt(*_: Any) -> None:
        raise ExcessError(f"il n’a pas fini au bout de {limits.seconds:g} secondes")

    before = signal.signal(signal.SIGVTALRM, interrupt)
    memory = _memory_bounded(limits.memory)
    signal.setitimer(signal.ITIMER_VIRTUAL, limits.seconds, 1)
    try:
        yield
    except MemoryError as error:
        raise ExcessError(f"il {too_heavy(limits.memory)}") from error
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        bound_memory(memory)


def _memory_bounded(memory: int) -> int:
    """Bound the memory of this process; return what bounded it before."""
    if resource is None:
        return memory
    before, _ = resource.getrlimit(resource.RLIMIT_DATA)
    if before == resource.RLIM_INFINITY or before > memory:
        bound_memory(memory)
    return before


COMPOSING = Limits(seconds=60, memory=2 * 2**30)
"""Some thirty times what the longest document of the largest territory takes."""
WHOLE = Limits(seconds=86_400, memory=COMPOSING.memory)
"""For all the documents of a territory, composed one after the other: each has its own time."""
USUAL = Limits(seconds=300, memory=2 * 2**30)
"""Several times what the heaviest document of the largest territory takes."""
