"""Sources of a territory, open: what its files say now, and which file says what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ctg_docs.hashing import sha256
from ctg_docs.problems import Problem
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.house_files import first_file
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.territory import Source

_OTHERS = {"pieces_jointes": "deliberations.yaml", "avenants": "avenants.yaml"}
"""Files of keys that a new territory has not."""
_FIRST = "convention.yaml"


@dataclass(frozen=True)
class OpenSources:
    """The files of a territory as they were when they were read."""

    source: Source
    problems: list[Problem]

    @property
    def data(self) -> dict[str, Any]:
        """Data of the files, as the reader gives them."""
        return self.source.donnees

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of all the files: another one after any change."""
        files = sorted(self.source.fichiers.items())
        return sha256(repr(files).encode())[:16]

    def file_of(self, path: Chemin) -> tuple[Path | None, Chemin]:
        """Return the file of a value and its path there; no file for what territories share."""
        shown, own = self.source.positions.in_file(path)
        if not shown:
            return self.source.folder / home(str(path[0])), path
        root = self.source.positions.locate(()).file
        name = shown if root == "." else shown.removeprefix(f"{root}/")
        if name not in self.source.fichiers or name.startswith(f"{COMMUN}/"):
            return None, own
        return self.source.folder / name, own


def home(key: str) -> str:
    """Return the name of the file where a top-level key goes when no file says it."""
    return first_file(key) or _OTHERS.get(key, _FIRST)
