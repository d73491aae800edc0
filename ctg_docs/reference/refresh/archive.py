"""The npm archive of `@etalab/decoupage-administratif`, read without unpacking it."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PAQUET = "@etalab/decoupage-administratif"
LICENCE = "Licence Ouverte"
_LARGEST = 64 * 1024 * 1024  # bytes; the largest file of the package weighs 9 MB

Entry = dict[str, Any]


class ArchiveError(Exception):
    """The archive is not the expected package; the message, in French, says why."""


@dataclass(frozen=True)
class Archive:
    """The files of one edition; `historique` is empty in the editions that dropped it."""

    version: str
    millesime: int
    date: str
    communes: list[Entry]
    epci: list[Entry]
    ept: list[Entry]
    departements: list[Entry]
    regions: list[Entry]
    historique: list[Entry]


def read_archive(path: Path) -> Archive:
    """Read the .tgz given by `npm pack`; raise ArchiveError for anything else."""
    try:
        with tarfile.open(path, "r:gz") as archive:
            return _read(archive)
    except (OSError, tarfile.TarError, ValueError, KeyError) as error:
        message = f"{path} n’est pas une archive npm de {PAQUET} : {error}"
        raise ArchiveError(message) from error


def _read(archive: tarfile.TarFile) -> Archive:
    members = {member.name: member for member in archive.getmembers() if member.isfile()}

    def load(name: str) -> Any:
        member = members.get(f"package/{name}")
        if member is None:
            return None
        if member.size > _LARGEST:
            raise ValueError(f"{name} dépasse {_LARGEST} octets")
        content = archive.extractfile(member)
        return json.load(content) if content else None

    package = load("package.json")
    if not package or package.get("name") != PAQUET:
        raise ValueError("package.json n’est pas le sien")
    made = datetime.fromtimestamp(members["package/data/communes.json"].mtime, UTC)
    return _archive(package["version"], made.date().isoformat(), load)


def _archive(version: str, date: str, load: Callable[[str], Any]) -> Archive:
    def entries(name: str) -> list[Entry]:
        return load(f"data/{name}.json") or []

    return Archive(
        version=version,
        millesime=_millesime(version),
        date=date,
        communes=entries("communes"),
        epci=entries("epci"),
        ept=entries("ept"),
        departements=entries("departements"),
        regions=entries("regions"),
        historique=entries("historique-communes"),
    )


def _millesime(version: str) -> int:
    """Return the year of the data: version 1 is 2021, 6 is 2026 (README of the package)."""
    major, minor = (int(part) for part in version.split(".")[:2])
    return 2020 + major if major else 2012 + minor
