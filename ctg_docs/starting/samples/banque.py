"""The words that synthetic territories are made of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ctg_docs.reading.yaml_file import read_yaml

_FOLDER = Path(__file__).parent / "banque"


@cache
def banque(name: str) -> dict[str, Any]:
    """Return one of the files of words: personnes, champs, actions or dossier; all is text."""
    data, _, problems = read_yaml(_FOLDER / f"{name}.yaml", name)
    if problems:
        raise ValueError(str(problems[0]))
    found: dict[str, Any] = data
    return found
