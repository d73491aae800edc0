"""A plugin of pytest: which lines of the package each test runs, and how long it takes.

Each file of tests gives one sheet of the map (`lines_map.py`), written once its last test is done.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from coverage import Coverage

from mutants.lines_map import SEEN, FileSheet, TracedRun, write_sheet

_CACHE = type(functools.lru_cache(lambda: None))
_SETUP = "fixture "


class Tracer:
    """The lines that run, under the name of the test or of the shared fixture that runs them."""

    def __init__(self, root: Path, package: Path, folder: Path) -> None:
        self._root = root
        self._package = package
        self._folder = folder
        self._tests: dict[str, TracedRun] = {}
        self._shared: dict[str, dict[str, set[int]]] = {}
        """What each shared fixture ran: only the first test that asks for it sees it run."""
        self._running = ""
        self._begin()

    def _begin(self) -> None:
        self._coverage = Coverage(
            data_file=None, source=[str(self._package)], config_file=False, messages=False
        )
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Iterator[None]:
        before = _seconds()
        self._running = item.nodeid
        self._coverage.switch_context(item.nodeid)
        done = yield
        self._coverage.switch_context("")
        fixtures = [_SETUP + name for name in getattr(item, "fixturenames", ())]
        self._tests[item.nodeid] = TracedRun(_seconds() - before, fixtures)
        if nextitem is None or nextitem.path != item.path:
            self._write(item.path)
        return done

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[Any]:
        if fixturedef.scope == "function":
            return (yield)
        self._coverage.switch_context(_SETUP + fixturedef.argname)
        try:
            return (yield)
        finally:
            self._coverage.switch_context(self._running)

    def _write(self, path: Path) -> None:
        """Write the sheet of a file of tests, and begin that of the next as a new process would."""
        self._coverage.stop()
        lines = self._lines()
        shared = {name: lines.pop(name) for name in [*lines] if name.startswith(_SETUP)}
        for name, found in shared.items():
            for file, several in found.items():
                self._shared.setdefault(name, {}).setdefault(file, set()).update(several)
        sheet = FileSheet(path.relative_to(self._root).as_posix())
        for test, run in self._tests.items():
            for found in (lines.get(test, {}), *(self._shared.get(n, {}) for n in run.fixtures)):
                for file, several in found.items():
                    sheet.add(file, test, several)
            sheet.seconds[test] = run.seconds
        write_sheet(self._folder, self._root, sheet)
        self._tests.clear()
        _forget(self._root)
        self._begin()

    def _lines(self) -> dict[str, dict[str, set[int]]]:
        """Return the lines of each file, by the name under which they ran."""
        found: dict[str, dict[str, set[int]]] = {}
        data = self._coverage.get_data()
        for file in data.measured_files():
            name = Path(file).relative_to(self._root).as_posix()
            for line, contexts in data.contexts_by_lineno(file).items():
                for context in contexts:
                    found.setdefault(context, {}).setdefault(name, set()).add(line)
        return found


def _forget(root: Path) -> None:
    """Empty what modules of the project keep: the next test would not be seen making it."""
    for module in [*sys.modules.values()]:
        if isinstance(module, ModuleType) and (getattr(module, "__file__", None) or "").startswith(
            str(root)
        ):
            for value in [*vars(module).values()]:
                if isinstance(value, _CACHE):
                    value.cache_clear()


def _seconds() -> float:
    """Return the seconds of processor of this process and of those that it has ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def pytest_configure(config: pytest.Config) -> None:
    """Trace the tests, unless this process only hands them out to others."""
    if hasattr(config, "workerinput") or not getattr(config.option, "numprocesses", None):
        package, folder = (Path(os.environ[name]) for name in SEEN)
        config.pluginmanager.register(Tracer(config.rootpath, package, folder))
