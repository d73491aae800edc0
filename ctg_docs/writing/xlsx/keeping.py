"""Memory of a workbook that is to be read back: the values that it was built with, by rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from ctg_docs.document.nodes import Cell, Document
from ctg_docs.document.tables import starts
from ctg_docs.writing.xlsx.columns import EMPTY
from ctg_docs.writing.xlsx.geometry import PlacedTable
from ctg_docs.writing.xlsx.lines import cell_words

ORIGIN = "Origine"
"""Hidden sheet of what is kept."""
MARK, VERSION = "ctg-docs tableau-suivi", 1
HEADS = ("Tableau", "Repère", "Colonne", "Clé", "Valeur")


def keep(book: Any, document: Document, tables: Sequence[PlacedTable]) -> None:
    """Write the sheet that tells what the workbook was built with, which nobody has to see."""
    sheet = book.add_worksheet(ORIGIN)
    sheet.very_hidden()
    sheet.protect()
    shown = [one.get_name() for one in book.worksheets() if one is not sheet]
    for row, line in enumerate(_lines(document, tables, shown)):
        for column, word in enumerate(line):
            if word:
                sheet.write_string(row, column, word)


def cell_value(cell: Cell) -> str:
    """Return the value of a cell, or its words: a number in digits, a day as in ISO 8601."""
    if isinstance(cell.value, Decimal):
        return f"{cell.value.normalize():f}" if cell.value else "0"
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    words = cell_words(cell.content)
    return "" if words == EMPTY else words


def kept_cells(table: PlacedTable) -> Iterator[tuple[str, str, str, str]]:
    """Yield (key of the row, title of the column, key of the sources, value) of each cell.

    What the workbook computes is left out.
    """
    columns = table.table.columns
    for key, row in zip(table.table.keys, table.table.body, strict=False):
        for start, cell in starts(row):
            if key and not columns[start].formula:
                entry = columns[start].entry
                yield key, table.titles[start], entry.key if entry else "", cell_value(cell)


def _lines(
    document: Document, tables: Sequence[PlacedTable], sheets: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    yield MARK, str(VERSION)
    yield "Feuilles", *sheets
    for attached in document.attachments[:1]:  # the versions that avenants changed come after
        yield "Sources", attached.name, sha256(attached.content).hexdigest()
    yield HEADS
    for table in tables:
        for line in kept_cells(table):
            yield (table.name, *line)
