"""The correspondence that a workbook suggests, for its author to correct."""

from __future__ import annotations

from collections.abc import Sequence

from ctg_docs.importing.plans.headings import HeadedTable, find_table
from ctg_docs.importing.plans.labels import (
    bare_label,
    label_headings,
    labelled,
    looks_like_one_action,
)
from ctg_docs.importing.plans.mapping import Form, MappedHeading, Mapping, SheetMapping
from ctg_docs.importing.plans.settling import settle
from ctg_docs.importing.workbooks.cells import Sheet, SheetCell


def propose(sheets: Sequence[Sheet]) -> Mapping:
    """Return the likely form of each sheet, and the likely meaning of each of its headings."""
    tables = {sheet.name: find_table(sheet) for sheet in sheets}
    forms = {sheet.name: _form(sheet, tables[sheet.name]) for sheet in sheets}
    single = [sheet for sheet in sheets if forms[sheet.name] == "fiche"]
    labels = _labels(single)
    several = list(forms.values()).count("tableau") > 1
    return tuple(
        _mapping(sheet, forms[sheet.name], tables[sheet.name], labels, several=several)
        for sheet in sheets
    )


def _form(sheet: Sheet, table: HeadedTable | None) -> Form:
    if sheet.hidden:
        return "ignorer"
    if looks_like_one_action(sheet) > (len(table.keys) if table else 0):
        return "fiche"
    return "tableau" if table else "ignorer"


def _mapping(
    sheet: Sheet,
    form: Form,
    table: HeadedTable | None,
    labels: tuple[MappedHeading, ...],
    *,
    several: bool,
) -> SheetMapping:
    if form == "fiche":
        return SheetMapping(sheet.name, form, (), labels)
    if form == "ignorer" or table is None:
        return SheetMapping(sheet.name, "ignorer")
    headings = settle(table.headings, lambda heading: _below(sheet, table.rows[-1], heading))
    named = any(heading.cle == "champ" for heading in headings)
    champ = sheet.name if several and not named else ""
    return SheetMapping(sheet.name, form, table.rows, headings, champ)


def _below(sheet: Sheet, row: int, heading: MappedHeading) -> list[SheetCell]:
    """Return the values under a heading, its repetitions left out."""
    label = heading.intitule.rpartition(" › ")[2].casefold()
    column = [cell for cell in sheet.own_cells if cell.column == heading.column and cell.row > row]
    return [cell for cell in column if cell.value != "" and cell.line.casefold() != label]


def _labels(sheets: list[Sheet]) -> tuple[MappedHeading, ...]:
    """Return the labels of the sheets of one action each, whose values are looked at together."""
    values: dict[str, list[SheetCell]] = {}
    for sheet in sheets:
        for one in labelled(sheet):
            values.setdefault(bare_label(one.label), []).extend(one.values)
    return settle(label_headings(sheets), lambda heading: values.get(heading.intitule, []))
