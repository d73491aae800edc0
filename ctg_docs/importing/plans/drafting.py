"""Files of a draft: one for the objectives and one for the actions of each field."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from ctg_docs.hashing import sha256
from ctg_docs.importing.plans.actions import DraftedAction
from ctg_docs.importing.plans.tree import Branch
from ctg_docs.model.identifiers import identifier
from ctg_docs.starting.editors import schema_line
from ctg_docs.starting.yaml_blocks import document

_NAME = 40
_SEAL = re.compile(r"\A[^\n]*\n# Import de « ([^\n]*) » \(([0-9a-f]{16})\)\.\n")
_ADVICE = """\
# Tant que rien n’y est changé, un nouvel import remplace ce fichier.
# Cherchez « à vérifier » : ce que ces commentaires gardent n’a pas la forme attendue.
"""


def drafted_files(
    fields: Sequence[tuple[Branch, Sequence[DraftedAction]]], taken: Collection[str] = ()
) -> dict[str, dict[str, Any]]:
    """Return the data of each file by its name in the folder of the territory.

    A field that the sources know already has no file of its own, only its actions. No name is one
    of those that are `taken`.
    """
    files: dict[str, dict[str, Any]] = {}
    width = len(str(len(fields)))
    for rank, (champ, actions) in enumerate(fields, 1):
        name = f"import-{rank:0{width}}-{identifier(champ.titre, _NAME)}"
        if not champ.known:
            files[free(f"champs/{name}", taken)] = {"champs": [champ.data]}
        if actions:
            data = {"actions": [one.with_remarks() for one in actions]}
            files[free(f"actions/{name}", taken)] = data
    return files


def free(name: str, taken: Collection[str]) -> str:
    """Return the name of a file, with a number when another import has it."""
    number, found = 1, f"{name}.yaml"
    while found in taken:
        number += 1
        found = f"{name}-{number}.yaml"
    return found


def sealed(name: str, data: dict[str, Any], origin: str) -> str:
    """Return the text of a draft: where it comes from, a seal that its first change breaks."""
    body = _ADVICE + "\n" + document(data)
    return f"{schema_line(name)}\n# Import de « {origin} » ({_seal(body)}).\n{body}"


def is_untouched(text: str, origin: str) -> bool:
    """Say whether a file is a draft of one origin that nobody changed since it was imported."""
    found = _SEAL.match(text)
    whole = found is not None and found[2] == _seal(text[found.end() :])
    return whole and found is not None and found[1] == origin


def _seal(body: str) -> str:
    return sha256(body.encode())[:16]
