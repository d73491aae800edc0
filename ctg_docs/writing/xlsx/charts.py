"""Native charts: they read the cells of their table, so that a change of one shows in the other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from ctg_docs.document.nodes import Cell, Chart, Series
from ctg_docs.document.tables import starts
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.dressing import HEADROOM, LEAST
from ctg_docs.writing.charts.labelling import extent, horizontal, stacked
from ctg_docs.writing.charts.palette import PATTERNS, WHITE, SeriesLook, looks
from ctg_docs.writing.charts.pen import OUTLINE, SEPARATION
from ctg_docs.writing.charts.values import number_format
from ctg_docs.writing.xlsx.cells import read
from ctg_docs.writing.xlsx.lines import cell_words
from ctg_docs.writing.xlsx.names import VALUES
from ctg_docs.writing.xlsx.tables import Grid

WIDTH, BAR, FRAME, SHEET_ROW = 780, 34, 150, 20
"""Pixels: width of a chart, height of each bar, of what stands around, and of a row of a sheet."""
FEWEST = 5
"""Bars for which a chart keeps room even when it has fewer."""

Cells = list[Cell | None]


@dataclass(frozen=True, slots=True)
class Ranges:
    """The cells of the values of a chart: first row, column of names, columns of series.

    `format` is the code that prints them all.
    """

    sheet: str
    first: int
    names: int
    series: list[int]
    format: str


def draw_chart(book: Any, name: str, chart: Chart, grid: Grid, theme: Theme) -> Any:
    """Return a chart that reads the cells of the table on the sheet of that name."""
    ranges = _in_table(name, chart, grid) or _apart(book, chart)
    last = ranges.first + len(chart.categories) - 1
    kind = {"type": "bar" if horizontal(chart) else "column"}
    drawn = book.add_chart(kind | ({"subtype": "stacked"} if stacked(chart) else {}))
    for rank, (column, look) in enumerate(
        zip(ranges.series, looks(chart.series, theme), strict=True)
    ):
        drawn.add_series(
            {
                "name": inline_text(chart.series[rank].name),
                "categories": [ranges.sheet, ranges.first, ranges.names, last, ranges.names],
                "values": [ranges.sheet, ranges.first, column, last, column],
                "values_data": _known(chart.series[rank], ranges),
                "gap": 60,
                "data_labels": _labels(chart, chart.series[rank], ranges, look, theme),
                **_fill(look, stacked(chart)),
            }
        )
    _dress(drawn, chart, theme)
    return drawn


def chart_rows(chart: Chart) -> int:
    """Return the number of rows of a sheet that a chart covers, one of space included."""
    return _height(chart) // SHEET_ROW + 2


def _height(chart: Chart) -> int:
    bars = len(chart.categories) if horizontal(chart) else FEWEST
    return FRAME + BAR * max(bars, FEWEST)


def _known(series: Series, ranges: Ranges) -> list[Decimal | None]:
    """Return the values as their cells hold them: the library would say nought of an empty one."""
    whole = 100 if ranges.format.endswith("%") else 1
    return [None if value is None else value / whole for value in series.values]


def _labels(
    chart: Chart, series: Series, ranges: Ranges, look: SeriesLook, theme: Theme
) -> dict[str, Any]:
    """Return the look of the values: in a slice, on its colour, and nought is not said; in a bar
    that the line of a mark could cross beyond; else beyond."""
    font = {"name": theme.texte.famille, "size": theme.tailles.petit}
    inside = {**font, "color": look.ink}
    if stacked(chart):
        ground = {} if look.hatching in ("plein", "contour") else {"fill": {"color": look.colour}}
        return {"value": True, "font": inside, "num_format": f"{ranges.format};", **ground}
    if chart.mark is None:
        return {"value": True, "font": font}
    least = extent(chart)[1] * LEAST
    beyond = {"position": "outside_end", "font": {**font, "color": theme.couleurs.texte}}
    custom = [beyond if v is None or v < least else None for v in series.values]
    return {"value": True, "font": inside, "position": "inside_end", "custom": custom}


def _fill(look: SeriesLook, adjoining: bool) -> dict[str, Any]:
    if look.hatching == "contour":
        border = {"color": look.colour, "width": OUTLINE}
        return {"fill": {"color": WHITE}, "border": border}
    border = {"color": WHITE if adjoining else look.colour, "width": SEPARATION}
    if look.hatching == "plein":
        return {"fill": {"color": look.colour}, "border": border}
    pattern = {"pattern": PATTERNS[look.hatching], "fg_color": WHITE, "bg_color": look.colour}
    return {"pattern": pattern, "border": border}


def _dress(drawn: Any, chart: Chart, theme: Theme) -> None:
    font = {"name": theme.texte.famille, "size": theme.tailles.petit}
    title = {"name": inline_text(chart.caption), "name_font": {**font, "size": 12}}
    drawn.set_title(title if chart.caption else {"none": True})
    sideways = horizontal(chart)
    # The first category of a lying chart comes on top. Each bar says its value: no scale is needed.
    names = {"num_font": font, "reverse": sideways, "line": {"color": theme.couleurs.filet}}
    scale = _scale(chart, font, theme)
    drawn.set_y_axis(names if sideways else scale)
    drawn.set_x_axis(scale if sideways else names)
    drawn.set_legend(
        {"position": "bottom", "font": font} if len(chart.series) > 1 else {"none": True}
    )
    drawn.set_size({"width": WIDTH, "height": _height(chart)})


def _scale(chart: Chart, font: dict[str, Any], theme: Theme) -> dict[str, Any]:
    """Return no scale, or one whose step is the mark, which its lines draw across the bars."""
    if chart.mark is None:
        return {"visible": False, "major_gridlines": {"visible": False}}
    low, high = extent(chart)
    # Percentages are shares of one in the cells.
    whole = 100 if chart.unit == "%" else 1
    line = {"color": theme.couleurs.texte, "width": 1, "dash_type": "dash"}
    return {
        "min": float((low / chart.mark).to_integral_value(ROUND_FLOOR) * chart.mark) / whole,
        "max": float(high * HEADROOM) / whole,
        "major_unit": float(chart.mark) / whole,
        "major_gridlines": {"visible": True, "line": line},
        "major_tick_mark": "none",
        "line": {"none": True},
        "num_font": font,
        "num_format": number_format(chart, shares=whole > 1),
    }


def _apart(book: Any, chart: Chart) -> Ranges:
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
    return Ranges(VALUES, first, 0, list(range(1, len(chart.series) + 1)), code)


def _in_table(name: str, chart: Chart, grid: Grid) -> Ranges | None:
    columns = [_column(grid, rank) for rank in range(len(grid.table.columns))]
    wanted = [inline_text(category) for category in chart.categories]
    for names, cells in enumerate(columns):
        words = [cell_words(cell.content) if cell else None for cell in cells]
        for first in range(len(words) - len(wanted) + 1):
            last = first + len(wanted)
            if words[first:last] == wanted:
                beside = [cells[first:last] for cells in columns]
                series = _series(chart, grid, beside)
                if series is not None:
                    shares = any(map(_is_share, beside[series[0]]))
                    code = number_format(chart, shares=shares)
                    return Ranges(name, grid.placed.first + first, names, series, code)
    return None


def _series(chart: Chart, grid: Grid, columns: list[Cells]) -> list[int] | None:
    """Return the column that holds each series: the one of its name, else any of its values."""
    heads = {cell_words(cell.content): start for start, cell in starts(grid.table.head[-1])}
    found: list[int] = []
    for series in chart.series:
        named = heads.get(inline_text(series.name))
        ranks = range(len(columns)) if named is None else [named]
        same = [rank for rank in ranks if tuple(map(_number, columns[rank])) == series.values]
        if not same:
            return None
        found.append(same[0])
    return found


def _column(grid: Grid, rank: int) -> Cells:
    """Return the cell of each row that begins in a column, None where one spans over it."""
    return [dict(starts(row)).get(rank) for row in grid.table.body]


def _number(cell: Cell | None) -> Decimal | None:
    return cell.value if cell and isinstance(cell.value, Decimal) else None


def _is_share(cell: Cell | None) -> bool:
    """Say whether a cell holds a share of one, which a workbook shows as a percentage."""
    found = read(cell) if cell else None
    return found is not None and found.format.endswith("%")
