"""A follow-up workbook as its readers fill it in: cells typed, rows and columns moved."""

from __future__ import annotations

import shutil
import sys
import warnings
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.writing.formats import write

sys.path.append(str(Path(__file__).parents[1] / "documents"))
import execution

NAME = "tableau-suivi.xlsx"
HEAD = 3
FEW = ("4-parentalite",)

Typed = Mapping[tuple[str, int, str], Any]
"""What is typed: a sheet, a row and the title of a column, then the value."""


def sources(root: Path) -> Path:
    """Return the sources of three actions, one of them followed, in a folder of their own."""
    shutil.copytree(execution.executed(*FEW).parent, root / "sources")
    return root / "sources" / "exemple"


def snapshot(folder: Path) -> dict[Path, bytes]:
    """Return the bytes of every file of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(territory: Path) -> bytes:
    """Return the workbook of a territory."""
    found = prepare(territory, ["tableau-suivi"])
    assert found.theme is not None and not found.refused, [str(p) for p in found.problems]
    ((_, content),) = write(carrying(found.pieces[0]), found.theme, ["xlsx"])
    return content


def edited(content: bytes, *changes: Callable[[Any], object]) -> bytes:
    """Return a workbook once changed, and saved without the results of its formulas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(content))
    for change in changes:
        change(book)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def typing(typed: Typed) -> Callable[[Any], None]:
    """Return a change that types values in cells."""

    def change(book: Any) -> None:
        for (sheet, row, title), value in typed.items():
            column = {str(cell.value): cell.column for cell in book[sheet][HEAD]}[title]
            book[sheet].cell(row, column).value = value

    return change


def rearranged(sheet: str, rows: list[int], columns: list[int]) -> Callable[[Any], None]:
    """Return a change that puts the rows of a table, and its columns, in another order.

    Rows are those below the head and columns those of the table, from 0; one may stand twice, or
    nowhere.
    """

    def change(book: Any) -> None:
        page = book[sheet]
        table = [
            [(cell.value, cell.number_format) for cell in line]
            for line in page.iter_rows(min_row=HEAD)
        ]
        width = len(table[0])
        order = [*columns, *range(len(columns), width)]
        body = [table[1 + rank] for rank in rows]
        for line in page.iter_rows(min_row=HEAD, max_row=HEAD + len(table)):
            for cell in line:
                cell.value = None
        for row, line in enumerate([table[0], *body], HEAD):
            for column, rank in enumerate(order, 1):
                cell = page.cell(row, column)
                cell.value, cell.number_format = line[rank]

    return change
