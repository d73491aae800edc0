"""XLSX, read by openpyxl: values as Excel last computed them, merged and hidden cells, formats."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ctg_docs.importing.workbooks import refusals
from ctg_docs.importing.workbooks.cells import CellValue, Sheet, SheetCell, clean
from ctg_docs.importing.workbooks.spreading import spread
from ctg_docs.importing.workbooks.thinning import thinned

_FAULTS = (
    *(InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError),
    *(OSError, SyntaxError, OverflowError),
)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read_excel(content: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a workbook; nothing that it links to is opened.

    Raises SourceError for a file that is no workbook.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it would drop on saving, which is never done
            workbook = load_workbook(BytesIO(thinned(content)), data_only=True, keep_links=False)
        return [_sheet(worksheet) for worksheet in workbook.worksheets]
    except _FAULTS as error:
        raise refusals.unreadable(name) from error


def _sheet(worksheet: Any) -> Sheet:
    # Its public ways to walk make a cell for each place of the rectangle that styles reach.
    read = (_cell(cell) for cell in worksheet._cells.values())
    cells = {(cell.row, cell.column): cell for cell in read if cell}
    ranges = [
        (one.min_row, one.min_col, one.max_row, one.max_col)
        for one in worksheet.merged_cells.ranges
    ]
    spread(cells, ranges)
    return Sheet(
        worksheet.title,
        cells,
        hidden=worksheet.sheet_state != "visible",
        hidden_rows=frozenset(n for n, row in worksheet.row_dimensions.items() if row.hidden),
        hidden_columns=frozenset(_hidden_columns(worksheet)),
        merged=bool(ranges),
    )


def _hidden_columns(worksheet: Any) -> Iterator[int]:
    for dimension in worksheet.column_dimensions.values():
        if dimension.hidden and dimension.min:
            yield from range(dimension.min, min(dimension.max, dimension.min + 500) + 1)


def _cell(cell: Any) -> SheetCell | None:
    value = _value(cell.value)
    note = clean(cell.comment.text) if cell.comment and cell.comment.text else ""
    if value is None or value == "":
        return None if not note else SheetCell(cell.row, cell.column, "", note=note)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    form = _QUOTED.sub("", cell.number_format or "") if number or cell.is_date else ""
    return SheetCell(
        cell.row,
        cell.column,
        value,
        percent=number and "%" in form,
        date_form=_date_form(form) if isinstance(value, date) else "",
        broken=cell.data_type == "e",
        note=note,
    )


def _value(value: Any) -> CellValue | None:
    match value:
        case datetime():
            return value.date() if value.time() == time() else value
        case str():
            return clean(value)
        case bool() | int() | float() | date() | time():
            return value
        case timedelta():
            return str(value)
    return None if value is None else clean(str(value))


def _date_form(form: str) -> str:
    """Return the finest part of a date that a format shows: « jour », « mois » or « annee »."""
    form = form.lower()
    if "d" in form or "j" in form or not form.strip(" ;@"):
        return "jour"
    return "mois" if "m" in form else "annee" if "y" in form or "a" in form else "jour"
