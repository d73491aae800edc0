"""Charts in a real Word file: objects that Word edits, each with its alternative."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook
from sample_charts import ALT, CHARTS, TWO, t
from word_file import WP, WordFile, style_of, words_of

from ctg_docs.document.nodes import Document, Paragraph
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx import write_docx

DOCUMENT = Document(
    "Des graphiques", (Paragraph(t("Ce que disent les chiffres.")), *CHARTS.values(), TWO)
)
COUNT = len(CHARTS) + 1


@pytest.fixture(scope="module")
def content(theme: Theme) -> bytes:
    return write_docx(DOCUMENT, theme, Pagination({}, 1))


def test_each_chart_of_word_says_its_alternative_and_holds_its_values(content: bytes) -> None:
    drawn = list(WordFile(content).body.iter(f"{WP}inline"))
    assert [inline.find(f"{WP}docPr").get("descr") for inline in drawn] == [ALT] * COUNT
    assert len({inline.find(f"{WP}docPr").get("id") for inline in drawn}) == COUNT
    charts = [
        p
        for p in docx.Document(BytesIO(content)).part.package.iter_parts()
        if p.partname.startswith("/word/charts/")
    ]
    assert len(charts) == COUNT
    for part in charts:
        (workbook,) = (relation.target_part for relation in part.rels.values())
        assert load_workbook(BytesIO(workbook.blob)).sheetnames == ["Valeurs"]


def test_word_says_what_a_chart_shows_above_it(content: bytes) -> None:
    styles = [(style_of(p), words_of(p)) for p in WordFile(content).paragraphs()]
    assert styles[1:3] == [("Caption", "Budget prévu par champ"), ("Graphique", "")]


def test_a_document_without_chart_carries_no_part_for_one(theme: Theme) -> None:
    plain = Document("Sans graphique", (Paragraph(t("Rien à comparer.")),))
    parts = WordFile(write_docx(plain, theme, Pagination({}, 1))).parts
    assert not [name for name in parts if "chart" in name or "embeddings" in name]


def test_the_same_charts_give_the_same_bytes(theme: Theme, content: bytes) -> None:
    assert write_docx(DOCUMENT, theme, Pagination({}, 1)) == content
