"""The print style: readable colours, and rules that keep a build quick."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from sample_document import draw_picture, sample

from ctg_docs.document.nodes import Cell, Tone
from ctg_docs.document.theme import Theme
from ctg_docs.writing.html import render_html
from ctg_docs.writing.html.dark import dark
from ctg_docs.writing.html.slides import screen_tokens
from ctg_docs.writing.html.style import filled

WHITE = "#ffffff"


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *((ink, paper) for ink in ("texte", "primaire", "secondaire", "discret")
          for paper in (WHITE, "fond", "filigrane")),
        ("texte", "lacune"),
    ],
)  # fmt: skip
def test_each_ink_can_be_read_on_each_paper(theme: Theme, ink: str, paper: str) -> None:
    colours = theme.couleurs.model_dump()
    assert contrast(colours[ink], colours.get(paper, paper)) >= 4.5


@pytest.mark.parametrize("tone", get_args(Tone))
def test_each_state_of_a_workbook_can_be_read_at_a_glance(theme: Theme, tone: Tone) -> None:
    assert contrast(*theme.tons.of(tone)) >= 7


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rules(theme: Theme) -> list[str]:
    sheet = re.sub(r"/\*.*?\*/", "", theme.feuille.read_text(encoding="utf-8"), flags=re.DOTALL)
    sheet = sheet.replace("${", "").replace("}pt", "pt")
    return [head.strip() for head in re.findall(r"^([^@{}]+)\{", sheet, flags=re.MULTILINE)]


def test_rules_are_few_and_end_in_a_class(theme: Theme) -> None:
    selectors = [part.strip() for head in rules(theme) for part in head.split(",")]
    assert 60 < len(selectors) < 300
    ends = [re.split(r"[\s>+]+", selector)[-1] for selector in selectors]
    assert [end for end in ends if "." not in end] == ["html", "body"]


def test_text_is_neither_justified_hyphenated_nor_transformed(theme: Theme) -> None:
    sheet = theme.feuille.read_text(encoding="utf-8")
    assert "hyphens: none" in sheet
    assert not re.search(r"justify|text-transform|position: fixed", sheet)


@pytest.mark.parametrize("name", ["print.css", "diapositives.css", "web.css"])
def test_nothing_is_translucent(theme: Theme, name: str) -> None:
    more = {"diapositives.css": screen_tokens, "web.css": dark}.get(name, lambda _theme: {})(theme)
    sheet = filled(theme.feuille.with_name(name), theme, more)
    assert not re.search("opacity|rgba|hsla|blend|filter|mask|device-cmyk", sheet)


@pytest.mark.parametrize(
    ("name", "classes"),
    [("print.css", {"image", "logo"}), ("diapositives.css", {"image"})],
)
def test_pictures_are_not_smoothed_which_an_archived_pdf_forbids(
    theme: Theme, name: str, classes: set[str]
) -> None:
    sheet = theme.feuille.with_name(name).read_text(encoding="utf-8")
    crisp = re.findall(r"^\.([\w-]+) \{[^}]*image-rendering: crisp-edges", sheet, re.MULTILINE)
    assert {*crisp} == classes


def test_no_cell_spans_lines_and_no_style_is_translucent_in_the_page(
    theme: Theme, tmp_path: Path
) -> None:
    page = render_html(sample(draw_picture(tmp_path)), theme)
    assert "<td" in page
    assert not re.search("rowspan|opacity", page)
    assert "rowspan" not in {field.name for field in fields(Cell)}
