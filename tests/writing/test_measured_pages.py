"""The measures of a drawn file: where each page ends, how high each row is."""

import pytest
from generated.extents import extents

from ctg_docs.document.nodes import Cell, Column, Document, Paragraph, Table, Text
from ctg_docs.document.resolving import resolve
from ctg_docs.writing import formats

SENTENCE = "La commune ouvre un lieu d’accueil. "


def cell(times):
    return Cell((Paragraph((Text(SENTENCE * times),)),))


@pytest.fixture(scope="module", params=["typst", "weasyprint"])
def measured(request):
    house = request.getfixturevalue("theme")
    head = (Cell((Paragraph((Text("Action"),)),), "col"),)
    table = Table((Column(),), (head,), ((cell(1),), (cell(40),), (cell(1),)))
    document, _ = resolve(Document(title="Suivi", blocks=(table,)), {})
    theme = house.model_copy(update={"moteur_pdf": request.param})
    ((_, pdf),) = formats.write(document, theme, ["pdf"])
    return extents(pdf)


def test_a_row_is_as_high_as_its_lines(measured):
    head, short, tall, last = measured.rows
    assert 2 < head < 6 and 2 < short < 6 and short == pytest.approx(last, abs=0.1)
    assert 40 < tall < 120


def test_a_page_ends_with_its_text_and_not_with_its_foot(measured):
    (end,) = measured.ends
    assert 0.2 < end < 0.6
