"""The files of the house: theme, plans and catalogue, read as strictly as the sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ctg_docs.model.loading import known
from ctg_docs.problems import Place, SourceError
from ctg_docs.reading.positions import Positions
from ctg_docs.reading.yaml_file import read_yaml


def read_house(path: Path) -> tuple[dict[str, Any], Positions]:
    """Return the data of a house file and their places; raises SourceError when it is wrong."""
    data, positions, problems = read_yaml(path, place_of(path).file)
    if problems:
        raise SourceError(problems)
    return known(data) or {}, positions


def place_of(path: Path, line: int = 0) -> Place:
    """Return the place of a line as a user sees the file: from the current folder if inside it."""
    cwd = Path.cwd()
    shown = path.relative_to(cwd) if path.is_relative_to(cwd) else path
    return Place(shown.as_posix(), line)
