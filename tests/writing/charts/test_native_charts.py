"""Charts that office suites edit, and the workbook behind them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook
from sample_charts import CHARTS, COLUMNS, FIELDS, ONE, SIX, STACK, TWO, chart

from ctg_docs.document.nodes import Chart
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.native import WORKBOOK_RELATION, chart_parts

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def drawn(node: Chart, theme: Theme, size: float | None = None) -> Any:
    return etree.fromstring(chart_parts(node, theme, size)[0])


def points(element: Any, kind: str, count: int) -> list[str | None]:
    found = {p.get("idx"): p.findtext(f"{C}v") for p in element.find(f"{C}{kind}").iter(f"{C}pt")}
    return [found.get(str(rank)) for rank in range(count)]


@pytest.mark.parametrize("name", CHARTS)
def test_the_drawing_holds_the_values_of_the_node(theme: Theme, name: str) -> None:
    node = CHARTS[name]
    count = len(node.categories)
    series = list(drawn(node, theme).iter(f"{C}ser"))
    assert len(series) == len(node.series)
    for element, expected in zip(series, node.series, strict=True):
        assert points(element, "tx", 1) == [inline_text(expected.name)]
        assert points(element, "cat", count) == [inline_text(c) for c in node.categories]
        values = points(element, "val", count)
        assert values == [None if v is None else str(v) for v in expected.values]


@pytest.mark.parametrize("name", CHARTS)
def test_the_workbook_holds_the_same_values(theme: Theme, name: str) -> None:
    node = CHARTS[name]
    sheet = load_workbook(BytesIO(chart_parts(node, theme)[1]))["Valeurs"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert list(head[1:]) == [inline_text(s.name) for s in node.series]
    assert [row[0] for row in rows] == [inline_text(c) for c in node.categories]
    for rank, series in enumerate(node.series, 1):
        known = [None if v is None else float(v) for v in series.values]
        assert [row[rank] for row in rows] == known


def test_each_formula_of_the_drawing_reads_its_cells_of_the_workbook(theme: Theme) -> None:
    markup, workbook = chart_parts(TWO, theme)
    book = load_workbook(BytesIO(workbook))
    for reference in etree.fromstring(markup).iter(f"{C}strRef", f"{C}numRef"):
        sheet, cells = reference.findtext(f"{C}f").split("!")
        area = book[sheet][cells.replace("$", "")]
        column = [row[0] for row in area] if isinstance(area, tuple) else [area]
        held = [cell.value for cell in column if cell.value is not None]
        told = [p.findtext(f"{C}v") for p in reference.iter(f"{C}pt")]
        assert [str(v) for v in held] == told


def test_words_that_look_like_a_formula_stay_words(theme: Theme) -> None:
    node = chart("barres", ("=1+1", "+33"), ("@somme", ("1", "2")))
    sheet = load_workbook(BytesIO(chart_parts(node, theme)[1]))["Valeurs"]
    assert [sheet[cell].data_type for cell in ("A2", "A3", "B1")] == ["s", "s", "s"]


def test_axes_have_positive_ids_that_answer_one_another(theme: Theme) -> None:
    root = drawn(ONE, theme)
    bars = [axis.get("val") for axis in root.find(f".//{C}barChart").findall(f"{C}axId")]
    axes = root.findall(f".//{C}catAx") + root.findall(f".//{C}valAx")
    assert bars == [axis.find(f"{C}axId").get("val") for axis in axes] == ["1", "2"]
    assert [axis.find(f"{C}crossAx").get("val") for axis in axes] == ["2", "1"]


@pytest.mark.parametrize(
    ("node", "code"),
    [
        (ONE, '[$-40C]#,##0.00"\u00a0€"'),
        (TWO, '[$-40C]#,##0"\u00a0€"'),
        (STACK, "[$-40C]#,##0"),
        (COLUMNS, '[$-40C]#,##0.0"\u202f%"'),
    ],
)
def test_values_print_as_the_french_write_them(theme: Theme, node: Chart, code: str) -> None:
    root = drawn(node, theme)
    codes = {f.get("formatCode").split(";")[0] for f in root.iterfind(f".//{C}dLbls/{C}numFmt")}
    assert codes == {code}
    assert {lang.get("lang") for lang in root.iter(f"{A}endParaRPr")} == {"fr-FR"}


def test_series_differ_by_colour_and_by_hatching(theme: Theme) -> None:
    series = list(drawn(SIX, theme).iter(f"{C}ser"))
    plain = series[0].find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val")
    assert plain == theme.graphiques[0][1:].upper()
    patterns = [s.find(f"{C}spPr/{A}pattFill") for s in series[1:]]
    grounds = [p.find(f"{A}bgClr/{A}srgbClr").get("val") for p in patterns]
    assert grounds == [colour[1:].upper() for colour in theme.graphiques[1:]]
    assert len({p.get("prst") for p in patterns}) == 5


@pytest.mark.parametrize(("node", "told"), [(ONE, False), (TWO, True)])
def test_a_legend_tells_several_series_apart(theme: Theme, node: Chart, told: bool) -> None:
    assert (drawn(node, theme).find(f".//{C}legend") is not None) == told


def test_nothing_is_drawn_but_bars_names_and_values(theme: Theme) -> None:
    root = drawn(ONE, theme)
    assert root.find(f".//{C}majorGridlines") is None
    assert root.find(f".//{C}valAx/{C}delete").get("val", "1") == "1"
    assert root.find(f".//{C}title") is None


def test_lying_bars_are_read_from_the_top(theme: Theme) -> None:
    reversed_axes = [
        drawn(node, theme).find(f".//{C}catAx/{C}scaling/{C}orientation[@val='maxMin']")
        for node in (ONE, COLUMNS)
    ]
    assert [axis is not None for axis in reversed_axes] == [True, False]


def test_a_slice_too_thin_keeps_its_value_for_the_table(theme: Theme) -> None:
    existing, _, new = drawn(STACK, theme).iter(f"{C}ser")
    hidden = [
        [d.find(f"{C}idx").get("val") for d in series.iterfind(f"{C}dLbls/{C}dLbl")]
        for series in (existing, new)
    ]
    assert hidden == [["2", "3"], []]


def test_a_value_in_a_slice_stands_on_its_colour_never_on_white(theme: Theme) -> None:
    found = drawn(STACK, theme).iterfind(f".//{C}ser/{C}dLbls/{C}spPr/{A}solidFill/{A}srgbClr")
    grounds = [ground.get("val") for ground in found]
    assert grounds == [colour[1:].upper() for colour in theme.graphiques[1:3]]
    assert not drawn(SIX, theme).xpath("//*[@rot]")


def test_what_is_planned_is_an_outline_in_office_suites_too(theme: Theme) -> None:
    planned = replace(TWO, series=(replace(TWO.series[0], planned=True), TWO.series[1]))
    outlined, solid = (s.find(f"{C}spPr") for s in drawn(planned, theme).iter(f"{C}ser"))
    ground = outlined.find(f"{A}solidFill/{A}srgbClr").get("val")
    assert (ground, outlined.find(f"{A}ln/{A}solidFill/{A}srgbClr").get("val")) == (
        "FFFFFF",
        solid.find(f"{A}solidFill/{A}srgbClr").get("val"),
    )


def test_a_target_is_the_only_line_of_the_scale(theme: Theme) -> None:
    ways = chart("barres", ("A", "B", "C"), ("Chemin", ("90", "117", "-4")), unit="%")
    axis = drawn(replace(ways, mark=Decimal(100)), theme).find(f".//{C}valAx")
    scale = {end: axis.find(f"{C}scaling/{C}{end}").get("val") for end in ("min", "max")}
    assert (axis.find(f"{C}majorUnit").get("val"), scale["min"]) == ("100.0", "-100.0")
    assert float(scale["max"]) < 200 and axis.find(f"{C}majorGridlines") is not None


def test_the_type_is_that_of_the_house(theme: Theme) -> None:
    sizes = []
    for size in (None, 14):
        style = drawn(ONE, theme, size).find(f"{C}txPr").find(f".//{A}defRPr")
        assert style.find(f"{A}latin").get("typeface") == theme.texte.famille
        sizes.append(style.get("sz"))
    assert sizes == [str(round(100 * theme.tailles.petit)), "1400"]


def test_the_drawing_names_the_relation_to_its_workbook(theme: Theme) -> None:
    assert drawn(ONE, theme).find(f"{C}externalData").get(f"{R}id") == WORKBOOK_RELATION


def test_the_same_chart_gives_the_same_bytes_dated_by_no_clock(theme: Theme) -> None:
    assert chart_parts(TWO, theme) == chart_parts(TWO, theme)
    with ZipFile(BytesIO(chart_parts(TWO, theme)[1])) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_every_category_is_named(theme: Theme) -> None:
    assert len(FIELDS) == len(list(drawn(ONE, theme).find(f".//{C}cat").iter(f"{C}pt")))
    assert drawn(ONE, theme).find(f".//{C}catAx/{C}tickLblSkip").get("val") == "1"
