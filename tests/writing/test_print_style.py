"""The print style: readable colours, and rules that keep a build quick."""

from __future__ import annotations

import re

import pytest

from ctg_docs.document.theme import Theme

WHITE = "#ffffff"
GAP = "#fff2b3"


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *((ink, paper) for ink in ("texte", "primaire", "secondaire", "discret")
          for paper in (WHITE, "fond", "filigrane")),
        ("texte", GAP),
    ],
)  # fmt: skip
def test_each_ink_can_be_read_on_each_paper(theme: Theme, ink: str, paper: str) -> None:
    colours = theme.couleurs.model_dump()
    assert contrast(colours[ink], colours.get(paper, paper)) >= 4.5


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


def test_text_is_neither_justified_hyphenated_transformed_nor_translucent(theme: Theme) -> None:
    sheet = theme.feuille.read_text(encoding="utf-8")
    assert "hyphens: none" in sheet
    assert not re.search(r"justify|text-transform|opacity|position: fixed", sheet)
