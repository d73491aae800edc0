"""The name of the command as it is to be typed: alone when it is on the path, else its place."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

_SHOWN = re.compile(r"(?<![\w./-])ctg (?=[a-z])")
_INSTALLING = re.compile(r"(?<![\w./-])pip install ")


def as_typed(line: str) -> str:
    """Return a line whose commands work where it is read."""
    if "pip install " in line and not _on_path("pip"):
        line = _INSTALLING.sub(lambda _: f"{_near(sys.executable)} -m pip install ", line)
    if "ctg " not in line or own_name() == "ctg":
        return line
    return _SHOWN.sub(lambda _: f"{own_name()} ", line)


def quoted(word: str) -> str:
    """Return a word as the terminal of this system takes it, with signs or spaces in it."""
    return subprocess.list2cmdline([word]) if os.name == "nt" else shlex.quote(word)


@cache
def own_name() -> str:
    """Return « ctg », « .venv/bin/ctg » or « python -m ctg_docs », by what was run."""
    run = Path(sys.argv[0])
    if run.name == "__main__.py" and run.parent.name == "ctg_docs":
        name = Path(sys.executable).name
        return f"{name if shutil.which(name) else sys.executable} -m ctg_docs"
    if run.stem != "ctg" or shutil.which("ctg"):
        return "ctg"
    return _near(str(run))


def _near(path: str) -> str:
    """Return a path from here, when that is shorter."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # on another disk
        return path
    return near if len(near) < len(path) else path


def _on_path(name: str) -> bool:
    """Tell whether a command that is typed alone is that of this environment."""
    found = shutil.which(name)
    return found is not None and Path(found).parent == Path(sys.executable).parent
