"""A house and two small territories, built again after each change."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from ctg_docs.pipeline import territory
from ctg_docs.pipeline.lecture import Lecture

LIGHT = ("page", "article", "communique", "tableau-suivi", "--format", "html,md,xlsx")
"""Documents that no slow engine draws, and the formats that go with it."""


class Atelier:
    """Builds in the current folder; says which files each build wrote."""

    def __init__(self, command: Callable[..., tuple[int, str, str]]) -> None:
        self.run = command
        self.out = self.err = ""
        self.composed: list[str] = []
        """Documents that the last build composed: « essai/page »."""

    def build(self, *arguments: str) -> set[str]:
        """Build, and return the files that were written, by name under `build`."""
        before = self.outputs()
        self.composed.clear()
        code, self.out, self.err = self.run("construire", *(arguments or LIGHT))
        assert code == 0, self.err
        return {name for name, state in self.outputs().items() if before.get(name) != state}

    def outputs(self) -> dict[str, tuple[int, int]]:
        """Return what tells one version of each published file from another."""
        return {
            name: (path.stat().st_ino, path.stat().st_mtime_ns)
            for name, path in files(Path("build")).items()
            if name.count("/")
        }


def files(folder: Path) -> dict[str, Path]:
    """Return the files under a folder, by POSIX names."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of what a build publishes: all but what is true of this machine only."""
    return {n: p.read_bytes() for n, p in files(folder).items() if n != ".empreintes.db"}


def change(path: Path, old: str, new: str) -> None:
    """Replace words of a file, which has them."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def touch(folder: Path) -> None:
    """Give each file of a folder a new date."""
    for path in files(folder).values():
        path.touch()


def small_program(place: Path) -> Path:
    """Write a few files that stand for the program, and return their folder."""
    folder = place / "programme"
    for name in ("__init__.py", "writing/pen.py", "composing/words.py", "reference/data/t.tsv"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("# ici\n", encoding="utf-8")
    return folder


def killing(name: str) -> Callable[[Path], Lecture]:
    """Return the reader of territories, which kills any other process than this one for a name."""
    read, parent = territory.read, os.getpid()

    def deadly(folder: Path) -> Lecture:
        if folder.name == name and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(folder)

    return deadly
