"""The PDF file, read back: words, tags, pages, metadata, fonts, bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pdf_text import Reading, read, tagged_text
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTComponent, LTContainer, LTCurve, LTFigure
from sample_document import FIGURE_ALT, LOGO_ALT, draw_picture, p, sample

from ctg_docs.document.nodes import (
    Document,
    ListBlock,
    PageFormat,
    Section,
    TableOfContents,
    Text,
    TocEntry,
    sections,
)
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import heading_text
from ctg_docs.writing.formats import lay_out
from ctg_docs.writing.pages.layout import Layout
from ctg_docs.writing.text import plain_text


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return sample(draw_picture(tmp_path_factory.mktemp("images")), watermark="PROJET")


@pytest.fixture(scope="module")
def pages(document: Document, paged: Theme) -> Layout:
    return lay_out(document, paged)


@pytest.fixture(scope="module")
def pdf(pages: Layout) -> bytes:
    return pages.pdf()


@pytest.fixture(scope="module")
def reading(pdf: bytes) -> Reading:
    return read(pdf)


def test_the_words_are_those_of_the_tree_in_the_same_order(
    document: Document, pages: Layout, pdf: bytes
) -> None:
    logos = [f"[{LOGO_ALT}]", "[Logo de la Caf]"]
    blocks = tagged_text(pdf)
    expected = plain_text(document, pages.pagination)
    assert blocks[:2] == logos
    assert words("\n".join(blocks[2:])) == words(expected)


def words(text: str) -> list[str]:
    """Return the words; bars and slashes only part the cells of a plain text."""
    return [word for word in text.split() if word not in {"|", "/"}]


def test_each_target_stands_on_the_page_told(
    document: Document, pages: Layout, reading: Reading
) -> None:
    headings = {text: page for kind, text, page in reading.elements if kind.startswith("H")}
    told = {
        heading_text(section): pages.pagination.pages[section.id]
        for section in sections(document.blocks)
    }
    assert headings == {"Sommaire": 2, **told}
    assert pages.pagination.total == len(reading.pages)
    captions = {text: page for kind, text, page in reading.elements if kind == "Caption"}
    assert captions["Tableau 1 – Participations annuelles"] == pages.pagination.pages["tab-budget"]
    assert {"tab-calendrier", "fiche-1", "fig-equipements", "sig-caf"} <= set(
        pages.pagination.pages
    )


def test_the_contents_print_the_pages_of_the_headings(pages: Layout, pdf: bytes) -> None:
    total = pages.pagination.pages
    lines = tagged_text(pdf)
    assert f"Article 2 – Durée, ou L’Haÿ & <cœur> de l’accord {total['art-duree']}" in lines
    assert f"A1.2 Jeunesse {total['fiches-jeunesse']}" in lines


def test_bookmarks_follow_the_headings(document: Document, reading: Reading) -> None:
    expected = [(section.level, heading_text(section)) for section in sections(document.blocks)]
    assert reading.outline == [(1, "Sommaire"), *expected]


def test_the_running_head_and_the_page_number_are_on_every_page_but_the_cover(
    reading: Reading,
) -> None:
    head = "Convention territoriale globale du Val d’Orgelle – 2026-2030"
    total = len(reading.pages)
    assert f"sur {total}" not in reading.pages[0]
    for number, text in enumerate(reading.pages[1:], 2):
        assert head in text
        assert f"Page {number} sur {total}" in text


def test_running_heads_and_watermark_are_not_read_out(reading: Reading) -> None:
    blocks = [text for _, text, _ in reading.elements]
    assert not [text for text in blocks if text.startswith("Page ") or "PROJET" in text]
    assert "PROJET" not in "".join(reading.pages)


def test_the_watermark_is_drawn_on_every_page(paged: Theme, reading: Reading) -> None:
    hexa = paged.couleurs.filigrane[1:]
    colour = tuple(round(int(hexa[i : i + 2], 16) / 255, 2) for i in (0, 2, 4))
    plain = read(lay_out(short(sample()), paged).pdf())
    assert [colour in fills for fills in reading.fills] == [True] * len(reading.pages)
    assert not [fills for fills in plain.fills if colour in fills]


@pytest.mark.parametrize("page", ["portrait", "paysage"])
def test_the_watermark_lies_along_the_diagonal_of_the_page(page: PageFormat, paged: Theme) -> None:
    tree = replace(short(sample(watermark="PROJET")), page=page)
    width, height, (left, bottom, right, top) = painted(lay_out(tree, paged).pdf(), paged)
    assert (width > height) == (page == "paysage")
    assert min(left, bottom, width - right, height - top) > 0
    assert (left + right, bottom + top) == pytest.approx((width, height), rel=0.05)
    assert (right - left > top - bottom) == (page == "paysage")


def painted(pdf: bytes, style: Theme) -> tuple[float, float, tuple[float, ...]]:
    """Return the size of the last page, and the box of what has the colour of the watermark."""
    hexa = style.couleurs.filigrane[1:]
    colour = [int(hexa[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    *_, page = extract_pages(BytesIO(pdf), laparams=None)
    boxes = [
        shape.bbox
        for shape in shapes(page)
        if list(shape.non_stroking_color) == pytest.approx(colour, abs=0.01)
    ]
    left, bottom, right, top = zip(*boxes, strict=True)
    return page.width, page.height, (min(left), min(bottom), max(right), max(top))


def shapes(item: LTContainer[LTComponent]) -> Iterator[LTCurve]:
    for inner in item:
        if isinstance(inner, LTFigure):
            yield from shapes(inner)
        elif isinstance(inner, LTCurve) and inner.fill:
            yield inner


def short(document: Document) -> Document:
    """Keep the cover, the parties and the glossary."""
    return replace(document, blocks=(document.blocks[0], document.blocks[2], document.blocks[-1]))


def test_the_file_is_tagged_and_says_what_it_is(document: Document, reading: Reading) -> None:
    assert reading.catalog["MarkInfo"]["Marked"] is True
    assert reading.catalog["ViewerPreferences"]["DisplayDocTitle"] is True
    assert reading.catalog["Lang"] == b"fr-FR"
    assert reading.info["Title"] == document.title
    assert reading.info["Author"] == document.author
    assert reading.info["Subject"] == document.subject
    assert reading.info["Keywords"] == "CTG, petite enfance, Val d’Orgelle"
    assert reading.info["CreationDate"] == reading.info["ModDate"] == "D:20261102000000Z"


def test_the_fonts_are_those_of_the_theme_and_no_other(reading: Reading) -> None:
    names = {name.split("+")[1].replace("-", "") for name in reading.fonts}
    assert {name.removeprefix("SourceSans3")[:2] for name in names} <= {"", ",", "Re", "Bo", "It"}
    assert len(names) == 3


def test_lists_and_tables_are_nested_as_pdf_ua_wants(reading: Reading) -> None:
    inside = {
        parent: {c for p, c in reading.nesting if p == parent} for parent, _ in reading.nesting
    }
    assert inside["Root"] == {"Document"}
    assert inside["L"] <= {"LI", "L"}
    assert inside["LI"] == {"Lbl", "LBody"}
    assert {"Caption", "THead", "TBody"} <= inside["Table"] <= {"Caption", "THead", "TBody", "TR"}
    assert inside["THead"] | inside["TBody"] == {"TR"}
    assert inside["TR"] == {"TH", "TD"}


def test_an_item_is_read_in_the_order_of_its_blocks(paged: Theme) -> None:
    inner = ListBlock(((p("deux"),), (p("trois"),)))
    items = ((p("un"), inner, p("quatre")), (p("cinq"),))
    pdf = lay_out(Document("Essai", (ListBlock(items, ordered=True),)), paged).pdf()
    assert " ".join(tagged_text(pdf)) == "1. un • deux • trois quatre 2. cinq"


def test_a_figure_speaks_by_its_alternative(reading: Reading) -> None:
    assert [text for kind, text, _ in reading.elements if kind == "Figure"][-1] == f"[{FIGURE_ALT}]"


def test_a_line_of_contents_is_one_link(paged: Theme) -> None:
    section = Section("a", "article", (Text("Objet"),), (), 1, "Article 1")
    entry = TocEntry(1, "Article 1", (Text("Objet"),), "a")
    contents = TableOfContents((Text("Sommaire"),), 1, (entry,))
    assert read(lay_out(Document("Essai", (contents, section)), paged).pdf()).links == 1


def test_a_document_without_date_nor_author_nor_header_is_drawn(paged: Theme) -> None:
    section = Section("a", "article", (Text("Objet"),), (p("Un."),), 1, "Article 1")
    pdf = lay_out(Document("Essai", (section,)), paged).pdf()
    assert tagged_text(pdf) == ["Article 1 – Objet", "Un."]


AGAIN = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from house_style import house_style
from sample_document import draw_picture, sample
from test_pdf_file import short
from ctg_docs.writing.formats import lay_out
document = short(sample(draw_picture(Path.cwd()), watermark="PROJET"))
style = house_style().model_copy(update={"moteur_pdf": sys.argv[2]})
print(hashlib.sha256(lay_out(document, style).pdf()).hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_clock_the_folder_or_the_process(
    document: Document, paged: Theme, tmp_path: Path
) -> None:
    pages = lay_out(short(document), paged)
    pdf = pages.pdf()
    surroundings = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    again = subprocess.run(
        [sys.executable, "-c", AGAIN, str(Path(__file__).parent), paged.moteur_pdf],
        env={**os.environ, **surroundings, "SOURCE_DATE_EPOCH": "1"},
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert again.stdout.strip() == hashlib.sha256(pdf).hexdigest()
    assert again.stderr == ""
    assert pages.pdf() == pdf
