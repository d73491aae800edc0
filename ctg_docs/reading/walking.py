"""Contents of the folders of the sources; quick to load, for a build with nothing to do."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ctg_docs.reading.inside import is_within, readable, shown

YAML = re.compile(r"\.ya?ml(?:\.txt)?\Z", re.IGNORECASE)
"""How the name of a YAML file ends, whether an editor took it for a text or not."""

LOCK = re.compile(r"\.~lock\..+\.ya?ml#\Z", re.IGNORECASE)
"""The name of the file that LibreOffice keeps beside a source as long as it has it open."""

NAMELESS = re.compile(r"\.ya?ml\Z", re.IGNORECASE)
"""A source that lost its name: it would hide, and nobody would know why it says nothing."""

COMMUN = "commun"
VERSIONS = "versions"
"""The folder, in that of a territory, of the versions that were signed: no source of today."""
LETTRES = "lettres"
"""Where the documents that span territories go, beside the files of each."""


def list_territories(sources: Path) -> list[Path]:
    """Return the folders of `sources` that hold YAML files, by name, without `commun`."""
    if not sources.is_dir():
        return []
    folders = [path for path in sources.iterdir() if path.is_dir() and path.name != COMMUN]
    return sorted(path for path in folders if not path.name.startswith(".") and _holds_yaml(path))


def candidates(folder: Path) -> Iterator[Path]:
    """Yield the visible files under a folder, and the links to other folders.

    A YAML file that an editor named as a text is one; what stands among the versions is no source.
    Raises OSError for a folder that cannot be read.
    """
    for base, folders, files in os.walk(folder, onerror=_raise):
        apart = (VERSIONS,) if Path(base) == folder else ()
        folders[:] = [name for name in folders if not name.startswith(".") and name not in apart]
        yield from (path for name in folders if (path := Path(base, name)).is_symlink())
        yield from (Path(base, name) for name in files if not _hides(name))


def _hides(name: str) -> bool:
    return name.startswith(".") and not LOCK.fullmatch(name) and not NAMELESS.fullmatch(name)


def is_yaml(path: Path) -> bool:
    """Tell whether a file is meant to be read: its ending says so, right or nearly."""
    return bool(YAML.search(path.name))


def contents(folder: str, under: str = "", *, linked: bool = True) -> Iterator[str]:
    """Yield the visible names under a folder, as POSIX names.

    A slash ends the names of what is never opened: folders, pipes, devices, names that are not
    UTF-8, and, unless they may be `linked`, files that stand elsewhere. What Python keeps for
    itself is no more visible than what hides. Links lead to no folder.
    """
    try:
        entries = list(os.scandir(f"{folder}/{under}"))
    except OSError:
        return
    for entry in entries:
        if _hides(entry.name) or entry.name.startswith("__pycache__"):
            continue
        name = f"{under}{shown(entry.name)}"
        if entry.is_dir(follow_symlinks=False) and readable(entry.name):
            yield f"{name}/"
            yield from contents(folder, f"{name}/", linked=linked)
        else:
            yield name if _opens(entry, folder, linked=linked) else f"{name}/"


def _opens(entry: os.DirEntry[str], folder: str, *, linked: bool) -> bool:
    if not readable(entry.name):
        return False
    if entry.is_symlink():
        # A link may turn round, which only this question survives.
        found = os.path.isfile(entry.path)  # noqa: PTH113
        return found and (linked or is_within(entry.path, folder))
    return entry.is_file()


def _holds_yaml(folder: Path) -> bool:
    try:
        return any(is_yaml(path) or path.is_dir() for path in candidates(folder))
    except OSError:
        return True  # what cannot be read is told when it is


def _raise(error: OSError) -> None:
    raise error
