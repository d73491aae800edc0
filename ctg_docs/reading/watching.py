"""Changes of files, noticed by their dates and sizes: on any disk, shared ones included."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ctg_docs.reading.walking import contents

PACE = 0.1
"""Seconds between two looks; one costs a millisecond for a hundred files."""
_CALM = 0.02
"""Seconds without a change after which a save is taken for ended."""

Snapshot = dict[str, tuple[int, int]]


class Watch:
    """Several folders, compared with what they held at the last look."""

    def __init__(
        self, folders: Sequence[Path], pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._folders = folders
        self._pause = pause
        self._known = self._look()

    def changes(self) -> list[Path]:
        """Wait for changes to begin and to end, and return the folders that hold some."""
        while (found := self._look()) == self._known:
            self._pause(PACE)
        while True:
            self._pause(_CALM)
            again = self._look()
            if again == found:
                break
            found = again
        before, self._known = self._known, found
        return [one for one in self._folders if before[str(one)] != found[str(one)]]

    def _look(self) -> dict[str, Snapshot]:
        return {str(folder): _snapshot(folder) for folder in self._folders}


def _snapshot(folder: Path) -> Snapshot:
    found = {}
    for name in contents(str(folder)):
        try:
            known = os.stat(f"{folder}/{name}")  # noqa: PTH116 (a Path for each costs three times as much)
        except OSError:
            continue  # it went between two looks
        found[name] = (known.st_mtime_ns, known.st_size)
    return found
