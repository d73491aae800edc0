"""The verdict on a mutant: its tests are run in a copy of the project, up to the first failure."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from mutants.nearest_tests import Imports
from mutants.operators import Mutant

_LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "build", "rendu", "juges")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", re.MULTILINE)
_NO_TEST = 5
"""How pytest ends when it finds nothing to run."""
_HANG = 240
"""Seconds after which one test hangs: it fails."""
_NEAREST = (3, 15)
"""Files of tests that run first, by themselves: to collect all of them takes longer than these."""


TUE, SURVIT, INDECIS = "tué", "SURVIT", "indécis"


class Verdict(NamedTuple):
    """What became of a mutant: TUE by the test that `why` names, SURVIT, or INDECIS.

    A survivor passed all its tests; of one that is undecided, the time allowed did not see the end.
    """

    mutant: Mutant
    etat: str
    why: str

    def __str__(self) -> str:
        return f"{self.etat} {self.mutant}\n     {self.why}"


class Court:
    """A copy of a project where mutants are judged, one after the other."""

    def __init__(self, root: Path, package: str, seconds: int) -> None:
        self._root = root
        self._seconds = seconds
        self._imports = Imports(root, package)
        self._unsound: list[str] = []
        """Tests that fail in the copy without any mutant: they prove nothing."""
        self._sound: set[str] = set()
        """Tests that pass in the copy without any mutant."""

    def judge(self, mutant: Mutant) -> Verdict:
        """Return the verdict on a mutant; the copy is then as it was."""
        path = self._root / mutant.path
        tests = [str(test.relative_to(self._root)) for test in self._imports.tests_of(path)]
        if not tests:
            return Verdict(mutant, SURVIT, "aucun test ne l’importe")
        for several in _portions(tests):
            failed, passed = self._failed(path, mutant, several)
            if failed:
                return Verdict(mutant, TUE, failed)
            if not passed:
                return Verdict(mutant, INDECIS, f"rien en {self._seconds} s")
        return Verdict(mutant, SURVIT, f"{len(tests)} fichiers de tests passent")

    def _failed(self, path: Path, mutant: Mutant, tests: list[str]) -> tuple[str | None, bool]:
        """Return the first test that a mutant fails, and whether all could be run in the time."""
        while True:
            with _mutated(path, mutant):
                failed, passed = self._run(tests)
            if failed is None or failed in self._sound:
                return failed, passed
            if self._run([failed]) == (None, True):
                self._sound.add(failed)
                return failed, True
            self._unsound.append(failed)

    def _run(self, tests: list[str]) -> tuple[str | None, bool]:
        """Return the first test that failed, and whether all could be run in the time."""
        left_out = [word for test in self._unsound for word in ("--deselect", test)]
        words = ["-x", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider", "-p", "no:randomly"]
        words += ["-o", f"faulthandler_timeout={_HANG}", *left_out, *tests]
        command = [sys.executable, "-m", "pytest", *words]
        kept = {"PYTHONPATH": os.pathsep.join(map(str, (self._root, self._root / "tests")))}
        kept |= {"PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "500"}
        kept |= {"XDG_CACHE_HOME": str(self._root / ".cache")}
        done = subprocess.run(
            command,
            cwd=self._root,
            env=os.environ | kept,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=partial(_bounded, self._seconds),
        )
        if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            return None, False
        if done.returncode in (0, _NO_TEST):
            return None, True
        named = _FAILED.search(done.stdout)
        return (named[1] if named else tests[0]), True


def _portions(tests: list[str]) -> list[list[str]]:
    """Return tests in the portions in which they run, the nearest first."""
    ends = [0, *(end for end in _NEAREST if end < len(tests)), len(tests)]
    return [tests[start:end] for start, end in pairwise(ends)]


@contextmanager
def courts(root: Path, package: str, seconds: int, number: int) -> Iterator[list[Court]]:
    """Give copies of a project to judge mutants in at once.

    Each portion of the tests of a mutant has so many seconds of processor.
    """
    with TemporaryDirectory(prefix="mutants-") as folder:
        copies = [Path(folder).resolve() / str(rank) / root.name for rank in range(number)]
        for copy in copies:
            shutil.copytree(root, copy, ignore=_LEFT_OUT, symlinks=True)
        yield [Court(copy, package, seconds) for copy in copies]


def _bounded(seconds: int) -> None:
    """Bound the time of the processor, which does not depend on what else the machine does."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


@contextmanager
def _mutated(path: Path, mutant: Mutant) -> Iterator[None]:
    content = path.read_bytes()
    path.write_bytes(mutant.applied(content))
    try:
        yield
    finally:
        path.write_bytes(content)
