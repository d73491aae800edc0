"""Headings of a table, found among its first rows: one row, or two when some stand under others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ctg_docs.importing.plans.mapping import A_CHOISIR, IGNORER, MappedHeading
from ctg_docs.importing.plans.recognising import Heading, recognise
from ctg_docs.importing.workbooks.cells import Sheet, SheetCell

_FIRST_ROWS = 15
_LONGEST = 90
_YEAR = re.compile(r"20\d\d")
_MONEY = ("budget.", "financements.")
_THOUSANDS = re.compile(r"\b(k€|keuros?|k euros|milliers d[’']euros)(?!\w)", re.IGNORECASE)
_MILLIONS = re.compile(r"\b(M€|Meuros?|millions d[’']euros)(?!\w)")


class HeadedTable(NamedTuple):
    """The headings of a table: their rows, one for each column."""

    rows: tuple[int, ...]
    headings: tuple[MappedHeading, ...]

    @property
    def keys(self) -> set[tuple[str, int | None, str]]:
        """The values that it knows how to fill."""
        return {h.target for h in self.headings if h.cle not in (A_CHOISIR, IGNORER)}


def find_table(sheet: Sheet) -> HeadedTable | None:
    """Return the headings of the table of a sheet, None when no row looks like headings."""
    first = [row for row, cells in sheet.rows.items() if any(not c.spread for c in cells)]
    found = [table for row in first[:_FIRST_ROWS] for table in _tables(sheet, row)]
    best = max(found, key=lambda table: (len(table.keys), -table.rows[0]), default=None)
    if best is None or len(best.keys) < 2:
        return None
    named = any(heading.cle == "titre" for heading in best.headings)
    return best if named or len(best.keys) > 2 else None


def _tables(sheet: Sheet, row: int) -> Iterator[HeadedTable]:
    if _in_two_rows(sheet, row):
        yield table_at(sheet, (row, row + 1))
    yield table_at(sheet, (row,))


def table_at(sheet: Sheet, rows: tuple[int, ...]) -> HeadedTable:
    """Return the headings that given rows make."""
    columns = sorted({cell.column for row in rows for cell in sheet.rows.get(row, ())})
    groups = _groups(sheet, rows[0]) if len(rows) > 1 else {}
    headings = [_heading(sheet, rows, column, groups.get(column, "")) for column in columns]
    return HeadedTable(rows, tuple(heading for heading in headings if heading.intitule))


def _groups(sheet: Sheet, row: int) -> dict[int, str]:
    """Return the label that stands over each column: its own, or that of the left when blank."""
    below = {cell.column for cell in sheet.rows.get(row + 1, ()) if not cell.spread}
    found: dict[int, str] = {}
    label = ""
    for column in range(1, max([*below, 0]) + 1):
        cell = sheet.cells.get((row, column))
        if cell is not None:
            label = cell.line
        elif column not in below:
            label = ""
        found[column] = label
    return found


def _in_two_rows(sheet: Sheet, row: int) -> bool:
    """Say whether the labels of the next row stand under groups, and nowhere else."""
    top = {c.column: c for c in sheet.rows.get(row, ())}
    below = {c.column for c in sheet.rows.get(row + 1, ()) if not c.spread}
    own = [column for column, cell in top.items() if not cell.spread]
    if len(own) < 2 or not below:
        return False
    grouped = 0
    for column in below:
        beside = top.get(column + 1)
        if column in own and not ((beside is None or beside.spread) and column + 1 in below):
            return False
        grouped += 1
    labels = [c.line for c in sheet.rows[row + 1] if not c.spread]
    return grouped >= 2 and all(len(label) <= _LONGEST for label in labels)


def _heading(sheet: Sheet, rows: tuple[int, ...], column: int, group: str) -> MappedHeading:
    cells = [sheet.cells.get((row, column)) for row in rows]
    own = [cell for cell in cells if cell is not None]
    label = own[-1].line if own else ""
    if len(rows) == 1 or not group or group == label or _same(cells):
        label = label or group
        if len(label) > _LONGEST:
            return MappedHeading(column, label, A_CHOISIR)
        return mapped(column, label, recognise(label), hidden=column in sheet.hidden_columns)
    found, financeur = _under(group, label)
    return mapped(
        column,
        f"{group} › {label}",
        found,
        financeur=financeur,
        hidden=column in sheet.hidden_columns,
    )


def _same(cells: list[SheetCell | None]) -> bool:
    first, last = cells[0], cells[-1]
    return last is None or (first is not None and last.spread and first.value == last.value)


def _under(group: str, label: str) -> tuple[Heading, str]:
    """Return the meaning of a label under a group, and the funder that it names."""
    year = _YEAR.fullmatch(group) or _YEAR.fullmatch(label)
    above, both = recognise(group), recognise(f"{group} {label}")
    if _YEAR.fullmatch(group):
        both = recognise(f"budget {label} {group}") if not recognise(label).cle else both
    elif year and above.cle.startswith("calendrier"):
        return Heading("calendrier.annees", int(label)), ""
    if both.cle:
        return both, ""
    alone = recognise(label)
    money = above.cle.startswith(_MONEY)
    if alone.cle and (not money or alone.cle.startswith(_MONEY)):
        return alone._replace(annee=alone.annee or both.annee), ""
    if above.cle.startswith("financements."):
        return Heading("financements.montant", both.annee), label
    return Heading("", both.annee, (*alone.candidates, *above.candidates)), ""


def mapped(
    column: int | None, label: str, found: Heading, *, financeur: str = "", hidden: bool = False
) -> MappedHeading:
    """Return a heading with what it means; what a sheet hides is left out until asked for."""
    cle = found.cle or A_CHOISIR
    factor = 1_000_000 if _MILLIONS.search(label) else 1000 if _THOUSANDS.search(label) else 1
    candidates = found.candidates
    if hidden and cle != IGNORER:
        cle, candidates = (
            IGNORER,
            tuple(dict.fromkeys((*(found.cle,) * bool(found.cle), *candidates))),
        )
    return MappedHeading(column, label, cle, found.annee, financeur, factor, hidden, candidates)
