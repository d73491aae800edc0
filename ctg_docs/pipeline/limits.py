"""The time and the memory that a drawing may take: beyond, its process is stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]


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


USUAL = Limits(seconds=300, memory=2 * 2**30)
"""Several times what the heaviest document of the largest territory takes."""
