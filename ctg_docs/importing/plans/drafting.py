"""Files of a draft: one for the objectives and one for the actions of each field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ctg_docs.hashing import sha256
from ctg_docs.importing.plans.actions import DraftedAction
from ctg_docs.importing.plans.tree import Branch
from ctg_docs.model.identifiers import identifier
from ctg_docs.starting.editors import schema_line
from ctg_docs.starting.yaml_blocks import document

_NAME = 40
_SEAL = re.compile(r"\A.*\n# Import de « .* » \(([0-9a-f]{16})\)\.\n", re.DOTALL)
_ADVICE = """\
# Tant que rien n’y est changé, un nouvel import remplace ce fichier.
# Cherchez « à vérifier » : ces cases du classeur n’ont pas la forme attendue.
"""


def drafted_files(
    workbook: str, fields: Sequence[tuple[Branch, Sequence[DraftedAction]]]
) -> dict[str, str]:
    """Return the text of each file by its name in the folder of the territory.

    A field that the sources know already has no file of its own, only its actions.
    """
    files = {}
    width = len(str(len(fields)))
    for rank, (champ, actions) in enumerate(fields, 1):
        name = f"import-{rank:0{width}}-{identifier(champ.titre, _NAME)}.yaml"
        if not champ.known:
            files[f"champs/{name}"] = document({"champs": [champ.data]})
        if actions:
            files[f"actions/{name}"] = document(
                {"actions": [one.with_remarks() for one in actions]}
            )
    return {name: _sealed(name, text, workbook) for name, text in files.items()}


def _sealed(name: str, text: str, workbook: str) -> str:
    body = _ADVICE + "\n" + text
    return f"{schema_line(name)}\n# Import de « {workbook} » ({_seal(body)}).\n{body}"


def is_untouched(text: str) -> bool:
    """Say whether a file is a draft that nobody changed since it was imported."""
    found = _SEAL.match(text)
    return found is not None and found[1] == _seal(text[found.end() :])


def _seal(body: str) -> str:
    return sha256(body.encode())[:16]
