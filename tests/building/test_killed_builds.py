"""A build killed at any moment leaves every file whole, and the next one completes it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from pathlib import Path

from atelier import LIGHT, change, contents, files

from ctg_docs.cli import main

KILLS = 50
ESSAI = Path("sources/essai/convention.yaml")


def started(*arguments: str) -> int:
    """Build in a copy of this process, which has already loaded all that building takes."""
    pid = os.fork()
    if pid:
        return pid
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os._exit(main(["construire", *arguments]))
    finally:
        os._exit(99)


def ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def whole(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Check that each file that bears its name is that of one build or of the other."""
    for name, path in files(Path("build")).items():
        if not name.startswith((".brouillons.", ".empreintes", "manifeste")):
            assert path.read_bytes() in (before.get(name), after.get(name)), name


def test_each_file_is_that_of_a_build_and_the_next_one_completes_it(atelier):
    atelier.build()
    first = contents(Path("build"))
    change(ESSAI, "titre: Enfance", "titre: Petite enfance")
    shutil.move("build", "premier")
    start = time.monotonic()
    assert ended(started(*LIGHT, "--jobs", "2")) == 0
    length = time.monotonic() - start
    second = contents(Path("build"))
    moments = random.Random(20240315)
    killed = 0
    for _ in range(KILLS):
        # What the first build left, killed on its way to the second.
        shutil.rmtree("build")
        shutil.copytree("premier", "build")
        pid = started(*LIGHT, "--jobs", str(moments.choice((1, 2))))
        time.sleep(moments.uniform(0, length))
        os.kill(pid, signal.SIGKILL)
        in_time = ended(pid) == -signal.SIGKILL
        length *= 1.02 if in_time else 0.9
        killed += in_time
        whole(first, second)
        assert ended(started(*LIGHT, "--jobs", "1")) == 0
        assert contents(Path("build")) == second
    assert killed > KILLS // 2
