"""Charts in a real page and a real PDF: figures with their alternative, in the house fonts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pdf_text import Reading, read
from sample_charts import ALT, CHARTS, TWO, t

from ctg_docs.document.nodes import Document, Paragraph
from ctg_docs.document.theme import Theme
from ctg_docs.writing.formats import lay_out
from ctg_docs.writing.html import render_html

DOCUMENT = Document(
    "Des graphiques", (Paragraph(t("Ce que disent les chiffres.")), *CHARTS.values(), TWO)
)
COUNT = len(CHARTS) + 1


@pytest.fixture(scope="module")
def reading(paged: Theme) -> Reading:
    return read(lay_out(DOCUMENT, paged).pdf())


def test_each_chart_of_the_pdf_is_a_figure_with_its_alternative(reading: Reading) -> None:
    figures = [text for kind, text, _ in reading.elements if kind == "Figure"]
    assert figures == [f"[{ALT}]"] * COUNT


def test_what_a_chart_shows_is_read_before_it(reading: Reading) -> None:
    kinds = [kind for kind, _, _ in reading.elements]
    assert kinds[1:3] == ["Caption", "Figure"]


def test_the_charts_of_the_pdf_are_set_in_the_fonts_of_the_house(reading: Reading) -> None:
    names = {name.split("+")[1].replace("-", "") for name in reading.fonts}
    assert all(name.startswith("SourceSans3") for name in names)


def test_every_id_of_a_page_is_its_own(theme: Theme) -> None:
    ids = re.findall(r' id="([^"]+)"', render_html(DOCUMENT, theme))
    hatchings = {"one": 0, "two": 1, "stack": 2, "columns": 0, "six": 5, "two again": 1}
    assert len(ids) == len(set(ids)) == sum(hatchings.values())


def test_a_mention_leads_to_a_chart(theme: Theme) -> None:
    page = render_html(Document("Un graphique", (replace(TWO, anchor="budget"),)), theme)
    assert '<figure class="figure graphique" id="budget">' in page


def test_the_same_document_gives_the_same_bytes(paged: Theme) -> None:
    assert lay_out(DOCUMENT, paged).pdf() == lay_out(DOCUMENT, paged).pdf()
