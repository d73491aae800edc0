"""Sources of a territory as they stand: the fields and actions of each file, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctg_docs.importing.plans.drafting import is_untouched
from ctg_docs.importing.plans.tree import CONSTATS, Branch
from ctg_docs.model.intended.names import identified
from ctg_docs.problems import Gravite, Place, SourceError
from ctg_docs.reading.folder import yaml_files
from ctg_docs.reading.positions import Chemin, Positions
from ctg_docs.reading.yaml_file import parse_yaml, read_bytes


@dataclass
class SourceText:
    """A file of sources: its name in the folder, its text, its data and their places."""

    name: str
    text: str
    data: dict[str, Any]
    positions: Positions


@dataclass(frozen=True)
class Known:
    """A field, an objective or an action of the sources: its file, its path, its keys."""

    file: SourceText
    path: Chemin
    data: dict[str, Any]

    @property
    def place(self) -> Place:
        """The place where it begins."""
        return self.file.positions.locate(self.path)


class Existing:
    """The sources of a territory, but for the drafts of one origin that nobody touched."""

    def __init__(self, folder: Path, shown: str, origin: str = "") -> None:
        self.drafts: list[str] = []
        self.files: list[SourceText] = []
        names, problems = yaml_files(folder, shown)
        for name in names:
            content, unread = read_bytes(folder / name, f"{shown}/{name}")
            text = content.decode("utf-8", "replace").replace("\r\n", "\n")
            if is_untouched(text, origin):
                self.drafts.append(name)
                continue
            data, positions, found = parse_yaml(content, f"{shown}/{name}")
            problems += unread + found
            if isinstance(data, dict):
                self.files.append(SourceText(name, text, data, positions))
        if errors := [one for one in problems if one.gravite is Gravite.ERREUR]:
            raise SourceError(errors)

    def entries(self, key: str) -> Iterator[Known]:
        """Yield the items of a list of the top level, file after file."""
        for file in self.files:
            listed = file.data.get(key)
            for rank, one in enumerate(listed if isinstance(listed, list) else []):
                if isinstance(one, dict):
                    yield Known(file, (key, rank), one)

    def groups(self, key: str) -> Iterator[Known]:
        """Yield the group of a key of the top level, in the file that has it."""
        for file in self.files:
            if isinstance(one := file.data.get(key), dict):
                yield Known(file, (key,), one)

    @property
    def ids(self) -> set[str]:
        """Every id of the territory."""
        return {one["id"] for file in self.files for one in identified(file.data)}

    @property
    def champs(self) -> list[Branch]:
        """The fields, with what they hold."""
        return [_branch(known.data) for known in self.entries("champs")]


def _branch(data: dict[str, Any]) -> Branch:
    below = data.get("objectifs_strategiques") or data.get("objectifs_operationnels")
    constats = {cle: _branches(data.get(name)) for cle, name in CONSTATS.items()}
    titre = str(data.get("titre") or "")
    inside = _branches(below)
    return Branch(str(data.get("id") or ""), titre, True, branches=inside, constats=constats)


def _branches(data: Any) -> list[Branch]:
    return [_branch(one) for one in data if isinstance(one, dict)] if isinstance(data, list) else []
