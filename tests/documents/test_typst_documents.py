"""The PDF files of every shipped territory laid out by Typst: words of the tree, real pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from livre import TERRITORIES, carrying, prepared, words

from ctg_docs.composing.catalogue import load_catalogue
from ctg_docs.document.nodes import Cover, Document, Slide, sections
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import heading_text, inline_text
from ctg_docs.pipeline import Piece
from ctg_docs.reading.house import templates_folder
from ctg_docs.writing.text import plain_text
from ctg_docs.writing.typst import layout

from pdf_text import Reading, read  # isort: skip - found by livre


@cache
def drawn(territory: str) -> list[tuple[Piece, Pagination, Reading]]:
    """Return every PDF of a territory, with the pages that the engine tells."""
    found = prepared(territory, *load_catalogue(templates_folder()).noms)
    assert found.theme is not None
    theme = found.theme.model_copy(update={"moteur_pdf": "typst"})
    laid = [(p, layout(carrying(p), theme)) for p in chosen(found.pieces)]
    return [(piece, pages.pagination, read(pages.pdf())) for piece, pages in laid]


def chosen(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield what has a PDF; of the sheets of single actions, which are all alike, one in ten."""
    sheets = 0
    for piece in pieces:
        sheets += piece.chemin.startswith("fiche/")
        if "pdf" in piece.formats and (sheets % 10 == 1 or not piece.chemin.startswith("fiche/")):
            yield piece


@pytest.mark.parametrize("territory", TERRITORIES)
def test_each_file_says_the_words_of_its_tree_in_order(territory: str) -> None:
    for piece, pages, reading in drawn(territory):
        said = words(text for _, text, _ in reading.elements)
        expected = tree_words(piece.document, pages)
        if piece.document.page == "diapositive":  # some titles print in capitals
            said, expected = ([word.casefold() for word in found] for found in (said, expected))
        assert said == expected, piece.chemin


def tree_words(document: Document, pages: Pagination) -> list[str]:
    """Return the words of a tree, after the alternatives of the logos of its cover."""
    covers = (block for block in document.blocks if isinstance(block, Cover))
    logos = [f"[{logo.alt}]" for cover in covers for logo in cover.logos]
    return words([*logos, plain_text(document, pages)])


@pytest.mark.parametrize("territory", TERRITORIES)
def test_each_heading_stands_on_the_page_told(territory: str) -> None:
    for piece, pages, reading in drawn(territory):
        seen = {
            (" ".join(text.split()), page)
            for kind, text, page in reading.elements
            if re.fullmatch("H[1-6]", kind)
        }
        assert set(told(piece.document, pages)) <= seen, piece.chemin
        assert pages.total == len(reading.pages)


def told(document: Document, pages: Pagination) -> Iterator[tuple[str, int]]:
    """Yield the headings of a document with the page on which each is said to stand."""
    for section in sections(document.blocks):
        yield " ".join(heading_text(section).split()), pages.pages[section.id]
    for block in blocks_within(document.blocks):
        if isinstance(block, Slide):
            assert pages.pages[block.id], inline_text(block.title)


@pytest.mark.parametrize("territory", TERRITORIES)
def test_each_file_claims_both_norms_and_embeds_the_fonts_of_the_house(territory: str) -> None:
    for piece, _, reading in drawn(territory):
        claims = ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<")
        assert all(claim in reading.xmp for claim in claims), piece.chemin
        spelt = {name.split("+")[-1].replace("-", "") for name in reading.fonts}
        assert {re.match("[A-Za-z]*3?", name)[0] for name in spelt} == {"SourceSans3"}  # type: ignore[index]
