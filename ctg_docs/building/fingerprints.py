"""Fingerprints of files: hashed once, then again only when their size or dates moved."""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any, Protocol

from ctg_docs.hashing import sha256
from ctg_docs.reading.inside import is_openable
from ctg_docs.reading.walking import contents

ABSENT = ""
"""The fingerprint of a file that is not there."""
_IN_MEMORY = 10_000
"""Files that a run holds in memory, some 5 MB: those of thousands of territories go to the disk."""


def fingerprint(value: Any) -> str:
    """Return the SHA-256 of plain data, whatever the order of its keys."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode())


class KeptMarks(Protocol):
    """The marks of files that former runs hashed; those that this one puts away join them."""

    def get(self, path: str, /) -> list[Any] | None:
        """Return the size, the two dates and the SHA-256 of a file."""

    def update(self, seen: dict[str, list[Any]], /) -> None:
        """Keep what this run saw."""


class Fingerprints:
    """The SHA-256 of files, each asked of the disk once as long as they are few.

    `known` says what a former run hashed: by path, the size and the two dates that the file had,
    in nanoseconds, then its SHA-256. Nobody can set the second date, that of the last change of any
    kind: a copy that keeps its first date is seen too.
    """

    def __init__(self, known: KeptMarks) -> None:
        self._known = known
        self.seen: dict[str, list[Any]] = {}
        """What this run saw, to be known by the next."""
        self.hashed = False
        """Whether this run had to read a file."""

    def of(self, path: str | os.PathLike[str]) -> str:
        """Return the fingerprint of a file, `ABSENT` for what is none or cannot be read."""
        return self.at(os.path.abspath(path))  # noqa: PTH100 (a link is a file like another)

    def at(self, path: str) -> str:
        """Return the fingerprint of a file by its absolute path, as `of` does."""
        if path not in self.seen:
            if len(self.seen) >= _IN_MEMORY:
                self._known.update(self.seen)
                self.seen.clear()
            self.seen[path] = self._look(path)
        return str(self.seen[path][-1])

    def of_folder(self, folder: str | os.PathLike[str], *, linked: bool = True) -> dict[str, str]:
        """Return the fingerprints of all that is visible under a folder, by POSIX names.

        Files that stand elsewhere are hashed too, if they may be `linked`.
        """
        base = os.path.abspath(folder)  # noqa: PTH100
        return {
            name: ABSENT if name.endswith("/") else self.at(f"{base}/{name}")
            for name in contents(base, linked=linked)
        }

    def forget(self, path: str | os.PathLike[str]) -> None:
        """Look again at a file that this run has written."""
        self.seen.pop(os.path.abspath(path), None)  # noqa: PTH100

    def _look(self, path: str) -> list[Any]:
        try:
            # The dates are those of before the reading: a file that changes meanwhile is read
            # again by the next run.
            state = os.stat(path)  # noqa: PTH116 (a thousand files a run: no object for each)
            mark = [state.st_size, state.st_mtime_ns, state.st_ctime_ns]
            known = self._known.get(path)
            if known and known[:-1] == mark:
                return known
            if not is_openable(state):
                return [*mark, ABSENT]
            self.hashed = True
            return [*mark, _hashed(path)]
        except OSError:
            return [ABSENT]


def _hashed(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123
        return hashlib.file_digest(file, "sha256").hexdigest()
