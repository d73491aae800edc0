"""The verdict on a mutant: tests that run its line, in a copy of the project."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from mutants.lines_map import LinesMap, MappedTest
from mutants.nearest_tests import Imports
from mutants.operators import Mutant

_LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "build", "rendu", "juges")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", re.MULTILINE)
_GONE = re.compile(r"^ERROR: not found: (.*)$", re.MULTILINE)
_NO_TEST = 5
"""How pytest ends when it finds nothing to run."""
_HANG = 240
"""Seconds after which one test hangs: it fails."""
_NEAREST = 15
"""Files of tests that are run for a module that no test of the map runs."""
_STARTING = 30
"""Seconds of processor that pytest may take to begin."""
_PATIENCE = 4
"""How many times longer than usual tests may last before their mutant is one that does not end."""
_FIRST = 5
"""Seconds of processor of the tests that run first, by themselves."""


TUE, SURVIT, INDECIS = "tué", "SURVIT", "indécis"


class Verdict(NamedTuple):
    """What became of a mutant: TUE by the test that `why` names, SURVIT, or INDECIS.

    A survivor passed all its tests, or those of its time; of one that is undecided, whose tests
    have no known time, the time allowed did not see the end.
    """

    mutant: Mutant
    etat: str
    why: str

    def __str__(self) -> str:
        return f"{self.etat} {self.mutant}\n     {self.why}"


class Run(NamedTuple):
    """What a run of tests showed: the first that failed, or that it did not end in its time."""

    failed: str | None = None
    ended: bool = True
    gone: tuple[str, ...] = ()
    """Tests that are not there any more: their parameters come from the code."""


class Court:
    """A copy of a project where mutants are judged, one after the other."""

    def __init__(self, root: Path, package: str, seconds: int, lines: LinesMap) -> None:
        self._root = root
        self._seconds = seconds
        self._lines = lines
        self._imports = Imports(root, package)
        self._unsound: set[str] = set()
        """Tests that fail in the copy without any mutant: they prove nothing."""
        self._sound: set[str] = set()
        """Tests that pass in the copy without any mutant."""

    def judge(self, mutant: Mutant) -> Verdict:
        """Return the verdict on a mutant; the copy is then as it was."""
        mapped = self._lines.tests_of(mutant.path.as_posix(), mutant.line, mutant.last)
        if not mapped:
            return self._judged_by_imports(mutant)
        several = [*portions(mapped, mutant.path, self._seconds)]
        for tests in several:
            bound = _STARTING + _PATIENCE * sum(test.seconds for test in tests)
            found = self._failed(mutant, [test.name for test in tests], int(bound))
            if found.failed or not found.ended:
                return Verdict(mutant, TUE, found.failed or f"ne finit pas en {bound:.0f} s")
        passing = sum(map(len, several))
        told = f"tests qui passent : {passing}, sur {len(mapped)} qui exécutent ce module"
        return Verdict(mutant, SURVIT, told)

    def _judged_by_imports(self, mutant: Mutant) -> Verdict:
        """Return the verdict on what no test of the map runs: another process may run it."""
        path = self._root / mutant.path
        tests = [str(test.relative_to(self._root)) for test in self._imports.tests_of(path)]
        if not tests:
            return Verdict(mutant, SURVIT, "aucun test ne l’importe")
        found = self._failed(mutant, tests[:_NEAREST], self._seconds)
        if found.failed:
            return Verdict(mutant, TUE, found.failed)
        if not found.ended:
            return Verdict(mutant, INDECIS, f"rien en {self._seconds} s")
        return Verdict(mutant, SURVIT, f"{len(tests[:_NEAREST])} fichiers de tests passent")

    def _failed(self, mutant: Mutant, tests: list[str], bound: int) -> Run:
        """Return what a mutant shows: a failure counts when the test passes without it."""
        while left := [test for test in tests if test not in self._unsound]:
            with _mutated(self._root / mutant.path, mutant):
                found = self._run(left, bound)
            if found.gone:
                tests = [test for test in left if test not in found.gone]
            elif found.failed is None or found.failed in self._sound:
                return found
            elif self._run([found.failed], _STARTING + self._seconds) == Run():
                self._sound.add(found.failed)
                return found
            else:
                self._unsound.add(found.failed)
        return Run()

    def _run(self, tests: list[str], bound: int) -> Run:
        words = ["-x", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider", "-p", "no:randomly"]
        words += ["--rootdir", str(self._root), "-o", f"faulthandler_timeout={_HANG}", *tests]
        kept = {"PYTHONPATH": os.pathsep.join(map(str, (self._root, self._root / "tests")))}
        kept |= {"PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "500"}
        kept |= {"XDG_CACHE_HOME": str(self._root / ".cache")}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *words],
            cwd=self._root,
            env=os.environ | kept,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=partial(_bounded, bound),
        )
        if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            return Run(ended=False)
        if done.returncode in (0, _NO_TEST):
            return Run()
        gone = {name for found in _GONE.findall(done.stderr) for name in tests if name in found}
        if gone and not gone.issuperset(tests):
            return Run(gone=tuple(gone))
        named = _FAILED.search(done.stdout)
        return Run(named[1] if named else tests[0])


def portions(
    tests: Sequence[MappedTest], module: Path, seconds: float
) -> Iterator[list[MappedTest]]:
    """Yield the tests of a mutant in the two portions that run, as long as they hold in the time.

    First come those that run its line, those whose files have words of the name of the module, the
    quickest; then as many more as the time holds. In a portion, tests of a file stay together.
    """
    words = _words(module)

    def far(test: MappedTest) -> tuple[bool, int, float]:
        file = Path(test.name.partition("::")[0])
        return (not test.near, -len(_words(file) & words), test.seconds)

    told: dict[bool, dict[str, list[MappedTest]]] = {True: {}, False: {}}
    spent, taken = 0.0, 0
    for test in sorted(tests, key=far):
        if taken and spent + test.seconds > seconds:
            continue
        spent, taken = spent + test.seconds, taken + 1
        first = spent <= _FIRST or taken == 1
        told[first].setdefault(test.name.partition("::")[0], []).append(test)
    for files in told.values():
        if files:
            yield [test for several in files.values() for test in several]


def _words(path: Path) -> set[str]:
    """Return the words that tell a file from others: its folders, and those of its name."""
    found = {word for part in path.with_suffix("").parts for word in part.split("_")}
    return found - {"test", "tests", "ctg", "docs", "init"}


@contextmanager
def courts(
    root: Path, package: str, seconds: int, number: int, lines: LinesMap
) -> Iterator[list[Court]]:
    """Give copies of a project to judge mutants in at once, by tests of so many seconds in all."""
    with TemporaryDirectory(prefix="mutants-") as folder:
        copies = [Path(folder).resolve() / str(rank) / root.name for rank in range(number)]
        for copy in copies:
            shutil.copytree(root, copy, ignore=_LEFT_OUT, symlinks=True)
        yield [Court(copy, package, seconds, lines) for copy in copies]


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
