"""The workbook behind a native chart: what an office suite opens under « Modifier les données »."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from ctg_docs.document.nodes import UNDATED, Chart
from ctg_docs.document.words import inline_text

SHEET = "Valeurs"


def workbook(chart: Chart, number_format: str) -> bytes:
    """Return a workbook of one sheet: categories down, series across, an empty cell where nothing
    is known. The same bytes for the same chart."""
    import xlsxwriter  # noqa: PLC0415 - only native charts need it

    target = BytesIO()
    # The library dates its entries 1980 when it keeps them in memory.
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": datetime.combine(UNDATED, datetime.min.time())})
    _fill(book.add_worksheet(SHEET), book.add_format({"num_format": number_format}), chart)
    book.close()
    return target.getvalue()


def _fill(sheet: Any, number: Any, chart: Chart) -> None:
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, inline_text(category))
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, inline_text(series.name))
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, number)
    sheet.set_column(0, 0, 40)
