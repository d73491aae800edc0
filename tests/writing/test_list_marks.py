"""Lists of letters, and lists that carry on: every format shows the mark that the text says."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from pdf_text import tagged_text
from sample_document import p

from ctg_docs.document.markdown import prose
from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import list_mark, list_marks
from ctg_docs.writing.formats import write

TEXT = """Le lieu :

1. est ouvert ;
2. est gratuit.

Ensuite :

3. est chauffé ;

La commune paie :

a) le loyer ;
b) le chauffage.
"""
MARKS = ["1.", "2.", "3.", "a)", "b)"]


@pytest.fixture
def document() -> Document:
    return Document("Essai", (p("Avant."), *prose(TEXT)))


def test_words_say_the_mark_of_each_item() -> None:
    lists = [block for block in prose(TEXT) if hasattr(block, "items")]
    assert [mark for block in lists for mark in list_marks(block)] == MARKS
    assert list_mark(lists[-1], 28) == "ab)"


def drawn(document: Document, theme: Theme, format_: str) -> bytes:
    ((_, content),) = write(document, theme, [format_])
    return content


def test_a_pdf_prints_them(document: Document, paged: Theme) -> None:
    words = " ".join(tagged_text(drawn(document, paged, "pdf")))
    assert re.findall(r"\b(?:\d\.|[ab]\))", words) == MARKS


def test_word_counts_them_itself(document: Document, paged: Theme) -> None:
    file = zipfile.ZipFile(io.BytesIO(drawn(document, paged, "docx")))
    numbering = file.read("word/numbering.xml").decode()
    assert re.findall(r'<w:startOverride w:val="(\d+)"/>', numbering) == ["1", "3", "1"]
    lettered = numbering.split("<w:startOverride")[-1]
    assert '<w:numFmt w:val="lowerLetter"/>' in lettered
    assert '<w:lvlText w:val="%1)"/>' in lettered


def test_a_page_for_the_web_counts_them_itself(document: Document, theme: Theme) -> None:
    page = drawn(document, theme, "html").decode()
    assert re.findall(r"<ol[^>]*>", page) == [
        '<ol class="liste">',
        '<ol class="liste" start="3" style="counter-reset: list-item 2">',
        '<ol class="liste a-lettres">',
    ]


@pytest.mark.parametrize(
    ("format_", "lines"),
    [
        ("txt", ["3. est chauffé ;", "a) le loyer ;", "b) le chauffage."]),
        ("md", ["3. est chauffé ;", "- a) le loyer ;", "- b) le chauffage."]),
    ],
)
def test_plain_texts_write_them(
    document: Document, theme: Theme, format_: str, lines: list[str]
) -> None:
    assert set(lines) <= set(drawn(document, theme, format_).decode().splitlines())
