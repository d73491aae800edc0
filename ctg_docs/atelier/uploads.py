"""Files that an author hands over: a workbook or a document to take, one to compare with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from ctg_docs.atelier.desk import Desk
from ctg_docs.importing.documents.document import import_document
from ctg_docs.importing.plans.account import End
from ctg_docs.importing.plans.assembling import PlanImport
from ctg_docs.importing.plans.existing import Existing
from ctg_docs.importing.plans.plan import import_plan
from ctg_docs.problems import SourceError

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
TEXTS = (".docx", ".pptx", ".odt")
TAKEN = (*WORKBOOKS, *TEXTS)
"""Ends of the names of what sources can be taken from."""
DOCUMENTS = (".pdf", ".docx")
_ENDS: tuple[End, ...] = ("verifier", "devine", "laisse", "importe")
_NAME = re.compile(r"[\w][\w .()’'-]{0,99}")


async def uploaded(request: Request, suffixes: tuple[str, ...]) -> tuple[str, bytes]:
    """Return the name and the bytes of a file; raises HTTPException for one of another kind."""
    if request.headers.get("content-type") != "application/octet-stream":
        raise HTTPException(415)
    name = Path(request.query_params.get("nom", "")).name
    suffix = Path(name).suffix.lower()
    if suffix not in suffixes:
        raise HTTPException(415)
    return name if _NAME.fullmatch(name) else f"fichier{suffix}", await request.body()


@contextmanager
def kept(name: str, content: bytes) -> Iterator[Path]:
    """Write a file for as long as it is read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        yield path


def take(desk: Desk, name: str, content: bytes, *, written: bool) -> dict[str, Any]:
    """Read what a workbook or a document gives a territory, and write it if asked, in one gesture.

    The answer is the account: what was read, guessed, to check, left out. Nothing that the sources
    say is replaced. Raises SourceError for a file that is refused.
    """
    with kept(name, content) as path:
        existing = Existing(desk.folder, desk.folder.name, name)
        read = _plan if path.suffix.lower() in WORKBOOKS else import_document
        outcome = read(path, existing, merged=True)
    if outcome.problems:
        raise SourceError(outcome.problems)
    if written:
        desk.take({**outcome.files, **dict.fromkeys(outcome.removed)})
    lines: dict[str, list[str]] = {
        end: [str(line) for line in outcome.account.of(end)] for end in _ENDS
    }
    return {"ecrit": written, "compte": outcome.counted, "fichiers": [*outcome.files], **lines}


def _plan(path: Path, existing: Existing, *, merged: bool) -> PlanImport:
    return import_plan(path, None, existing, merged=merged)
