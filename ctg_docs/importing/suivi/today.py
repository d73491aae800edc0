"""The values of the follow-up as the sources say them today: those of its workbook, drawn again."""

from __future__ import annotations

from ctg_docs.document.nodes import Document
from ctg_docs.importing.suivi.kept import Value, Values
from ctg_docs.writing.xlsx.geometry import PlacedTable
from ctg_docs.writing.xlsx.keeping import kept_cells
from ctg_docs.writing.xlsx.outline import outline


def values_of(document: Document) -> Values:
    """Return the values of the tables of a resolved document that a workbook lets fill in."""
    found: Values = {}
    for item in outline(document).sheets:
        table = PlacedTable(item.name, item.table, "")
        for row, title, key, said in kept_cells(table) if table.fillable else ():
            found.setdefault(row, {})[title] = Value(key, said)
    return found
