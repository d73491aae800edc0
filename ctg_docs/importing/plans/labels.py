"""A sheet of one action: labels, each with its value on its right or below."""

from __future__ import annotations

import re
from typing import NamedTuple

from ctg_docs.importing.plans.headings import mapped
from ctg_docs.importing.plans.mapping import MappedHeading
from ctg_docs.importing.plans.recognising import recognise
from ctg_docs.importing.workbooks.cells import Sheet, SheetCell

_LONGEST = 60
_LEAST = 4
_LONGEST_SHEET = 120
"""Rows beyond which a sheet describes more than one action."""
_TITLE = re.compile(r"fiche(?:[- ]action)?\b.*", re.IGNORECASE)


class Labelled(NamedTuple):
    """A label of a sheet, and the cells of its value."""

    label: SheetCell
    values: tuple[SheetCell, ...]


def looks_like_one_action(sheet: Sheet) -> int:
    """Return the number of keys that the labels of a sheet name, 0 when they are too few."""
    if len(sheet.rows) > _LONGEST_SHEET:
        return 0
    keys = {recognise(bare_label(one.label)).cle for one in labelled(sheet)} - {"", "ignorer"}
    return len(keys) if len(keys) >= _LEAST else 0


def labelled(sheet: Sheet, known: frozenset[str] = frozenset()) -> list[Labelled]:
    """Return the labels of a sheet with their values; `known` are those that the author listed."""
    leading = _leading_column(sheet)
    last: SheetCell | None = None
    found: dict[SheetCell, list[SheetCell]] = {}
    for cells in sheet.rows.values():
        own = [cell for cell in cells if not cell.spread]
        label: SheetCell | None = None
        for rank, cell in enumerate(own):
            if _is_label(cell, leading) or (
                label and found[label] and rank + 1 < len(own) and _is_second(cell, known)
            ):
                label = last = cell
                found[cell] = []
            elif holder := label or (last if cell.column > leading else None):
                found[holder].append(cell)
    return [Labelled(one, tuple(values)) for one, values in found.items()]


def _is_label(cell: SheetCell, leading: int) -> bool:
    short = isinstance(cell.value, str) and len(cell.line) <= _LONGEST
    return short and cell.column == leading


def _is_second(cell: SheetCell, known: frozenset[str]) -> bool:
    """Say whether a cell that follows a value is the label of another one, on the same row."""
    short = isinstance(cell.value, str) and len(cell.line) <= _LONGEST
    return short and (bare_label(cell) in known or _means(cell))


def _leading_column(sheet: Sheet) -> int:
    """Return the column that holds the most labels."""
    counts: dict[int, int] = {}
    for cell in sheet.own_cells:
        if isinstance(cell.value, str) and len(cell.line) <= _LONGEST and _means(cell):
            counts[cell.column] = counts.get(cell.column, 0) + 1
    return max(counts, key=lambda column: (counts[column], -column), default=1)


def _means(cell: SheetCell) -> bool:
    return bool(recognise(bare_label(cell)).cle)


def bare_label(cell: SheetCell) -> str:
    """Return a label without its colon."""
    return cell.line.rstrip(" :")


def label_headings(sheets: list[Sheet]) -> tuple[MappedHeading, ...]:
    """Return the labels of the sheets of one action each, in their order, with their keys."""
    found: dict[str, MappedHeading] = {}
    for sheet in sheets:
        for one in labelled(sheet):
            label = bare_label(one.label)
            if one.values and label not in found:
                found[label] = mapped(None, label, recognise(label))
    return tuple(found.values())


def own_title(sheet: Sheet) -> SheetCell | None:
    """Return the cell at the top of a sheet that names its action: « Fiche action n° 3 : … »."""
    for cells in list(sheet.rows.values())[:4]:
        for cell in cells:
            if not cell.spread and _TITLE.fullmatch(cell.line):
                return cell
    return None
