"""The map: which tests run each line of the package, and how long each takes.

It is kept outside of git, one sheet a file of tests, and made again by `make mutants` for the files
of tests that changed. When a module has changed since, its tests are those that ran any line of it.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

KEPT = Path(".cache/mutants")
"""The folder of the map, under the root of the project."""
SEEN = "MUTANTS_PAQUET", "MUTANTS_CARTE"
"""The variables that tell those who trace the folder of the package, and that of the map."""


class TracedRun(NamedTuple):
    """The run of a test: seconds of processor, and the fixtures that it was given."""

    seconds: float
    fixtures: list[str]


class MappedTest(NamedTuple):
    """A test, the seconds of processor that it took, and whether it runs the line itself."""

    name: str
    seconds: float
    near: bool


@dataclass
class FileSheet:
    """What a file of tests runs: in each module, the lines of each test, as bits of a number."""

    path: str
    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, module: str, test: str, lines: Iterable[int]) -> None:
        """Add lines that a test runs."""
        bits = self.lines.setdefault(module, {})
        bits[test] = bits.get(test, 0) | sum(1 << line for line in lines)


def write_sheet(folder: Path, root: Path, sheet: FileSheet) -> None:
    """Write a sheet, with the fingerprints of the file of tests and of the modules that it runs."""
    told = {
        "empreinte": _fingerprint(root / sheet.path),
        "secondes": {test: round(seconds, 2) for test, seconds in sheet.seconds.items()},
        "modules": {
            module: [_fingerprint(root / module), {t: f"{bits:x}" for t, bits in tests.items()}]
            for module, tests in sheet.lines.items()
        },
    }
    target = _place(folder, sheet.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(json.dumps(told).encode(), 6, mtime=0))


def stale(root: Path, folder: Path, files: Iterable[Path]) -> Iterator[str]:
    """Yield the files of tests that have no sheet, or changed since, under the root."""
    for file in files:
        name = file.relative_to(root).as_posix()
        place = _place(folder, name)
        if not place.is_file() or _read(place)["empreinte"] != _fingerprint(file):
            yield name


def make(root: Path, package: str, folder: Path, names: list[str], jobs: int) -> None:
    """Run files of tests, their sweeps apart, and write the sheet of each; a failure stops none."""
    if not names:
        return
    words = [
        "--rootdir",
        str(root),
        "-q",
        "--tb=no",
        "-p",
        "mutants.tracing",
        "-p",
        "no:cacheprovider",
    ]
    words += ["-m", "not balayage"] if (root / "tests/sweeping.py").is_file() else []
    jobs = min(jobs, len(names))
    words += ["-n", str(jobs), "--dist", "loadfile"] if jobs > 1 else []
    environment = os.environ | dict(zip(SEEN, (str(root / package), str(folder)), strict=True))
    places = (root, root / "tests", Path(__file__).parents[1])
    environment["PYTHONPATH"] = os.pathsep.join(map(str, places))
    command = [sys.executable, "-m", "pytest", *words, *names]
    subprocess.run(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, check=False)


class LinesMap:
    """The map of some modules: sheets are long, and a sample asks for few of them."""

    def __init__(self, root: Path, folder: Path, modules: set[str]) -> None:
        self._tests: dict[str, list[tuple[str, float, int]]] = {}
        current = {module: _fingerprint(root / module) for module in modules}
        for place in sorted(folder.rglob("*.json.gz")):
            told = _read(place)
            for module in modules & told["modules"].keys():
                fingerprint, tests = told["modules"][module]
                same = fingerprint == current[module]
                self._tests.setdefault(module, []).extend(
                    (test, told["secondes"][test], int(bits, 16) if same else -1)
                    for test, bits in tests.items()
                )

    def tests_of(self, module: str, first: int, last: int) -> list[MappedTest]:
        """Return the tests that lead to some lines, those that run them themselves marked so.

        The others run the rest of the module: what is made once for several tests, or as a module
        is imported, is seen in one of them only.
        """
        asked = ((1 << (last - first + 1)) - 1) << first
        return [
            MappedTest(test, seconds, bool(bits & asked))
            for test, seconds, bits in self._tests.get(module, ())
        ]


def _place(folder: Path, name: str) -> Path:
    return folder / f"{name}.json.gz"


def _read(place: Path) -> dict:  # type: ignore[type-arg]
    return json.loads(gzip.decompress(place.read_bytes()))  # type: ignore[no-any-return]


def _fingerprint(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
