"""A hundred parties sign on six pages at most, each in its own cell, under a heading a page."""

from __future__ import annotations

import io

import pikepdf
import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from pdfminer.high_level import extract_text

from ctg_docs.document.nodes import (
    Cover,
    Document,
    Section,
    SignatureCell,
    SignatureGrid,
    TableOfContents,
    Text,
)
from ctg_docs.document.resolving import resolve
from ctg_docs.document.rows import row_size
from ctg_docs.writing import formats

HEADING = "Signatures des parties à la convention"


def drawn(theme, document, *formats_asked, engine="typst"):
    resolved, _ = resolve(document, {})
    settings = theme.model_copy(update={"moteur_pdf": engine})
    return dict(formats.write(resolved, settings, list(formats_asked)))


def grid(number):
    return SignatureGrid(
        tuple(
            SignatureCell(
                f"c{rank}-1",
                (Text(f"Pour la commune de Valbrune-les-Deux-Églises {rank}"),),
                (Text("Maire"),),
                (Text("Mme Anne Dupont-Martin"),),
                field=f"sig-{rank}",
            )
            for rank in range(1, number + 1)
        ),
        heading=(Text(HEADING),),
    )


def test_few_places_stand_two_a_row_and_many_three():
    assert (row_size(grid(12)), row_size(grid(13))) == (2, 3)


def signed_by(number):
    section = Section("signatures", "liminaire", (Text("Signatures"),), (grid(number),))
    return Document(title="Convention", blocks=(section,))


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_a_hundred_signatures_take_six_pages_at_most_each_under_the_heading(theme, engine):
    made = io.BytesIO(drawn(theme, signed_by(100), "pdf", engine=engine)["pdf"])
    with pikepdf.open(made) as pdf:
        assert len(pdf.pages) <= 6
        assert len(pdf.Root.AcroForm.Fields) == 100
    pages = extract_text(made).split("\f")[:-1]
    assert [page.count(HEADING) for page in pages] == [1] * len(pages)


def test_in_word_the_heading_is_a_row_that_comes_again(theme):
    made = drawn(theme, signed_by(40), "docx")["docx"]
    (table,) = WordDocument(io.BytesIO(made)).tables
    again = [bool(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in table.rows]
    assert again == [True] + [False] * 14
    assert table.rows[0].cells[0].text == HEADING


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
@pytest.mark.parametrize(("number", "pages"), [(35, 1), (36, 1), (41, 1), (60, 2)])
def test_no_page_holds_a_few_lines_of_contents_only(theme, engine, number, pages):
    articles = tuple(
        Section(f"a{n}", "liminaire", (Text(f"Article {n}"),), (), level=1) for n in range(number)
    )
    opening = (Cover((Text("Convention"),), (), (), ()), TableOfContents((Text("Sommaire"),), 2))
    document = Document("Convention", (*opening, *articles))
    made = drawn(theme, document, "pdf", engine=engine)["pdf"]
    texts = extract_text(io.BytesIO(made)).split("\f")
    last = f"Article {number - 1}"
    assert next(n for n, text in enumerate(texts) if last in text) == pages
