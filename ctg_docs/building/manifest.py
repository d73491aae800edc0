"""The manifest of an output folder: where each of its files comes from, without dates nor places.

The same build gives the same bytes. Files made from the same sources with the same versions are
told together, in a lot.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
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


def parse(content: bytes) -> dict[str, Provenance]:
    """Return the origin of each file by its name; nothing when the manifest is damaged."""
    try:
        return {
            str(name): Provenance(
                str(file["sha256"]), str(file["gabarits"]), lot["sources"], lot["versions"]
            )
            for lot in json.loads(content)["lots"]
            for name, file in lot["sorties"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def render(files: Mapping[str, Provenance]) -> bytes:
    """Return the manifest of these files, in the order of their names."""
    lots: dict[str, dict[str, Any]] = {}
    known: dict[tuple[int, int], str] = {}
    for name, origin in sorted(files.items()):
        made = {"sources": origin.sources, "versions": origin.versions}
        # Thousands of files share few origins: each is written out once to be compared.
        same = (id(origin.sources), id(origin.versions))
        if same not in known:
            known[same] = json.dumps(made, sort_keys=True)
        lot = lots.setdefault(known[same], {**made, "sorties": {}})
        lot["sorties"][name] = {"sha256": origin.sha256, "gabarits": origin.gabarits}
    text = json.dumps({"lots": list(lots.values())}, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()
