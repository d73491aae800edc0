"""Cells of a workbook that are open: the values that each takes, a word of help for the others."""

from __future__ import annotations

from datetime import date
from typing import Any

from ctg_docs.document.nodes import Column
from ctg_docs.writing.xlsx.geometry import PlacedTable

_FIRST_DAY = date(2000, 1, 1)
_FORMATS = {"euros": '[$-40C]#,##0.##"\u00a0€"', "pourcent": '0"\u202f"%', "": "General"}
_ALLOWED = {
    "sort": True,
    "autofilter": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
}


def protect(sheet: Any) -> None:
    """Lock a sheet but for its open cells, without a password: who must may take it off."""
    sheet.protect("", _ALLOWED)


def add_entries(sheet: Any, table: PlacedTable) -> None:
    """Give each open column the rule of what it takes; lists of choices have their own."""
    for rank, column in enumerate(table.table.columns):
        if column.entry and not column.choices and (rule := _rule(column)):
            sheet.data_validation(table.first, rank, table.last, rank, rule)


def empty_format(column: Column) -> str:
    """Return the format of what will be typed in an empty cell, or computed there."""
    if column.entry and column.entry.kind == "date":
        return "dd/mm/yyyy"
    return _FORMATS[column.unit]


def _rule(column: Column) -> dict[str, Any]:
    """Return the rule of a column, nothing when it takes any words."""
    assert column.entry is not None
    if column.entry.kind == "date":
        rule = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
        return rule | _said("Une date", "Tapez un jour : 16/12/2024.")
    if column.entry.kind == "texte":
        return {}
    if column.unit == "pourcent":
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
        return rule | _said("Un taux", "Tapez un taux de 0 à 100 % : 60 %.")
    if column.unit == "euros":
        rule = {"validate": "decimal", "criteria": ">=", "value": 0}
        return rule | _said("Un montant", "Tapez un montant en euros, sans lettres : 12000.")
    rule = {"validate": "decimal", "criteria": "between", "minimum": -1e12, "maximum": 1e12}
    return rule | _said("Un nombre", "Tapez un nombre, sans unité : 45.")


def _said(title: str, message: str) -> dict[str, Any]:
    return {"error_title": title, "error_message": message}
