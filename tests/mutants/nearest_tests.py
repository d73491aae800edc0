"""Files that test a module, the nearest first: those from which imports lead to it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path


class Imports:
    """The imports between the files of a project: its package, and its tests."""

    def __init__(self, root: Path, package: str) -> None:
        self._root = root
        self._files = [path for room in (package, "tests") for path in (root / room).rglob("*.py")]

    @cached_property
    def _importers(self) -> dict[Path, set[Path]]:
        """The files that import each file."""
        found: dict[Path, set[Path]] = {}
        for path in self._files:
            for asked in self._imported(path):
                found.setdefault(asked, set()).add(path)
        return found

    def tests_of(self, path: Path) -> list[Path]:
        """Return the files of tests that lead to a file, by the number of imports between them."""
        level, seen, found = [path], {path}, []
        while level:
            found += [p for p in level if p.name.startswith("test_")]
            reached = {other for p in level for other in self._importers.get(p, ())} - seen
            seen |= reached
            # At the same distance, the tests of the same room, and namesakes, come first.
            level = sorted(reached, key=lambda p: (-len(_words(p) & _words(path)), p))
        return found

    def _imported(self, path: Path) -> Iterator[Path]:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module:
                for name in (node.module, *(f"{node.module}.{a.name}" for a in node.names)):
                    yield from self._file(name, path)
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    yield from self._file(alias.name, path)
        if path.is_relative_to(self._root / "tests"):
            # What runs the command for a test stands in the conftest of its folder or above.
            above = (folder / "conftest.py" for folder in path.parents)
            yield from (found for found in above if found.is_file() and found != path)

    def _file(self, name: str, asker: Path) -> Iterator[Path]:
        """Yield the file of a module, in the project or beside the test that asks for it."""
        for folder in (self._root, self._root / "tests", asker.parent):
            place = folder.joinpath(*name.split("."))
            for path in (place.with_suffix(".py"), place / "__init__.py"):
                if path.is_file() and path != asker:
                    yield path


def _words(path: Path) -> set[str]:
    """Return the words of the path of a file: its folders, and those of its name."""
    return {word for part in path.with_suffix("").parts for word in part.split("_")}
