"""The name of the command as it is to be typed: alone when it is on the path, else its place."""

from __future__ import annotations

import os
import re
import shutil
import sys
from functools import cache
from pathlib import Path

_SHOWN = re.compile(r"(?<![\w./-])ctg (?=[a-z])")


def as_typed(line: str) -> str:
    """Return a line whose commands work where it is read."""
    if "ctg " not in line or own_name() == "ctg":
        return line
    return _SHOWN.sub(lambda _: f"{own_name()} ", line)


@cache
def own_name() -> str:
    """Return « ctg », « .venv/bin/ctg » or « python -m ctg_docs », by what was run."""
    run = Path(sys.argv[0])
    if run.name == "__main__.py" and run.parent.name == "ctg_docs":
        name = Path(sys.executable).name
        return f"{name if shutil.which(name) else sys.executable} -m ctg_docs"
    if run.stem != "ctg" or shutil.which("ctg"):
        return "ctg"
    near = os.path.relpath(run)
    return near if len(near) < len(str(run)) else str(run)
