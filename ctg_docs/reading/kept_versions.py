"""Versions that the parties signed: kept beside the sources of a territory, and never changed.

Each has its folder under `versions/`, named after the last avenant that it holds, `0` for the
convention: `sources/` and `commun/` as they were, and `version.json`, which says what they were.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctg_docs.hashing import sha256
from ctg_docs.reading.inside import InsideError, file_inside
from ctg_docs.reading.walking import COMMUN, VERSIONS, contents

RECORD = "version.json"
SOURCES = "sources"
_PARTS = (f"{SOURCES}/", f"{COMMUN}/")
_HEAVIEST_RECORD = 1_000_000
"""Bytes of a record: thousands of files."""


class RecordError(ValueError):
    """The reason why a folder is no version, as the rest of the sentence that names it."""


@dataclass(frozen=True)
class KeptVersion:
    """A version as its record tells it: its name, its folder, its files by name with their SHA-256.

    `publique` tells one of which only the public part is known, from a file that carried it.
    """

    nom: str
    folder: Path
    fichiers: Mapping[str, str]
    date: str = ""
    publique: bool = False

    @property
    def empreinte(self) -> str:
        """The fingerprint of the version: that of the list that `sha256sum` prints of its files."""
        return fingerprint_of(self.fichiers)

    @property
    def sources(self) -> Path:
        """The folder of its sources."""
        return self.folder / SOURCES

    def altered(self) -> list[str]:
        """Return the names of the files that are no longer what they were."""
        here = {name for name in contents(str(self.folder), linked=False) if _is_kept(name)}
        known = {name for name in self.fichiers if _sha(self.folder, name) == self.fichiers[name]}
        return sorted((here | set(self.fichiers)) - known)


def fingerprint_of(fichiers: Mapping[str, str]) -> str:
    """Return the SHA-256 of the list of some files, as `sha256sum` prints it in their order."""
    return sha256("".join(f"{fichiers[name]}  {name}\n" for name in sorted(fichiers)).encode())


def kept_version(folder: Path) -> KeptVersion:
    """Return the version that a folder keeps; raises RecordError for what is none."""
    try:
        path = file_inside(folder, RECORD, "de la version")
        content = path.read_bytes() if path.stat().st_size <= _HEAVIEST_RECORD else b""
        data = json.loads(content)
    except InsideError as error:
        raise RecordError(f"« {RECORD} » {error}") from None
    except (OSError, ValueError, RecursionError):
        raise RecordError(f"« {RECORD} » ne se lit pas") from None
    files = data.get("fichiers") if isinstance(data, dict) else None
    if not _is_listing(files):
        raise RecordError(f"« {RECORD} » ne dit pas ses fichiers")
    assert isinstance(files, dict)
    return KeptVersion(
        folder.name, folder, files, str(data.get("date", "")), data.get("publique") is True
    )


def kept_versions(territory: Path) -> list[KeptVersion]:
    """Return the versions that a territory keeps; those that cannot be read are left out."""
    found = []
    above = territory / VERSIONS
    for name in contents(str(above), linked=False) if above.is_dir() else ():
        if name.count("/") == 1 and name.endswith("/"):
            try:
                found.append(kept_version(above / name.rstrip("/")))
            except RecordError:
                continue
    return sorted(found, key=lambda version: (len(version.nom), version.nom))


def record(fichiers: Mapping[str, bytes], facts: Mapping[str, Any]) -> bytes:
    """Return the record of a version, from its files and what else is known of it."""
    shas = {name: sha256(content) for name, content in sorted(fichiers.items())}
    said = {**facts, "empreinte": fingerprint_of(shas), "fichiers": shas}
    return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()


def _is_kept(name: str) -> bool:
    return name.startswith(_PARTS) and name not in _PARTS and not name.endswith("/")


def _is_listing(files: Any) -> bool:
    return isinstance(files, dict) and all(
        isinstance(name, str) and name.startswith(_PARTS) and isinstance(sha, str)
        for name, sha in files.items()
    )


def _sha(folder: Path, name: str) -> str:
    try:
        return sha256(file_inside(folder, name).read_bytes())
    except (InsideError, OSError):
        return ""
