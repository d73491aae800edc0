"""Cells that name their row, in files whose engine only knows those that name their column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from ctg_docs.document.nodes import Document, Table
from ctg_docs.document.walk import blocks_within
from ctg_docs.writing.pages.finishing.structure import Structure, kids

GROUPS = (
    pikepdf.Name.Document,
    pikepdf.Name.Div,
    pikepdf.Name.NonStruct,
    pikepdf.Name.Figure,
    pikepdf.Name.L,
    pikepdf.Name.LI,
    pikepdf.Name.LBody,
)
"""Elements that hold blocks: the labelled texts of a sheet are a list, and hold any."""


def head_rows(pdf: pikepdf.Pdf, document: Document, _: Structure) -> None:
    """Make headers of the cells that name their row (ISO 32000-1, 14.8.5.7).

    The tables of the file are those of the document, in order. The engine names for each cell
    the headers of its column; where rows have theirs too, the scopes say both.
    """
    tables = (b for b in blocks_within(document.blocks) if isinstance(b, Table))
    for table, element in zip(tables, _tables(pdf.Root.StructTreeRoot), strict=True):
        rows = (*table.head, *table.body)
        if any(cell.header == "row" for row in rows for cell in row):
            for cells, drawn in zip(rows, _rows(element), strict=True):
                for cell, place in zip(cells, kids(drawn), strict=True):
                    _scope(place, cell.header == "row" and bool(cell.content))


def _tables(element: Any) -> Iterator[Any]:
    """Yield the tables in reading order; none stands inside words, nor another."""
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/S") == pikepdf.Name.Table:
                yield kid
            elif kid.get("/S") in GROUPS:
                yield from _tables(kid)


def _rows(element: Any) -> Iterator[Any]:
    for part in kids(element):
        if part.S == pikepdf.Name.TR:
            yield part
        elif pikepdf.Name.Caption != part.S:
            yield from _rows(part)


def _scope(place: Any, names_row: bool) -> None:
    attributes = place.get("/A", pikepdf.Dictionary(O=pikepdf.Name.Table))
    several = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    (own,) = (a for a in several if pikepdf.Name.Table == a.O)
    if "/Headers" in own:
        del own.Headers
    if names_row:
        place.S = pikepdf.Name.TH
        own.Scope = pikepdf.Name.Row
