"""What stands in the folders of the sources; quick to load, for a build with nothing to do."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

YAML = re.compile(r"\.ya?ml(?:\.txt)?\Z", re.IGNORECASE)
"""How the name of a YAML file ends, whether an editor took it for a text or not."""

COMMUN = "commun"
LETTRES = "lettres"
"""Where the documents that span territories go, beside the files of each."""


def list_territories(sources: Path) -> list[Path]:
    """Return the folders of `sources` that hold YAML files, by name, without `commun`."""
    if not sources.is_dir():
        return []
    folders = [path for path in sources.iterdir() if path.is_dir() and path.name != COMMUN]
    return sorted(path for path in folders if not path.name.startswith(".") and _holds_yaml(path))


def candidates(folder: Path) -> Iterator[Path]:
    """Yield the visible YAML files under a folder, and the links to other folders.

    A YAML file that an editor named as a text is one. Raises OSError for a folder that cannot be
    read.
    """
    for base, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (path for name in folders if (path := Path(base, name)).is_symlink())
        for name in files:
            path = Path(base, name)
            if YAML.search(name) and not name.startswith("."):
                yield path


def contents(folder: str, under: str = "") -> Iterator[str]:
    """Yield what is visible under a folder, as POSIX names; those of folders end with a slash.

    What Python keeps for itself is no more visible than what hides. Links lead nowhere.
    """
    try:
        entries = list(os.scandir(f"{folder}/{under}"))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        name = f"{under}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield f"{name}/"
            yield from contents(folder, f"{name}/")
        else:
            yield name


def _holds_yaml(folder: Path) -> bool:
    try:
        return any(True for _ in candidates(folder))
    except OSError:
        return True  # what cannot be read is told when it is


def _raise(error: OSError) -> None:
    raise error
