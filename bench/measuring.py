"""How long a process takes and how much memory it holds; several of them in alternation."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
# The bench measures what a user gets: compiled modules are kept from one start to the next.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Spent:
    """What a whole process spent, its children included: the largest of them for the memory."""

    seconds: float
    cpu: float
    megabytes: float


@dataclass(frozen=True)
class Job:
    """A command to measure; `before` puts things in place first, and is not measured.

    One that `refuses` ends with the code 1: it leaves something to its user.
    """

    command: Sequence[str]
    before: Callable[[], object] = lambda: None
    environment: Mapping[str, str] | None = None
    refuses: bool = False


def spend(
    command: Sequence[str], environment: Mapping[str, str] | None = None, code: int = 0
) -> Spent:
    """Run a command to its end. Raises RuntimeError with its last words unless it ends so."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env={**ENVIRONMENT, **(environment or {})}, stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != code:
            said.seek(0)
            words = said.read()[-2000:].decode(errors="replace")
            raise RuntimeError(f"{' '.join(command)} → {process.returncode}\n{words}")
    return Spent(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def alternate(jobs: Mapping[str, Job], runs: int, *, warm_up: bool = True) -> dict[str, Spent]:
    """Run every job in turn, several rounds, and return the medians of each.

    The first round is not counted: it brings files and compiled modules into memory.
    """
    spent: dict[str, list[Spent]] = {name: [] for name in jobs}
    for turn in range(runs + warm_up):
        for name, job in jobs.items():
            job.before()
            found = spend(job.command, job.environment, int(job.refuses))
            if turn or not warm_up:
                spent[name].append(found)
    return {name: median(found) for name, found in spent.items()}


def median(spent: Sequence[Spent]) -> Spent:
    """Return the median of each measure."""
    return Spent(
        statistics.median(s.seconds for s in spent),
        statistics.median(s.cpu for s in spent),
        statistics.median(s.megabytes for s in spent),
    )
