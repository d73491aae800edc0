"""The folder of a territory → one set of data, with the file and line of every value."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ctg_docs.hashing import sha256
from ctg_docs.problems import Gravite, Place, Problem
from ctg_docs.reading.doubles import SourceFile, doubles, keyless
from ctg_docs.reading.folder import COMMUN, list_territories, name_problem, yaml_files
from ctg_docs.reading.inside import shown
from ctg_docs.reading.positions import Positions
from ctg_docs.reading.yaml_file import collector_paused, parse_yaml, read_bytes
from ctg_docs.suggestions import nearest

__all__ = ["Source", "list_territories", "read_territory"]


@dataclass(frozen=True)
class Source:
    """The merged content of a territory's files; `fichiers` maps each name to its SHA-256."""

    nom: str
    folder: Path
    donnees: dict[str, Any]
    positions: Positions
    fichiers: dict[str, str]

    @property
    def empreintes(self) -> dict[str, str]:
        """The SHA-256 of each file, by its name under the folder of all the sources."""
        shared = f"{COMMUN}/"
        return {
            name if name.startswith(shared) else f"{self.nom}/{name}": found
            for name, found in self.fichiers.items()
        }


ParsedFiles = dict[str, tuple[Any, Positions]]
"""The data and the places of files that were parsed without a problem, by their SHA-256."""


@dataclass
class _Reading:
    """The state of one territory's reading, from its first file to its last."""

    parsed: ParsedFiles
    donnees: dict[str, Any] = field(default_factory=dict)
    fichiers: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    parts: list[tuple[Positions, dict[str, int]]] = field(default_factory=list)
    owners: dict[str, Place] = field(default_factory=dict)

    def add_folder(self, folder: Path, prefix: str = "") -> None:
        shown = _shown(folder)
        names, problems = yaml_files(folder, shown)
        self.problems += problems
        files = [
            self._file(folder, name, prefix + name, name if shown == "." else f"{shown}/{name}")
            for name in names
        ]
        copies = doubles([file for file in files if file.data])
        self.problems += copies.values()
        for file in files:
            if file.place.file not in copies:
                self._add_file(file)

    def _file(self, folder: Path, name: str, known: str, shown: str) -> SourceFile:
        content, problems = read_bytes(folder / name, shown)
        data, positions, found = self._parsed(content, shown)
        self.problems += problems + found
        if not problems and not content.strip(b"\xef\xbb\xbf \t\r\n"):
            message = "Le fichier est vide : il ne contient pas même un commentaire."
            hint = "Récupérez ce que vous y aviez écrit, ou supprimez-le."
            warning = Gravite.AVERTISSEMENT
            self.problems.append(Problem(Place(shown), "fichier-vide", message, hint, warning))
        self.fichiers[known] = sha256(content)
        return SourceFile(name, Place(shown), self.fichiers[known], data, positions)

    def _parsed(self, content: bytes, shown: str) -> tuple[Any, Positions, list[Problem]]:
        """Read the bytes of a file, see `parse_yaml`; those that were read already, only once."""
        fingerprint = sha256(content)
        if fingerprint in self.parsed:
            data, positions = self.parsed[fingerprint]
            return data, positions.renamed(shown), []
        data, positions, found = parse_yaml(content, shown)
        if not found:
            self.parsed[fingerprint] = (data, positions)
        return data, positions, found

    def _add_file(self, file: SourceFile) -> None:
        if isinstance(file.data, dict) and "id" not in file.data:
            self._merge(file.data, file.positions)
        elif file.data is not None:
            self.problems.append(keyless(file))

    def _merge(self, data: dict[str, Any], positions: Positions) -> None:
        """Add the top-level keys of a file: lists follow one another, the rest comes once."""
        offsets: dict[str, int] = {}
        for key, written in data.items():
            value = written
            place = positions.locate_key((key,))
            known = self.donnees.get(key)
            if key in self.donnees and written is None:
                continue  # nothing is said yet of what another file tells
            if key in self.donnees and known is None:
                self._forget(key)
            if isinstance(known, list) and isinstance(value, dict):
                self.problems.append(self._no_dash(key, value, positions))
                value, positions = [value], positions.as_item(key)
            elif isinstance(known, dict) and isinstance(value, list):
                ((part, first),) = [one for one in self.parts if key in one[1]]
                self.problems.append(self._no_dash(key, known, part))
                self.parts[self.parts.index((part, first))] = (part.as_item(key), first)
                known = self.donnees[key] = [known]
            if key not in self.donnees:
                self.owners[key] = place
                self.donnees[key] = value
                offsets[key] = 0
            elif isinstance(known, list) and isinstance(value, list):
                offsets[key] = len(known)
                self.donnees[key] = [*known, *value]
            else:
                owner = self.owners[key]
                message = f"La clé « {key} » est déjà dans {owner.file}, ligne {owner.line}."
                hint = "Gardez-la dans un seul fichier : seules deux listes peuvent se suivre."
                self.problems.append(Problem(place, "cle-repetee", message, hint))
        self.parts.append((positions, offsets))

    def _forget(self, key: str) -> None:
        """Leave an empty key aside, for a file that says something of it."""
        del self.donnees[key]
        for _, offsets in self.parts:
            offsets.pop(key, None)

    def _no_dash(self, key: str, value: dict[str, Any], positions: Positions) -> Problem:
        """Return the problem of a group where the other files of a territory have a list."""
        first = next(iter(value), "id")
        place = positions.locate((key,))
        message = f"« {key} » est une liste : un tiret manque devant « {first} »."
        text = value.get(first)
        hint = f"Écrivez « - {first}: {text if isinstance(text, str) else '…'} »."
        return Problem(place, "yaml-liste", message, hint, mended=True)


def read_territory(
    folder: Path, commun: Path | None = None, parsed: ParsedFiles | None = None
) -> tuple[Source, list[Problem]]:
    """Read and merge every `.yaml` file of a territory, after those all territories share.

    Files are taken in the order of their names. Nothing is raised: with problems, the data is
    what could be read. The names of shared files begin with `commun/` in `Source.fichiers`.
    `parsed` holds the files of another version, and is given those of this one.
    """
    with collector_paused():
        return _read(folder, commun, {} if parsed is None else parsed)


def _read(folder: Path, commun: Path | None, parsed: ParsedFiles) -> tuple[Source, list[Problem]]:
    shown = _shown(folder)
    nom = folder.name or folder.resolve().name
    reading = _Reading(parsed)
    reading.problems += _folder_problems(folder, nom, Place(shown))
    if commun is not None and commun.is_dir():
        reading.add_folder(commun, f"{COMMUN}/")
    shared = len(reading.fichiers)
    if folder.is_dir():
        reading.add_folder(folder)
        if len(reading.fichiers) == shared and not reading.problems:
            message = "Le dossier ne contient aucun fichier « .yaml »."
            hint = "Écrivez-y la convention, ou copiez les fichiers d’un autre territoire."
            reading.problems.append(Problem(Place(shown), "dossier-vide", message, hint))
    positions = Positions.joined(shown, reading.parts)
    source = Source(nom, folder, reading.donnees, positions, reading.fichiers)
    return source, sorted(reading.problems)


def _folder_problems(folder: Path, nom: str, place: Place) -> Iterator[Problem]:
    if not folder.is_dir():
        near = nearest(nom, [path.name for path in list_territories(folder.parent)])
        hint = near or "Indiquez un dossier qui contient les fichiers d’un territoire."
        yield Problem(place, "dossier-absent", "Ce dossier n’existe pas.", hint)
    elif problem := name_problem(nom, place):
        yield problem
    if (folder / COMMUN).is_dir():
        message = f"Le nom « {COMMUN} » est réservé à ce que les territoires partagent."
        place = Place(f"{place.file}/{COMMUN}")
        yield Problem(place, "dossier-nom", message, "Renommez ce sous-dossier.")


def _shown(folder: Path) -> str:
    """Return the folder as the user sees it from where the command runs, else as given."""
    here, there = Path.cwd(), Path(os.path.abspath(folder))  # noqa: PTH100 (links stay as named)
    seen = there.relative_to(here) if there.is_relative_to(here) else folder
    return shown(seen.as_posix())
