"""The documents of every shipped territory: the same words in the tree, the PDF and the DOCX.

Their golden texts are compared by `test_generated.py`.
"""

import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from sweeping import swept

from ctg_docs.document.nodes import (
    Blank,
    Document,
    Reference,
    SignatureGrid,
    TableOfContents,
    sections,
)
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.walk import blocks_within, inlines, runs
from ctg_docs.document.words import blank_text, heading_text, inline_text
from ctg_docs.pipeline import prepare
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.pdf import layout
from ctg_docs.writing.text import plain_text

sys.path += [str(Path(__file__).parent / "writing"), str(Path(__file__).parent / "writing/docx")]
from pdf_text import Reading, read
from test_word_text import numbered_lines
from word_file import WordFile, fields, style_of, words_of

SOURCES = Path(__file__).parent.parent / "sources"
TERRITORIES = sorted(p.name for p in SOURCES.iterdir() if p.is_dir() and p.name != "commun")
# Rebuilt from announcements: nobody signs these, which do not reproduce the text that was signed.
REBUILT = {"bois-colombes", "boulogne-billancourt", "issy-les-moulineaux", "nancy"}
SAMPLE = ["exemple-avenant", "nancy"]
DRAFTS = [name for name in TERRITORIES if name not in ("exemple", "exemple-avenant")]
# Signs that only the plain text prints, and the page numbers of the contents.
MARKS = {"•", "|", "/"}


@dataclass(frozen=True)
class Built:
    document: Document
    pages: Pagination
    pdf: Reading
    docx: WordFile


@cache
def built(name: str) -> Built:
    prepared = prepare(SOURCES / name, ["convention"])
    assert prepared.theme is not None, [str(p) for p in prepared.problems]
    document = prepared.documents["convention"]
    pages = layout(document, prepared.theme)
    word = write_docx(document, prepared.theme, pages.pagination)
    return Built(document, pages.pagination, read(pages.pdf()), WordFile(word))


def words(text: str) -> list[str]:
    return [word for word in text.split() if word not in MARKS]


@pytest.fixture(params=swept(TERRITORIES, SAMPLE))
def territory(request) -> Built:
    return built(request.param)


def test_the_pdf_says_the_words_of_the_tree_in_order(territory):
    logos = [f"[{logo.alt}]" for logo in territory.document.blocks[0].logos]
    expected = words("\n".join([*logos, plain_text(territory.document, territory.pages)]))
    assert words("\n".join(text for _, text, _ in territory.pdf.elements)) == expected


def test_the_docx_says_the_words_of_the_tree_in_order(territory):
    expected = words(plain_text(territory.document, territory.pages))
    assert words("\n".join(numbered_lines(territory.docx))) == expected


def test_every_heading_stands_on_the_page_that_the_contents_and_references_give(territory):
    headings = {
        (text, page) for kind, text, page in territory.pdf.elements if re.fullmatch("H[1-6]", kind)
    }
    for section in sections(territory.document.blocks):
        text = " ".join(heading_text(section).split())
        assert (text, territory.pages.pages[section.id]) in {
            (" ".join(found.split()), page) for found, page in headings
        }


def test_word_shows_the_same_pages_before_any_update(territory):
    shown = [
        (int(cached), instruction.split()[1])
        for instruction, cached in fields(territory.docx.body)
        if instruction.split()[0] == "PAGEREF"
    ]
    (contents,) = [
        b for b in blocks_within(territory.document.blocks) if isinstance(b, TableOfContents)
    ]
    expected = [territory.pages.pages[e.target] for e in contents.entries]
    expected += [
        territory.pages.pages[node.target]
        for run in runs(territory.document)
        for node in inlines(run)
        if isinstance(node, Reference) and node.form == "page"
    ]
    assert [page for page, _ in shown] == expected


@pytest.mark.parametrize(
    "territory", swept(sorted({*TERRITORIES} - REBUILT), ["exemple-avenant"]), indirect=True
)
def test_there_is_one_place_per_signature(territory):
    grids = [b for b in blocks_within(territory.document.blocks) if isinstance(b, SignatureGrid)]
    assert len(grids) == 1
    for cell in grids[0].cells:
        name = " ".join(inline_text(cell.nom).split())
        assert name in " ".join(" ".join(text.split()) for _, text, _ in territory.pdf.elements)


@pytest.mark.parametrize("territory", swept(sorted(REBUILT), ["nancy"]), indirect=True)
def test_what_is_rebuilt_has_no_place_to_sign_and_says_so(territory):
    assert not any(isinstance(b, SignatureGrid) for b in blocks_within(territory.document.blocks))
    printed = " ".join(" ".join(text.split()) for _, text, _ in territory.pdf.elements)
    assert "ne reproduit pas le texte signé et ne porte aucune signature" in printed
    assert not re.search(r"Fait (à|au|aux) ", printed)


def test_only_the_fonts_of_the_house_are_used(territory):
    spelt = {name.split("+")[-1].replace("-", "") for name in territory.pdf.fonts}
    assert {re.match("[A-Za-z]*3?", name)[0] for name in spelt} == {"SourceSans3"}


FORBIDDEN = {
    "a double space": r"[^\S\n]  |  ",
    "a straight apostrophe": "'",
    "straight quotes": '"',
    "a plain space before ; ! ? : or %": r" [;!?:%»]",
    "a plain space after «": "« ",
    "« de Le »": r"\b[Dd]e (Le|Les) [A-Z]",
    "« à Le »": r"\bà (Le|Les) [A-Z]",
    "« de les » or « de le »": r"\bde les?\b",
    "a bare capital": r"\b(Etat|Etats|Ecole|Ecoles|Epinettes|Education|Evaluation|Etude)\b",
    "1ère, 2ème": r"\d(ère|ème)\b",
    "Mr": r"\bMr\b",
    "CAF": r"\bCAF\b",
}


@pytest.mark.parametrize("fault", FORBIDDEN)
def test_no_typographic_fault_is_left(territory, fault):
    pages = territory.pages
    text = "\n".join(inline_text(run, pages) for run in runs(territory.document))
    assert re.findall(f".{{0,20}}(?:{FORBIDDEN[fault]}).{{0,20}}", text) == []


@pytest.mark.balayage
def test_the_example_is_final_and_between_40_and_65_pages():
    example = built("exemple")
    assert example.document.watermark == ""
    assert 40 <= example.pages.total <= 65
    gaps = [n for run in runs(example.document) for n in inlines(run) if isinstance(n, Blank)]
    assert gaps == []


@pytest.mark.parametrize("name", swept(DRAFTS, ["nancy"]))
def test_a_draft_says_so_and_shows_its_gaps(name):
    draft = built(name)
    signed = name != "le-val-aux-moines"
    assert draft.document.watermark == ("RECONSTITUTION" if signed else "PROJET")
    gaps = [n for run in runs(draft.document) for n in inlines(run) if isinstance(n, Blank)]
    assert gaps
    text = " ".join(" ".join(text.split()) for _, text, _ in draft.pdf.elements)
    assert all(" ".join(blank_text(gap).split()) in text for gap in gaps)


def test_the_example_prints_the_counts_of_its_tree(exemple):
    text = plain_text(exemple.documents["convention"])
    assert "5\u00a0champs d’intervention" in text or "5 champs d’intervention" in text
    for count in (
        "20 enjeux",
        "6 objectifs stratégiques",
        "16 objectifs opérationnels",
        "40 actions",
    ):
        assert count in text.replace("\u00a0", " ")
    assert len(re.findall(r"^Fiche \d\.\d+ – ", text.replace("\u00a0", " "), re.MULTILINE)) == 40


def test_headings_of_the_docx_have_real_styles(territory):
    used = {style_of(p) for p in territory.docx.paragraphs() if words_of(p).strip()}
    assert used <= set(territory.docx.styles())
