"""Outcome of each messy workbook and of each document: its files, the account of its cells."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ctg_docs.importing.documents.document import import_document
from ctg_docs.importing.plans.assembling import PlanImport
from ctg_docs.importing.plans.plan import import_plan
from generated.kept import ROOT

sys.path.append(str(ROOT / "tests" / "importing"))
import classeurs
import typed_documents

IMPORTED = ROOT / "tests" / "importing" / "attendus"
DOCUMENTS = ROOT / "tests" / "importing" / "brouillons"


@cache
def outcome(name: str) -> PlanImport:
    """Return the import of a messy workbook, by the name of the function that makes it."""
    file, content = getattr(classeurs, name)()
    with TemporaryDirectory() as folder:
        path = Path(folder, file)
        path.write_bytes(content)
        return import_plan(path, None, None, merged=False)


def imports() -> dict[Path, str]:
    """Return the text of today of each import, by its file."""
    return {
        IMPORTED / f"{make.__name__}.txt": _told(outcome(make.__name__)) for make in classeurs.ALL
    }


def document_outcome(folder: Path, name: str, content: bytes) -> PlanImport:
    """Return the import of a document that is written in a folder."""
    path = Path(folder, name)
    path.write_bytes(content)
    return import_document(path, None, merged=False)


def documents_told() -> dict[Path, str]:
    """Return the text of today of the import of each document, by its file."""
    with TemporaryDirectory() as folder:
        return {
            DOCUMENTS / f"{make.__name__}.txt": _told(document_outcome(Path(folder), *make()))
            for make in typed_documents.ALL
        }


def _told(found: PlanImport) -> str:
    parts = [found.correspondance]
    parts += [f"==== {name}\n{text}" for name, text in found.files.items()]
    for end in ("verifier", "devine", "laisse", "importe"):
        lines = [f"{line}" for line in found.account.of(end)]
        parts += [f"==== {end}", *lines] if lines or end != "devine" else []
    return "\n".join(parts) + "\n"
