"""Native charts: they read the cells of their table, so that a change of one shows in the other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ctg_docs.document.nodes import Cell, Chart
from ctg_docs.document.tables import starts
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.labelling import horizontal, stacked
from ctg_docs.writing.charts.palette import PATTERNS, Hatching, looks
from ctg_docs.writing.charts.values import number_format
from ctg_docs.writing.xlsx.cells import read
from ctg_docs.writing.xlsx.lines import cell_words
from ctg_docs.writing.xlsx.names import VALUES
from ctg_docs.writing.xlsx.tables import Grid

WIDTH, BAR, FRAME, SHEET_ROW = 780, 34, 150, 20
"""Pixels: width of a chart, height of each bar, of what stands around, and of a row of a sheet."""
FEWEST = 5
"""Bars for which a chart keeps room even when it has fewer."""


@dataclass(frozen=True, slots=True)
class Held:
    """Where a sheet holds the values of a chart: first row, column of names, columns of series.

    `format` is the code that prints them all.
    """

    sheet: str
    first: int
    names: int
    series: list[int]
    format: str


def draw_chart(book: Any, name: str, chart: Chart, grid: Grid, theme: Theme) -> Any:
    """Return a chart that reads the cells of the table on the sheet of that name."""
    held = _in_table(name, chart, grid) or _apart(book, chart)
    last = held.first + len(chart.categories) - 1
    kind = {"type": "bar" if horizontal(chart) else "column"}
    drawn = book.add_chart(kind | ({"subtype": "stacked"} if stacked(chart) else {}))
    for rank, (column, look) in enumerate(
        zip(held.series, looks(len(chart.series), theme), strict=True)
    ):
        drawn.add_series(
            {
                "name": inline_text(chart.series[rank].name),
                "categories": [held.sheet, held.first, held.names, last, held.names],
                "values": [held.sheet, held.first, column, last, column],
                "gap": 60,
                "data_labels": _labels(chart, held, theme),
                **_fill(look.colour, look.hatching),
            }
        )
    _dress(drawn, chart, theme)
    return drawn


def chart_rows(chart: Chart) -> int:
    """Return how many rows of a sheet a chart covers, one of space included."""
    return _height(chart) // SHEET_ROW + 2


def _height(chart: Chart) -> int:
    bars = len(chart.categories) if horizontal(chart) else FEWEST
    return FRAME + BAR * max(bars, FEWEST)


def _labels(chart: Chart, held: Held, theme: Theme) -> dict[str, Any]:
    """Return the look of the values: inside a bar, on a white ground, and nought is not said."""
    font = {"name": theme.texte.famille, "size": theme.tailles.petit}
    if not stacked(chart):
        return {"value": True, "font": font}
    unless_nought, ground = f"{held.format};", {"color": "#FFFFFF"}
    return {"value": True, "font": font, "fill": ground, "num_format": unless_nought}


def _fill(colour: str, hatching: Hatching) -> dict[str, Any]:
    if hatching == "plein":
        return {"fill": {"color": colour}, "border": {"color": colour}}
    pattern = {"pattern": PATTERNS[hatching], "fg_color": "#FFFFFF", "bg_color": colour}
    return {"pattern": pattern, "border": {"color": colour}}


def _dress(drawn: Any, chart: Chart, theme: Theme) -> None:
    font = {"name": theme.texte.famille, "size": theme.tailles.petit}
    title = {"name": inline_text(chart.caption), "name_font": {**font, "size": 12}}
    drawn.set_title(title if chart.caption else {"none": True})
    lying = horizontal(chart)
    # The first category of a lying chart comes on top. Each bar says its value: no scale is needed.
    names = {"num_font": font, "reverse": lying, "line": {"color": theme.couleurs.filet}}
    scale = {"visible": False, "major_gridlines": {"visible": False}}
    drawn.set_y_axis(names if lying else scale)
    drawn.set_x_axis(scale if lying else names)
    drawn.set_legend(
        {"position": "bottom", "font": font} if len(chart.series) > 1 else {"none": True}
    )
    drawn.set_size({"width": WIDTH, "height": _height(chart)})


def _apart(book: Any, chart: Chart) -> Held:
    """Write the values that no table holds as they are on a hidden sheet."""
    sheet = book.get_worksheet_by_name(VALUES)
    if sheet is None:
        sheet = book.add_worksheet(VALUES)
        sheet.hide()
    first = 0 if sheet.dim_rowmax is None else sheet.dim_rowmax + 2
    code = number_format(chart)
    look = book.add_format({"num_format": code})
    for row, category in enumerate(chart.categories, first):
        sheet.write_string(row, 0, inline_text(category))
        for column, series in enumerate(chart.series, 1):
            value = series.values[row - first]
            if value is not None:
                sheet.write_number(row, column, value, look)
    return Held(VALUES, first, 0, list(range(1, len(chart.series) + 1)), code)


def _in_table(name: str, chart: Chart, grid: Grid) -> Held | None:
    words = _words(grid)
    wanted = [inline_text(category) for category in chart.categories]
    for column in range(len(grid.table.columns)):
        for first in range(len(words) - len(wanted) + 1):
            if [row.get(column) for row in words[first : first + len(wanted)]] == wanted:
                series = _series(chart, grid, first)
                if series is not None:
                    cells = _column(grid, series[0])[first : first + len(wanted)]
                    code = number_format(chart, shares=any(map(_is_share, cells)))
                    return Held(name, grid.first + first, column, series, code)
    return None


def _series(chart: Chart, grid: Grid, first: int) -> list[int] | None:
    """Return the column that holds each series: the one of its name, else any of its values."""
    heads = {cell_words(c.content): start for start, c in starts(grid.table.head[-1])}
    values = _values(grid)[first : first + len(chart.categories)]
    found: list[int] = []
    for series in chart.series:
        named = heads.get(inline_text(series.name))
        columns = range(len(grid.table.columns)) if named is None else [named]
        held = [c for c in columns if tuple(row.get(c) for row in values) == series.values]
        if not held:
            return None
        found.append(held[0])
    return found


def _words(grid: Grid) -> list[dict[int, str]]:
    return [
        {start: cell_words(cell.content) for start, cell in starts(row)} for row in grid.table.body
    ]


def _values(grid: Grid) -> list[dict[int, Decimal]]:
    return [
        {s: cell.value for s, cell in starts(row) if isinstance(cell.value, Decimal)}
        for row in grid.table.body
    ]


def _column(grid: Grid, rank: int) -> list[Cell | None]:
    """Return the cell of each row that begins in a column, None where one spans over it."""
    return [dict(starts(row)).get(rank) for row in grid.table.body]


def _is_share(cell: Cell | None) -> bool:
    """Say whether a cell holds a share of one, which a workbook shows as a percentage."""
    found = read(cell) if cell else None
    return found is not None and found.format.endswith("%")
