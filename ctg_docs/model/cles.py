"""Keys of the sources in French: one table for the schema, the guide and the forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ctg_docs.reading.yaml_file import parse_yaml

_TABLE = Path(__file__).with_suffix(".yaml")
_NAME = re.compile(r"^(\w+):$", re.MULTILINE)


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


def rubriques() -> Mapping[str, Rubrique]:
    """Return the description of each structure, by the name of its class."""
    return {name: rubrique(name) for name in _parts()}


@cache
def rubrique(name: str) -> Rubrique:
    """Return the description of a structure, by the name of its class; no other is read."""
    data, _, problems = parse_yaml(_parts()[name].encode(), _TABLE.name)
    if problems:
        raise ValueError(str(problems[0]))
    part = data[name]
    return Rubrique(part["titre"], {key: Cle(**words) for key, words in part["cles"].items()})


@cache
def _parts() -> Mapping[str, str]:
    """Return the lines of the table that describe each structure, by the name of its class."""
    text = _TABLE.read_text(encoding="utf-8")
    starts = [*_NAME.finditer(text)]
    ends = [*(found.start() for found in starts[1:]), len(text)]
    return {one[1]: text[one.start() : end] for one, end in zip(starts, ends, strict=True)}
