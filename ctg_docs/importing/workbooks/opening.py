"""The file of a workbook → its sheets, once what it may do to whoever opens it is known."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from ctg_docs.document.packages import BROKEN, LARGEST_FILE, declared_type, excess
from ctg_docs.importing.packages import OLE
from ctg_docs.importing.workbooks import refusals
from ctg_docs.importing.workbooks.cells import Sheet, SheetCell, column_number
from ctg_docs.importing.workbooks.delimited import read_delimited
from ctg_docs.importing.workbooks.formulas import uncomputed
from ctg_docs.problems import MissingToolError

_TEXTS = (".csv", ".tsv", ".txt")
_MACROS = re.compile(r"vbaProject\.bin$|^Basic/|^Scripts/|/activeX/|^xl/macrosheets/")
_OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(path: Path, *, computed: bool = True) -> list[Sheet]:
    """Return the sheets of a workbook (XLSX, XLS, ODS) or of a text in columns (CSV).

    With `computed`, a formula that was saved without its value is refused; else its cell is broken.
    Raises SourceError for what is no workbook, is locked, may do harm or is too large; OSError when
    the file cannot be read; MissingToolError when the libraries are not installed.
    """
    name = path.name
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise refusals.excessive(name, f"il dépasse {LARGEST_FILE // 1_000_000} Mo")
    if content.startswith(b"PK"):
        return _from_package(content, name, computed)
    if content.startswith(OLE):
        return _from_old_file(content, name)
    if path.suffix.lower() in _TEXTS:
        return [read_delimited(content, path.stem, name)]
    raise refusals.unreadable(name)


def _from_package(content: bytes, name: str, computed: bool) -> list[Sheet]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            if reason := excess(archive, len(content)):
                raise refusals.excessive(name, reason)
            entries = archive.namelist()
            _check_parts(archive, entries, name)
            missing = uncomputed(archive) if "xl/workbook.xml" in entries else []
    except BROKEN as error:
        raise refusals.unreadable(name) from error
    if missing and computed:
        raise refusals.uncomputed(name, missing)
    if "xl/workbook.xml" in entries:
        return _with_broken(_excel(content, name), missing)
    if "content.xml" in entries:
        return _others(content, name)
    raise refusals.unreadable(name)


def _with_broken(sheets: list[Sheet], missing: list[str]) -> list[Sheet]:
    """Add to sheets a broken cell at each place of a formula without its value."""
    by_name = {sheet.name: sheet for sheet in sheets}
    for name, _, reference in (place.rpartition("!") for place in missing):
        letters = reference.rstrip("0123456789")
        row, column = int(reference[len(letters) :]), column_number(letters)
        by_name[name].cells[row, column] = SheetCell(row, column, "", broken=True)
    return sheets


def _check_parts(archive: ZipFile, entries: list[str], name: str) -> None:
    for entry in entries:
        if _MACROS.search(entry):
            raise refusals.dangerous(name, "il contient des macros")
        content = archive.read(entry)
        if reason := declared_type(entry, content):
            raise refusals.dangerous(name, reason)
        if entry == "META-INF/manifest.xml" and b"encryption-data" in content:
            raise refusals.locked(name)


def _from_old_file(content: bytes, name: str) -> list[Sheet]:
    if _ENCRYPTED in content:
        raise refusals.locked(name)
    if _OLD_MACROS in content:
        raise refusals.dangerous(name, "il contient des macros")
    return _others(content, name)


_MISSING = "Lire un classeur demande un complément : « pip install '.[import]' »."


def _excel(content: bytes, name: str) -> list[Sheet]:
    try:
        from ctg_docs.importing.workbooks.excel import read_excel  # noqa: PLC0415 - a heavy library
    except ImportError as error:
        raise MissingToolError(_MISSING) from error
    return read_excel(content, name)


def _others(content: bytes, name: str) -> list[Sheet]:
    try:
        from ctg_docs.importing.workbooks.others import read_others  # noqa: PLC0415 - when needed
    except ImportError as error:
        raise MissingToolError(_MISSING) from error
    return read_others(content, name)
