"""Keys of the sources in French: one table for the schema, the guide and the forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ctg_docs.reading.yaml_file import read_yaml

_TABLE = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True)
class Cle:
    """A key: its title, one line of help in Markdown, what each of its agreed words means."""

    titre: str
    aide: str
    valeurs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rubrique:
    """A structure of the sources: its title, and its keys in the order of the model."""

    titre: str
    cles: Mapping[str, Cle]


@cache
def rubriques() -> Mapping[str, Rubrique]:
    """Return the description of each structure, by the name of its class."""
    data, _, problems = read_yaml(_TABLE, _TABLE.name)
    if problems:
        raise ValueError(str(problems[0]))
    return {
        name: Rubrique(part["titre"], {key: Cle(**words) for key, words in part["cles"].items()})
        for name, part in data.items()
    }
