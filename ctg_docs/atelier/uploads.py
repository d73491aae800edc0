"""Files that an author hands over: a workbook of actions to take, a document to compare with."""

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
from ctg_docs.importing.plans.existing import Existing
from ctg_docs.importing.plans.plan import import_plan
from ctg_docs.problems import SourceError

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
DOCUMENTS = (".pdf", ".docx")
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


def take_workbook(desk: Desk, name: str, content: bytes) -> dict[str, Any]:
    """Complete a territory with the actions of a workbook, in one gesture, and give the account.

    Nothing that the sources say is replaced. Raises SourceError for a workbook that is refused.
    """
    with kept(name, content) as path:
        existing = Existing(desk.folder, desk.folder.as_posix())
        outcome = import_plan(path, None, existing, merged=True)
    if outcome.problems:
        raise SourceError(outcome.problems)
    texts: dict[str, str | None] = {**outcome.files, **dict.fromkeys(outcome.removed)}
    desk.take(texts)
    lines = {end: [str(line) for line in outcome.account.of(end)] for end in ("verifier", "laisse")}
    return {"actions": outcome.actions, **lines}
