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
from ctg_docs.writing.xlsx.entries import protect
from ctg_docs.writing.xlsx.front import draw_front
from ctg_docs.writing.xlsx.geometry import PlacedTable, table_names
from ctg_docs.writing.xlsx.keeping import keep
from ctg_docs.writing.xlsx.outline import TableSheet, outline
from ctg_docs.writing.xlsx.pages import set_page
from ctg_docs.writing.xlsx.styles import Styles, base, plain_face
from ctg_docs.writing.xlsx.tables import Grid

_HOUSE = {
    "docProps/app.xml": "app.xml",
    "docProps/core.xml": "core.xml",
    "xl/theme/theme1.xml": "theme.xml",
}
"""Parts that the house style gives to every file, by the name they have here."""
_IMPOSED = b' customHeight="1"'
_SAID = b'<c:showVal val="1"/>'
_VISIBLE = b'<c:plotVisOnly val="1"/>'
_HIDDEN = (b"CatName", b"SerName", b"Percent", b"BubbleSize")
_SPELLED = b"".join(
    [b'<c:showLegendKey val="0"/>', _SAID, *(b'<c:show%s val="0"/>' % flag for flag in _HIDDEN)]
)


def write_xlsx(document: Document, theme: Theme) -> bytes:
    """Return a resolved document as a workbook, the same bytes for the same tree.

    No text of the tree ever becomes a formula, a number or a link.
    """
    import xlsxwriter  # noqa: PLC0415 - only workbooks need it

    target, theme = BytesIO(), plain_face(theme)
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": base(theme),
    }
    with xlsxwriter.Workbook(target, options) as book:
        _draw(book, document, theme)
    return archive(_dressed(target, document, theme))


def _draw(book: Any, document: Document, theme: Theme) -> None:
    """Draw the sheets; those of a workbook to fill are locked but for what is filled in."""
    styles, plan = Styles(book, theme), outline(document)
    names = table_names(item.name for item in plan.sheets)
    placed = [PlacedTable(i.name, i.table, n) for i, n in zip(plan.sheets, names, strict=True)]
    tables = {one.table.anchor: one for one in placed if one.table.anchor}
    front = book.add_worksheet(plan.name)
    set_page(front, document, plan.name)
    draw_front(front, plan, styles)
    for item, one in zip(plan.sheets, placed, strict=True):
        sheet = book.add_worksheet(item.name)
        set_page(sheet, document, item.title, charted=bool(item.charts))
        # A code such as « 0123 » is no number, whatever the application thinks of it.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        grid = Grid(sheet, one, styles, tables)
        grid.draw(item.title, item.subtitle)
        _charts(book, sheet, item, grid, theme)
    if to_fill := [one for one in placed if one.fillable]:
        for sheet in book.worksheets():
            protect(sheet)
        keep(book, document, to_fill)


def _charts(book: Any, sheet: Any, item: TableSheet, grid: Grid, theme: Theme) -> None:
    """Place the charts of a table below it, one under the other."""
    row = grid.placed.end + 3
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
                yield name, _chart(file.read(name), document.language)
            elif name.startswith("xl/worksheets/"):
                # A height that is measured and not imposed: a row grows with what is typed in it.
                yield name, file.read(name).replace(_IMPOSED, b"")
            else:
                yield name, file.read(name)


def _chart(content: bytes, language: str) -> bytes:
    """Return a chart that speaks the language of its document, each of its labels spelled out.

    The library says that every chart speaks American English. What a label does not say that it
    hides, LibreOffice shows; and it draws nought where nothing is known, unless it is told.
    """
    spoken = content.replace(b"en-US", language.encode()).replace(_SAID, _SPELLED)
    return spoken.replace(_VISIBLE, _VISIBLE + b'<c:dispBlanksAs val="gap"/>')
