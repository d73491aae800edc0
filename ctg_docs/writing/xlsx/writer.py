"""The workbook, from the resolved tree to the bytes of the file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from ctg_docs.document.nodes import UNDATED, Document
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text
from ctg_docs.writing.office.archive import archive
from ctg_docs.writing.office.templates import render
from ctg_docs.writing.xlsx.charts import chart_rows, draw_chart
from ctg_docs.writing.xlsx.front import draw_front
from ctg_docs.writing.xlsx.outline import TableSheet, outline
from ctg_docs.writing.xlsx.pages import set_page
from ctg_docs.writing.xlsx.styles import Styles, base
from ctg_docs.writing.xlsx.tables import Grid

_HOUSE = {
    "docProps/app.xml": "app.xml",
    "docProps/core.xml": "core.xml",
    "xl/theme/theme1.xml": "theme.xml",
}
"""Parts that the house style gives to every file, by the name they have here."""


def write_xlsx(document: Document, theme: Theme) -> bytes:
    """Return a resolved document as a workbook, the same bytes for the same tree.

    No text of the tree ever becomes a formula, a number or a link.
    """
    import xlsxwriter  # noqa: PLC0415 - only workbooks need it

    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": base(theme),
    }
    with xlsxwriter.Workbook(target, options) as book:
        styles = Styles(book, theme)
        plan = outline(document)
        front = book.add_worksheet(plan.name)
        set_page(front, document, plan.name)
        draw_front(front, plan, styles)
        for item in plan.sheets:
            sheet = book.add_worksheet(item.name)
            set_page(sheet, document, item.title, charted=bool(item.charts))
            # A code such as « 1.2 » is no number, whatever the application thinks of it.
            sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
            grid = Grid(sheet, item.table, styles)
            grid.draw(item.title, item.subtitle)
            _charts(book, sheet, item, grid, theme)
    return archive(_dressed(target, document, theme))


def _charts(book: Any, sheet: Any, item: TableSheet, grid: Grid, theme: Theme) -> None:
    """Place the charts of a table below it, one under the other."""
    row = grid.end + 3
    for chart in item.charts:
        drawn = draw_chart(book, item.name, chart, grid, theme)
        sheet.insert_chart(row, 0, drawn, {"description": inline_text(chart.alt)})
        row += chart_rows(chart)


def _dressed(target: BytesIO, document: Document, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of the file, with the metadata and the palette of the house."""
    day = (document.date or UNDATED).isoformat()
    with ZipFile(target) as file:
        for name in file.namelist():
            if name in _HOUSE:
                yield name, render(theme, _HOUSE[name], document=document, day=day)
            elif name.startswith("xl/charts/"):
                # The library says that every chart speaks American English.
                yield name, file.read(name).replace(b"en-US", document.language.encode())
            else:
                yield name, file.read(name)
