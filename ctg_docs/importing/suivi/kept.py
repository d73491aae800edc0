"""The memory of a follow-up workbook: its version, its sources, the values it was built with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ctg_docs.importing.workbooks.cells import Sheet
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.writing.xlsx.keeping import HEADS, MARK, ORIGIN, VERSION


class Value(NamedTuple):
    """A value of a row: the key of the sources that it is, empty for the plan, and what it says."""

    key: str
    said: str


Values = dict[str, dict[str, Value]]
"""The values of the rows, by what these stand for, then by the titles of their columns."""


@dataclass
class Kept:
    """The memory of a workbook: its sources and their fingerprint, its sheets, its values.

    `tables` are the rows of each table that is filled in, by what they stand for.
    """

    source: str = ""
    fingerprint: str = ""
    sheets: set[str] = field(default_factory=set)
    values: Values = field(default_factory=dict)
    tables: dict[str, list[str]] = field(default_factory=dict)


def kept(sheets: Sequence[Sheet], name: str) -> Kept:
    """Return the memory of a workbook.

    Raises SourceError for one that another tool made, and for one of a later version.
    """
    memory = next((sheet for sheet in sheets if is_memory(sheet)), None)
    if memory is None:
        raise _foreign(name)
    version = _says(memory, 1)[1]
    if not version.isdecimal() or int(version) > VERSION:
        raise _later(name)
    return _read(memory)


def is_memory(sheet: Sheet) -> bool:
    """Tell whether a sheet is the memory of a follow-up workbook."""
    return sheet.name == ORIGIN and _says(sheet, 1)[:1] == [MARK]


def _read(memory: Sheet) -> Kept:
    found = Kept()
    for line in _lines(memory):
        match line:
            case ["Sources", source, fingerprint]:
                found.source, found.fingerprint = source, fingerprint
            case ["Feuilles", *names]:
                found.sheets = set(names)
            case [table, row, title, key, said] if tuple(line) != HEADS:
                if row not in found.values:
                    found.tables.setdefault(table, []).append(row)
                found.values.setdefault(row, {})[title] = Value(key, said)
    return found


def _lines(memory: Sheet) -> Iterator[list[str]]:
    """Yield the words of each row, as many as it has; a row of values has five."""
    for row, cells in memory.rows.items():
        words = _says(memory, row)
        known = cells[0].words in ("Sources", "Feuilles", MARK)
        yield words if known else (words + [""] * 5)[:5]


def _says(sheet: Sheet, row: int) -> list[str]:
    last = max((cell.column for cell in sheet.rows.get(row, [])), default=0)
    cells = (sheet.cells.get((row, column)) for column in range(1, last + 1))
    return [cell.words if cell else "" for cell in cells]


def _foreign(name: str) -> SourceError:
    message = "ce classeur n’est pas un tableau de suivi que ctg-docs a construit"
    hint = (
        "Pour un plan d’actions fait ailleurs : « ctg importer plan ». Un tableau de suivi d’une "
        "version antérieure se reconstruit : « ctg construire tableau-suivi »."
    )
    return SourceError([Problem(Place(name), "suivi-etranger", message, hint)])


def _later(name: str) -> SourceError:
    message = "ce classeur a été construit par une version plus récente de ctg-docs"
    hint = "Mettez ctg-docs à jour, puis recommencez."
    return SourceError([Problem(Place(name), "suivi-version", message, hint)])
