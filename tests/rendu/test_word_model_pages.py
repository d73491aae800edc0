"""A convention on a commune's own Word model, as a word processor lays it out.

The model is one that LibreOffice made of an ODT: framed and tinted pages, justified and indented
text, headings that count I, II, III. Needs LibreOffice and poppler: run by `make rendu`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from libreoffice import converted, page_texts

from ctg_docs.document.nodes import sections
from ctg_docs.document.theme import ModeleWord
from ctg_docs.document.words import heading_text
from ctg_docs.pipeline import prepare
from ctg_docs.problems import Place
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.pdf import layout

SOURCES = Path(__file__).parents[2] / "sources"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
    )
)
MODEL = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3"
    office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
  <style:style style:name="Standard" style:family="paragraph" style:class="text">
    <style:paragraph-properties fo:text-align="justify" fo:text-indent="1cm"/>
    <style:text-properties fo:font-family="Source Sans 3" fo:font-size="11pt"/>
  </style:style>
  <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
      style:parent-style-name="Standard" style:default-outline-level="1" style:class="text">
    <style:text-properties fo:color="#0b6e4f" fo:font-size="16pt" fo:font-weight="bold"/>
  </style:style>
  <text:outline-style style:name="Outline">
    <text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
  </text:outline-style>
</office:styles>
<office:automatic-styles>
  <style:page-layout style:name="pm1">
    <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
        fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2.5cm"
        fo:margin-right="2.5cm" fo:background-color="#fdf8ee" fo:border="0.5pt solid #0b6e4f"/>
    <style:header-style><style:header-footer-properties fo:min-height="1.5cm"/></style:header-style>
    <style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style>
  </style:page-layout>
</office:automatic-styles>
<office:master-styles>
  <style:master-page style:name="Standard" style:page-layout-name="pm1">
    <style:header><text:h text:outline-level="1">Val-de-Brune</text:h></style:header>
    <style:footer><text:p>Feuillet <text:page-number>1</text:page-number></text:p></style:footer>
  </style:master-page>
</office:master-styles>
<office:body><office:text>
  <text:h text:outline-level="1">Modèle à remplir</text:h>
</office:text></office:body>
</office:document>
"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    """Return the headings of the tree, and the text of each page of the Word file."""
    folder = tmp_path_factory.mktemp("modele")
    (folder / "charte.fodt").write_text(MODEL, encoding="utf-8")
    model = ModeleWord(*converted([folder / "charte.fodt"], "docx"), Place("charte.yaml", 2))
    prepared = prepare(SOURCES / "nancy", ["convention"])
    assert prepared.theme is not None
    document = prepared.documents["convention"]
    pages = layout(document, prepared.theme).pagination
    theme = prepared.theme.model_copy(update={"modele_word": model})
    (folder / "convention.docx").write_bytes(write_docx(document, theme, pages))
    texts = page_texts(*converted([folder / "convention.docx"], "pdf"))
    return [heading_text(s) for s in sections(document.blocks)], texts


def test_each_page_bears_the_head_and_the_foot_of_the_model(
    drawn: tuple[list[str], list[str]],
) -> None:
    _, pages = drawn
    for rank, page in enumerate(pages, 1):
        assert page.strip().startswith("Val-de-Brune")
        assert page.strip().endswith(f"Feuillet {rank}")
        assert "Modèle à remplir" not in page


def test_headings_bear_the_numbers_of_the_tree(drawn: tuple[list[str], list[str]]) -> None:
    headings, pages = drawn
    text = " ".join(pages)
    assert [h for h in headings if re.sub(r"\s+", " ", h) not in text] == []


def test_cover_fills_one_page(drawn: tuple[list[str], list[str]]) -> None:
    _, pages = drawn
    assert "Sommaire" in pages[1]
