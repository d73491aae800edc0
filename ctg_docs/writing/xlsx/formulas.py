"""Formulas of a workbook, made of the places of its cells and of nothing that a source says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ctg_docs.document.nodes import Formula, FormulaRule
from ctg_docs.writing.xlsx.geometry import PlacedTable

_IN_VIEW = 109
"""SUBTOTAL's sum of the rows that the filters leave in view."""
Tables = Mapping[str, PlacedTable]


def computing(formula: Formula, table: PlacedTable, column: int, tables: Tables, row: int) -> str:
    """Return the formula of the cell of a row, empty when a column or a table is not there.

    `tables` are those of the workbook by their anchors. Only functions that Excel and LibreOffice
    share, on plain ranges: a name of a column between brackets is lost when LibreOffice saves.
    """
    return _RULES[formula.rule](formula, table, column, tables, row)


def subtotal(table: PlacedTable, column: int) -> str:
    """Return a sum that follows the filters."""
    from xlsxwriter.utility import xl_range  # noqa: PLC0415 - loaded with the library

    return f"=SUBTOTAL({_IN_VIEW},{xl_range(table.first, column, table.last, column)})"


def _cells(formula: Formula, table: PlacedTable, row: int) -> list[str]:
    """Return the cells of a row in the columns that a formula takes, none when one is missing."""
    if not {*formula.columns} <= {*table.titles}:
        return []
    return [_cell(row, table.titles.index(title)) for title in formula.columns]


def _cell(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415 - loaded with the library

    return str(xl_rowcol_to_cell(row, column, col_abs=True))


def _difference(formula: Formula, table: PlacedTable, _: int, tables: Tables, row: int) -> str:
    cells = _cells(formula, table, row)
    if not cells:
        return ""
    first, second = cells
    return f'=IF(OR({first}="",{second}=""),"",{first}-{second})'


def _derniere(formula: Formula, table: PlacedTable, _: int, tables: Tables, row: int) -> str:
    found = '""'
    for cell in _cells(formula, table, row):
        found = f'IF({cell}<>"",{cell},{found})'
    return f"={found}" if formula.columns and found != '""' else ""


def _parcours(formula: Formula, table: PlacedTable, _: int, tables: Tables, row: int) -> str:
    cells = _cells(formula, table, row)
    if not cells:
        return ""
    start, target, last = cells
    unknown = f'{start}="",{target}="",{last}="",{start}={target}'
    return f'=IF(OR({unknown}),"",ROUND(({last}-{start})/({target}-{start}),2))'


def _somme(formula: Formula, table: PlacedTable, _: int, tables: Tables, row: int) -> str:
    return _summed(formula, table, tables, row, "")


def _somme_annee(
    formula: Formula, table: PlacedTable, column: int, tables: Tables, row: int
) -> str:
    title = table.titles[column]
    other = tables.get(formula.table)
    if other is None or formula.columns[-1] not in other.titles:
        return ""
    years = other.range(other.titles.index(formula.columns[-1]))
    # The lone sign asks for cells that hold nothing.
    year = title if title.isdecimal() else '"="'
    return _summed(formula, table, tables, row, f",{years},{year}")


def _summed(formula: Formula, table: PlacedTable, tables: Tables, row: int, more: str) -> str:
    """Return the sum of the rows of a table whose keys begin with the one of this row."""
    other = tables.get(formula.table)
    if other is None or not other.keyed or not table.keyed:
        return ""
    if not {*formula.columns} <= {*other.titles}:
        return ""
    summed, known = (other.range(other.titles.index(t)) for t in formula.columns[:2])
    rows = f'{other.range(other.key_column)},{_cell(row, table.key_column)}&"/*"{more}'
    return f'=IF(COUNTIFS({rows},{known},"<>")=0,"",SUMIFS({summed},{rows}))'


_Rule = Callable[[Formula, PlacedTable, int, Tables, int], str]
_RULES: Mapping[FormulaRule, _Rule] = {
    "difference": _difference,
    "derniere": _derniere,
    "parcours": _parcours,
    "somme": _somme,
    "somme-annee": _somme_annee,
}
