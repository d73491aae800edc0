"""Files inside a folder: regular ones, the only kind that is opened, hashed or joined.

What else a name may lead to (a pipe, a device, a link out, a file larger than any document) would
hang whoever opens it, fill the memory, or show what is none of the territory's.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

HEAVIEST = 200 * 1024 * 1024
"""Bytes: more than all that may be joined to a dossier."""
_SPACES = str.maketrans("\u00a0\u202f", "  ")
"""Names of files have them, from programs that follow French typography."""
WEIGHT = f"{HEAVIEST >> 20} Mo"
_SPECIAL = ("fichier-illisible", "n’est pas un fichier ordinaire")
_HEAVY = ("fichier-lourd", f"dépasse {WEIGHT}")


class InsideError(ValueError):
    """The reason why a name gives no file: a code, then the rest of a sentence that names it."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def file_inside(folder: Path, name: str, owner: str = "du territoire") -> Path:
    """Return the file of that name, whole path, links followed as long as they stay inside.

    `owner` ends « le dossier … » in what InsideError says. Whether a file exists outside the
    folder is never told.
    """
    if not readable(name):
        raise InsideError("fichier-nom", "porte un caractère illisible")
    target = Path(os.path.realpath(folder / name))
    if not is_within(target, folder):
        raise InsideError("fichier-dehors", f"sort du dossier {owner}")
    try:
        state = target.stat()
    except OSError:
        reason = f"est introuvable dans le dossier {owner}"
        raise InsideError("fichier-absent", reason) from None
    if not is_openable(state):
        special = not stat.S_ISREG(state.st_mode)
        raise InsideError(*(_SPECIAL if special else _HEAVY))
    return target


def is_within(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Tell whether a path leads to something under a folder, links followed."""
    root = os.path.join(os.path.realpath(folder), "")  # noqa: PTH118
    return os.path.realpath(path).startswith(root)


def is_openable(state: os.stat_result) -> bool:
    """Tell whether what was found may be read whole: a regular file of a plausible size."""
    return stat.S_ISREG(state.st_mode) and state.st_size <= HEAVIEST


def readable(name: str) -> bool:
    """Tell whether a name can be shown: UTF-8, and no sign that a screen obeys."""
    return name.isprintable() or name.translate(_SPACES).isprintable()


def shown(name: str) -> str:
    """Return a name that can be printed, its unreadable signs as escapes."""
    return name if readable(name) else ascii(name)[1:-1]
