"""The manifest of an output folder: where each of its files comes from, without dates nor places.

The same build gives the same bytes. Files made from the same sources with the same versions are
told together, in a lot.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import indent
from typing import Any, NamedTuple

NAME = "manifeste.json"


class Provenance(NamedTuple):
    """The origin of a file.

    `sha256` is its own; `gabarits` that of the templates and of the house style it was made with;
    `sources` those of the files it was made from; `versions` names the program and its engines.
    """

    sha256: str
    gabarits: str
    sources: Mapping[str, str]
    versions: Mapping[str, str]


class OriginFiles(NamedTuple):
    """Files of one origin: `made` holds its sources and versions.

    Each file is its name, its SHA-256 and that of its templates, in the order of the names.
    """

    made: Mapping[str, Any]
    files: Sequence[tuple[str, str, str]]


def render(several: Iterable[OriginFiles]) -> Iterator[bytes]:
    """Yield the manifest, a lot at a time: thousands of territories are never held together."""
    lead = '{\n "lots": ['
    for lot in several:
        sorties = {name: {"sha256": own, "gabarits": of} for name, own, of in lot.files}
        data = {**lot.made, "sorties": sorties}
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        yield f"{lead}\n{indent(text, '  ')}".encode()
        lead = ","
    yield b"\n ]\n}\n" if lead == "," else f"{lead}]\n}}\n".encode()


def fingerprint(several: Iterable[OriginFiles]) -> str:
    """Return the SHA-256 of the manifest."""
    digest = hashlib.sha256()
    for part in render(several):
        digest.update(part)
    return digest.hexdigest()


def write(path: Path, several: Iterable[OriginFiles]) -> None:
    """Write the manifest to a file."""
    with path.open("wb") as file:
        file.writelines(render(several))
