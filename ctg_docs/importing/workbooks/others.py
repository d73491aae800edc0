"""ODS and XLS, read by calamine: values and, for XLS, merged cells."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ctg_docs.importing.workbooks import refusals
from ctg_docs.importing.workbooks.cells import CellValue, Sheet, SheetCell, clean
from ctg_docs.importing.workbooks.spreading import spread

_LARGEST = 3_000_000
"""Places of the rectangle that a sheet fills."""


def read_others(content: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a workbook; raises SourceError when it is none, or is locked."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        return [
            _sheet(workbook.get_sheet_by_name(one.name), one, name)
            for one in workbook.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet
        ]
    except PasswordError as error:
        raise refusals.locked(name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise refusals.unreadable(name) from error


def _sheet(sheet: Any, metadata: Any, name: str) -> Sheet:
    if sheet.total_height * sheet.total_width > _LARGEST:
        reason = f"la feuille « {sheet.name} » s’étend sur {sheet.total_height} lignes"
        raise refusals.excessive(name, reason)
    cells = {}
    rows = sheet.to_python(skip_empty_area=False)
    for row, values in enumerate(rows, 1):
        for column, raw in enumerate(values, 1):
            value = _value(raw)
            if value != "":
                form = "jour" if isinstance(value, date) else ""
                cells[row, column] = SheetCell(row, column, value, date_form=form)
    ranges = sheet.merged_cell_ranges or []
    spread(cells, [(r + 1, c + 1, s + 1, d + 1) for (r, c), (s, d) in ranges])
    hidden = metadata.visible != SheetVisibleEnum.Visible
    return Sheet(metadata.name, cells, hidden=hidden, merged=bool(ranges))


def _value(value: Any) -> CellValue:
    match value:
        case datetime():
            return value.date() if value.time() == time() else value
        case str():
            return clean(value)
        case float() if value.is_integer() and abs(value) < 1e15:
            return int(value)
        case bool() | int() | float() | date() | time():
            return value
        case timedelta():
            return str(value)
    return ""
