"""A build killed at any moment leaves every file whole, and the next one completes it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from atelier import LIGHT, change, contents, files
from sweeping import swept

from ctg_docs.cli import main

ESSAI = Path("sources/essai/convention.yaml")
CHANGES = {
    *("os.rename", "os.mkdir", "os.chmod", "os.link", "os.remove", "os.rmdir"),
    *("sqlite3.connect", "sqlite3.connect/handle"),
}
WRITING = os.O_WRONLY | os.O_RDWR


def changes(event: str, arguments: tuple[Any, ...]) -> bool:
    """Tell whether an event of Python is about to change something on the disk."""
    return event in CHANGES or (event == "open" and bool((arguments[2] or 0) & WRITING))


def started(*arguments: str, at_change: Callable[[], None]) -> int:
    """Build in a copy of this process, which has already loaded all that building takes."""
    pid = os.fork()
    if pid:
        return pid
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.addaudithook(lambda event, told: at_change() if changes(event, told) else None)
        os._exit(main(["construire", *arguments]))
    finally:
        os._exit(99)


def ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def counted(*arguments: str) -> int:
    """Build to the end, and return how many times the disk was about to change."""
    reading, writing = os.pipe()
    assert ended(started(*arguments, at_change=lambda: os.write(writing, b"."))) == 0
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        return len(told.read())


def killed(*arguments: str, rank: int) -> None:
    """Build, and die just before the change of that rank."""
    left = [rank]

    def die() -> None:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    assert ended(started(*arguments, at_change=die)) == -signal.SIGKILL


def published() -> dict[str, bytes]:
    """Return the files of the output folder, the drafts apart that the next to publish sweeps."""
    return {n: c for n, c in contents(Path("build")).items() if not n.startswith(".brouillons.")}


def whole(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Check that each file that bears its name is that of one build or of the other."""
    for name, path in files(Path("build")).items():
        if not name.startswith((".brouillons.", ".empreintes", "manifeste")):
            assert path.read_bytes() in (before.get(name), after.get(name)), name


@pytest.mark.parametrize("kills", swept([8, 50], [8]))
def test_each_file_is_that_of_a_build_and_the_next_one_completes_it(atelier, kills):
    atelier.build()
    first = contents(Path("build"))
    change(ESSAI, "titre: Enfance", "titre: Petite enfance")
    shutil.copytree("build", "premier")
    moments = counted(*LIGHT, "--jobs", "1")
    second = contents(Path("build"))
    assert moments > kills
    for kill in range(kills):
        # What the first build left, killed on its way to the second.
        shutil.rmtree("build")
        shutil.copytree("premier", "build")
        killed(*LIGHT, "--jobs", str(1 + kill % 2), rank=moments * kill // kills)
        whole(first, second)
        counted(*LIGHT)
        assert published() == second
