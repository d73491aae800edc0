"""What any hostile file may cost: ten seconds of processor, a gibibyte of memory."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

SECONDS = 10
GIBIBYTE = 1 << 20
"""In the units in which a process tells its memory."""


@contextmanager
def bounded() -> Iterator[None]:
    """Fail what takes more; seconds are those of the processor, whatever else the machine does."""

    def late(*_: object) -> None:
        pytest.fail(f"more than {SECONDS} seconds of processor")

    before = signal.signal(signal.SIGPROF, late)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < GIBIBYTE
