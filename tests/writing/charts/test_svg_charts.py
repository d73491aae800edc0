"""Charts among the words of a page: every value said, nothing outside the frame."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from sample_charts import ALT, CHARTS, COLUMNS, FIELDS, ONE, SIX, STACK, TWO, chart

from ctg_docs.document.fonts.metrics import word_width
from ctg_docs.document.nodes import Chart
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.svg import Canvas, draw_svg, natural_height

S = "{http://www.w3.org/2000/svg}"
WIDTH = 480.0


def drawn(node: Chart, theme: Theme, **options: float) -> Element:
    return ElementTree.fromstring(draw_svg(node, theme, Canvas(WIDTH, "essai", **options)))


def texts(root: Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{S}text")]


def bars(root: Element, paint: str) -> list[Element]:
    return [rect for rect in root.findall(f"{S}rect") if rect.get("fill") == paint]


@pytest.mark.parametrize("name", CHARTS)
def test_the_title_is_the_alternative(theme: Theme, name: str) -> None:
    root = drawn(CHARTS[name], theme)
    assert (root.get("role"), root.findtext(f"{S}title")) == ("img", ALT)


def test_each_value_is_said_at_its_bar_zeros_and_gaps_too(theme: Theme) -> None:
    said = texts(drawn(ONE, theme))
    assert [w for w in said if w[:1].isdigit() or w == "–"] == [
        "1\u202f250\u202f000\u00a0€",
        "88\u202f000,50\u00a0€",
        "0\u00a0€",
        "–",
    ]


def test_names_wrap_without_losing_a_word(theme: Theme) -> None:
    said = " ".join(texts(drawn(ONE, theme)))
    assert all(name in said for name in FIELDS)
    assert not any(text == FIELDS[-1] for text in texts(drawn(ONE, theme)))


def test_bars_are_as_long_as_their_values(theme: Theme) -> None:
    lengths = [float(bar.get("width", "0")) for bar in bars(drawn(TWO, theme), theme.graphiques[0])]
    sample, *rest = lengths
    assert sample < 20
    assert rest[1] / rest[0] == pytest.approx(88_000 / 1_250_000, abs=0.001)


def test_a_negative_value_goes_the_other_way(theme: Theme) -> None:
    up, down = bars(drawn(COLUMNS, theme), theme.graphiques[0])
    ground = float(up.get("y", "0")) + float(up.get("height", "0"))
    assert float(down.get("y", "0")) == pytest.approx(ground, abs=0.02)
    assert "−12\u202f%" in texts(drawn(COLUMNS, theme))


def test_slices_of_a_stack_follow_one_another(theme: Theme) -> None:
    root = drawn(STACK, theme)
    legend = 3
    first, second, third = root.findall(f"{S}rect")[legend:][:3]
    for left, right in ((first, second), (second, third)):
        end = float(left.get("x", "0")) + float(left.get("width", "0"))
        assert float(right.get("x", "0")) == pytest.approx(end, abs=0.02)


def test_each_series_but_the_first_has_a_hatching_of_its_own(theme: Theme) -> None:
    root = drawn(SIX, theme)
    patterns = root.findall(f"{S}defs/{S}pattern")
    assert [p.get("id") for p in patterns] == [f"essai-{rank}" for rank in range(1, 6)]
    assert len({p.find(f"{S}path").get("d") for p in patterns}) == 5  # type: ignore[union-attr]
    used = {rect.get("fill") for rect in root.findall(f"{S}rect") if rect.get("stroke")}
    assert used == {theme.graphiques[0], *(f"url(#essai-{rank})" for rank in range(1, 6))}


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("height", [None, 300.0])
def test_nothing_stands_outside_the_frame(theme: Theme, name: str, height: float | None) -> None:
    options = {"height": height} if height else {}
    root = drawn(CHARTS[name], theme, **options)
    high = float((root.get("height") or "").removesuffix("pt"))
    for rect in root.findall(f"{S}rect"):
        x, y, wide, tall = (float(rect.get(k, "0")) for k in ("x", "y", "width", "height"))
        assert x >= 0 and y >= -0.01 and x + wide <= WIDTH + 0.01 and y + tall <= high + 0.01
    size = float(root.get("font-size", "0"))
    for text in root.iter(f"{S}text"):
        if text.get("transform"):
            continue
        length = word_width(text.text or "", theme.texte.normal) * size
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
        left = float(text.get("x", "0")) - shift * length
        assert left >= -1 and left + length <= WIDTH + 1
        assert size * 0.5 <= float(text.get("y", "0")) <= high


@pytest.mark.parametrize("name", CHARTS)
def test_no_word_is_turned_and_none_has_a_white_ground(theme: Theme, name: str) -> None:
    root = drawn(CHARTS[name], theme)
    assert not [t for t in root.iter(f"{S}text") if t.get("transform")]
    whites = [r for r in root.findall(f"{S}rect") if r.get("fill") == "#ffffff"]
    assert all(r.get("stroke") == theme.graphiques[0] for r in whites)


def test_adjoining_slices_are_parted_by_a_white_line(theme: Theme) -> None:
    slices = [r for r in drawn(STACK, theme).findall(f"{S}rect") if r.get("stroke")]
    assert {(r.get("stroke"), r.get("stroke-width")) for r in slices} == {("#ffffff", "1")}


def test_what_is_planned_is_an_outline(theme: Theme) -> None:
    planned = replace(TWO, series=(replace(TWO.series[0], planned=True), TWO.series[1]))
    outlined = bars(drawn(planned, theme), "#ffffff")
    assert len(outlined) == 3 and {r.get("stroke") for r in outlined} == {theme.graphiques[0]}
    assert bars(drawn(planned, theme), theme.graphiques[0])


def test_a_target_is_a_line_across_the_bars_that_cuts_no_value(theme: Theme) -> None:
    ways = chart("barres", ("A", "B", "C"), ("Chemin", ("90", "117", "4")), unit="%")
    root = drawn(replace(ways, mark=Decimal(100)), theme)
    (line,) = [p for p in root.findall(f"{S}path") if p.get("stroke-dasharray")]
    x = float(line.get("d", "").split()[0][1:])
    size = float(root.get("font-size", "0"))
    said = {t.text: t for t in root.iter(f"{S}text")}
    assert float(said["100\u202f%"].get("x", "0")) == pytest.approx(x, abs=0.1)
    for words in ("90\u202f%", "117\u202f%", "4\u202f%"):
        length = word_width(words, theme.texte.normal) * size
        shift = {"start": 0.0, "middle": 0.5}[said[words].get("text-anchor", "start")]
        left = float(said[words].get("x", "0")) - shift * length
        assert not left < x < left + length


def test_a_chart_stretches_to_the_height_asked_for(theme: Theme) -> None:
    natural = natural_height(ONE, theme, WIDTH)
    assert drawn(ONE, theme).get("viewBox") == f"0 0 480 {natural:.2f}".rstrip("0").rstrip(".")
    assert drawn(ONE, theme, height=300.0).get("viewBox") == "0 0 480 300"


def test_the_words_are_set_in_the_face_of_the_house_or_in_one_without_serifs(theme: Theme) -> None:
    assert drawn(ONE, theme).get("font-family") == f"{theme.texte.famille}, sans-serif"


def test_a_screen_that_lacks_the_face_of_the_house_has_room_for_another(theme: Theme) -> None:
    house, other = (
        float(bars(drawn(ONE, theme, slack=slack), theme.graphiques[0])[0].get("width", "0"))
        for slack in (1.0, 1.2)
    )
    assert other < house


def test_a_chart_whose_only_values_are_zeros_is_drawn_all_the_same(theme: Theme) -> None:
    node = chart("barres", ("A", "B"), ("Prévu", ("0", "0")))
    assert [w for w in texts(drawn(node, theme)) if w == "0"] == ["0", "0"]


def test_the_same_chart_gives_the_same_drawing(theme: Theme) -> None:
    canvas = Canvas(WIDTH, "essai")
    assert draw_svg(TWO, theme, canvas) == draw_svg(TWO, theme, canvas)
    assert inline_text(TWO.alt) == ALT
