"""The PDF files of the shipped territories by both engines: what each one says, carries and shows.

Typst, which is quick, draws every territory; WeasyPrint, which other tests read too, some of them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
from livre import SOURCES, TERRITORIES, carrying, documents_of_a_territory, prepared, words
from sweeping import swept

from ctg_docs.building.publishing import publish_folder
from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.document.moteurs import Moteur
from ctg_docs.document.nodes import Cover, Document, Link, SignatureGrid, Slide, sections
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.document.walk import blocks_within, inlines, runs
from ctg_docs.document.words import heading_text, inline_text
from ctg_docs.pipeline import Piece, gather, prepare, prepare_lettres
from ctg_docs.pipeline.comparing import compare
from ctg_docs.pipeline.engines import laid_out_by
from ctg_docs.reading.house import templates_folder
from ctg_docs.signing.likeness import Ressemblance
from ctg_docs.starting.place import find
from ctg_docs.starting.skeleton import skeleton
from ctg_docs.writing.formats import lay_out, shown_in, write
from ctg_docs.writing.text import plain_text

from pdf_text import Reading, read  # isort: skip - found by livre

Case = tuple[Moteur, str]
BOTH = ("le-val-aux-moines", "nancy")
"""A project with its acts and charts, a convention with its gaps."""
TYPST: list[Case] = [("typst", territory) for territory in TERRITORIES]
SAMPLE: list[Case] = [("typst", "exemple-avenant"), ("typst", "nancy"), ("weasyprint", "nancy")]
EVERY = swept([*TYPST, *(("weasyprint", territory) for territory in BOTH)], SAMPLE)
HEADING = re.compile("H([1-6])")


@dataclass(frozen=True)
class Drawn:
    """A file drawn by an engine, and read back."""

    piece: Piece
    pages: Pagination
    pdf: bytes
    reading: Reading


@cache
def drawn(engine: Moteur, territory: str) -> list[Drawn]:
    """Return every PDF of a territory, with the pages that the engine tells."""
    found = prepared(territory, *documents_of_a_territory())
    assert found.theme is not None
    theme = found.theme.model_copy(update={"moteur_pdf": engine})
    return [by(piece, theme) for piece in chosen(found.pieces)]


def by(piece: Piece, theme: Theme) -> Drawn:
    piece = replace(piece, document=shown_in("pdf", piece.document))
    laid = lay_out(carrying(piece), theme)
    pdf = laid.pdf()
    return Drawn(piece, laid.pagination, pdf, read(pdf))


def chosen(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield what has a PDF; of the sheets of single actions, which are all alike, one in ten."""
    sheets = 0
    for piece in pieces:
        sheets += piece.chemin.startswith("fiche/")
        if "pdf" in piece.formats and (sheets % 10 == 1 or not piece.chemin.startswith("fiche/")):
            yield piece


@pytest.mark.parametrize(("engine", "territory"), EVERY)
def test_each_file_says_the_words_of_its_tree_in_order(engine: Moteur, territory: str) -> None:
    for file in drawn(engine, territory):
        check_words(file)


def check_words(file: Drawn) -> None:
    said = words(text for _, text, _ in file.reading.elements)
    expected = tree_words(file.piece.document, file.pages)
    if file.piece.document.page == "diapositive":  # some titles print in capitals
        said, expected = ([word.casefold() for word in found] for found in (said, expected))
    assert said == expected, file.piece.chemin


def tree_words(document: Document, pages: Pagination) -> list[str]:
    """Return the words of a tree, after the alternatives of the logos of its cover."""
    covers = (block for block in document.blocks if isinstance(block, Cover))
    logos = [f"[{logo.alt}]" for cover in covers for logo in cover.logos]
    return words([*logos, plain_text(document, pages)])


@pytest.mark.parametrize(("engine", "territory"), EVERY)
def test_each_heading_stands_on_the_page_told(engine: Moteur, territory: str) -> None:
    for file in drawn(engine, territory):
        seen = {(text, page) for _, text, page in headings(file.reading)}
        assert set(told(file.piece.document, file.pages)) <= seen, file.piece.chemin
        assert file.pages.total == len(file.reading.pages)


def headings(reading: Reading) -> Iterator[tuple[int, str, int]]:
    """Yield the level, the words and the page of each heading."""
    for kind, text, page in reading.elements:
        if found := HEADING.fullmatch(kind):
            yield int(found[1]), flat(text), page


def told(document: Document, pages: Pagination) -> Iterator[tuple[str, int]]:
    """Yield the headings of a document with the page on which each is said to stand."""
    for section in sections(document.blocks):
        yield flat(heading_text(section)), pages.pages[section.id]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("engine", "territory"), EVERY)
def test_no_page_holds_one_gap_and_nothing_else(engine: Moteur, territory: str) -> None:
    for file in drawn(engine, territory):
        if file.piece.document.page != "diapositive":
            assert list(lonely_gaps(file.reading)) == [], file.piece.chemin


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_what_a_new_territory_lacks_is_gathered(engine: Moteur, tmp_path: Path) -> None:
    publish_folder(tmp_path / "gueret", skeleton(find("23096"), templates_folder()))
    found = prepare(tmp_path / "gueret", ["convention", "fiches"])
    assert found.theme is not None
    theme = found.theme.model_copy(update={"moteur_pdf": engine})
    for piece in found.pieces:
        file = by(piece, theme)
        assert list(lonely_gaps(file.reading)) == [], piece.chemin
        pages = [page for _, text, page in headings(file.reading) if text.startswith("Annexe ")]
        assert len(set(pages)) <= 1


def lonely_gaps(reading: Reading) -> Iterator[str]:
    """Yield the only words of each page that has, under its titles, one gap and nothing else."""
    for page in range(1, len(reading.pages) + 1):
        said = [
            flat(text)
            for kind, text, where in reading.elements
            if where == page and not HEADING.fullmatch(kind)
        ]
        if len(said) == 1 and re.fullmatch(r"\[[^\[]* : à compléter\]", said[0]):
            yield f"page {page}: {said[0]}"


@pytest.mark.parametrize("territory", swept(BOTH, ["nancy"]))
def test_both_engines_put_every_title_and_table_on_the_same_page(territory: str) -> None:
    for one, other in zip(drawn("typst", territory), drawn("weasyprint", territory), strict=True):
        assert one.pages.pages == other.pages.pages, one.piece.chemin
        assert one.pages.total == other.pages.total


@pytest.mark.parametrize(("engine", "territory"), EVERY)
def test_each_slide_of_a_deck_is_one_page_in_order(engine: Moteur, territory: str) -> None:
    decks = [f for f in drawn(engine, territory) if f.piece.document.page == "diapositive"]
    assert decks
    for deck in decks:
        slides = [b for b in deck.piece.document.blocks if isinstance(b, Slide)]
        assert [deck.pages.pages[s.id] for s in slides] == [*range(1, deck.pages.total + 1)]
        titles = [flat(inline_text(s.title)).casefold() for s in slides]
        shown = [text.casefold() for _, text, _ in headings(deck.reading)]
        assert all(text.startswith(title) for title, text in zip(titles, shown, strict=True))


@pytest.mark.parametrize(("engine", "territory"), EVERY)
def test_bookmarks_are_the_headings_of_the_file(engine: Moteur, territory: str) -> None:
    for file in drawn(engine, territory):
        marks = [(level, flat(text).casefold()) for level, text in file.reading.outline]
        top = min(level for level, _, _ in headings(file.reading))
        expected = [(level - top + 1, t.casefold()) for level, t, _ in headings(file.reading)]
        assert marks == expected, file.piece.chemin


@pytest.mark.parametrize(("engine", "territory"), EVERY)
def test_each_file_says_what_it_is(engine: Moteur, territory: str) -> None:
    for file in drawn(engine, territory):
        document, reading = file.piece.document, file.reading
        claims = ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<")
        assert all(claim in reading.xmp for claim in claims), file.piece.chemin
        assert reading.catalog["Lang"].decode() == document.language
        assert reading.catalog["ViewerPreferences"]["DisplayDocTitle"] is True
        said = [reading.info.get(key, "") for key in ("Title", "Author", "Subject", "Keywords")]
        assert said == [
            document.title, document.author, document.subject, ", ".join(document.keywords),
        ]  # fmt: skip


@pytest.mark.parametrize(("engine", "territory"), EVERY)
def test_each_file_embeds_the_fonts_of_the_house_and_no_other(
    engine: Moteur, territory: str
) -> None:
    for file in drawn(engine, territory):
        spelt = {name.split("+")[-1].replace("-", "") for name in file.reading.fonts}
        assert {re.match("[A-Za-z]*3?", name)[0] for name in spelt} == {"SourceSans3"}  # type: ignore[index]


@pytest.mark.parametrize(("engine", "territory"), EVERY)
def test_each_file_carries_its_sources(engine: Moteur, territory: str) -> None:
    for file in drawn(engine, territory):
        expected = {o.attachment.name: o.attachment.content for o in file.piece.origines}
        assert expected
        assert carried(file.pdf) == expected, file.piece.chemin


def carried(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return {name: item.get_file().read_bytes() for name, item in file.attachments.items()}


@pytest.mark.parametrize(("engine", "territory"), EVERY)
def test_a_field_waits_for_each_signature_and_for_nothing_else(
    engine: Moteur, territory: str
) -> None:
    for file in drawn(engine, territory):
        grids = [
            b for b in blocks_within(file.piece.document.blocks) if isinstance(b, SignatureGrid)
        ]
        expected = [cell.field for grid in grids for cell in grid.cells if cell.field]
        with pikepdf.open(io.BytesIO(file.pdf)) as pdf:
            fields = pdf.Root.AcroForm.Fields if "/AcroForm" in pdf.Root else []
            assert [str(field.T) for field in fields] == expected, file.piece.chemin


@pytest.mark.parametrize(("engine", "territory"), EVERY)
def test_each_link_of_the_tree_leads_there_under_its_own_address(
    engine: Moteur, territory: str
) -> None:
    for file in drawn(engine, territory):
        document = file.piece.document
        # What the speaker says is on no page.
        shown = [replace(b, notes=()) if isinstance(b, Slide) else b for b in document.blocks]
        document = replace(document, blocks=tuple(shown))
        nodes = (node for run in runs(document) for node in inlines(run))
        expected = {node.href for node in nodes if isinstance(node, Link)}
        found = dict(addresses(file.pdf))
        assert set(found) == expected, file.piece.chemin
        assert all(name == href.removeprefix("mailto:") for href, name in found.items())


def addresses(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Yield where each link leads outside the file, and its name."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            for annotation in page.get("/Annots", []):
                if annotation.Subtype == pikepdf.Name.Link and "/A" in annotation:
                    yield str(annotation.A.URI), str(annotation.Contents)


@pytest.mark.parametrize(
    ("engine", "territory"),
    swept([*(("typst", t) for t in BOTH), ("weasyprint", "nancy")], [("typst", "nancy")]),
)
def test_a_document_of_each_kind_is_found_to_say_what_its_own_sources_give(
    engine: Moteur, territory: str
) -> None:
    kinds = {file.piece.chemin.split("/")[0]: file for file in drawn(engine, territory)}
    found = {kind: compare(file.pdf, carried(file.pdf)) for kind, file in kinds.items()}
    assert {kind: told and told.mots for kind, told in found.items()} == dict.fromkeys(
        kinds, Ressemblance.EXACTE
    )


@pytest.mark.parametrize("sorte", ["pdf", "docx"])
def test_a_follow_up_is_found_to_be_what_its_sources_give_without_what_is_only_to_fill(
    sorte: Literal["pdf", "docx"],
) -> None:
    made = prepared("le-val-aux-moines", "tableau-suivi")
    (piece,) = made.pieces
    assert any(section.to_fill for section in sections(piece.document.blocks))
    assert made.theme is not None
    theme = made.theme.model_copy(update={"moteur_pdf": "typst"})
    ((_, content),) = write(carrying(piece), theme, [sorte])
    told = compare(content, carried(by(piece, theme).pdf), sorte)
    assert told
    assert told.mots == Ressemblance.EXACTE
    assert sorte == "docx" or told.pages == Ressemblance.EXACTE


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_letters_say_the_words_of_their_trees(engine: Moteur) -> None:
    folders = [SOURCES / territory for territory in TERRITORIES]
    letters = [p for p in prepare_lettres(folders, ["lettre"], Selection()) if p.theme]
    assert letters
    for letter in letters:
        theme = laid_out_by(letter, engine).theme
        assert theme is not None
        for piece in letter.pieces:
            check_words(by(piece, theme))


@pytest.mark.balayage
def test_a_dossier_lists_the_files_of_the_engine_asked_for() -> None:
    by_typst = gather(SOURCES / "le-val-aux-moines", "typst").files
    drawn_apart = {file.pdf for file in drawn("typst", "le-val-aux-moines")}
    papers = {name: pdf for name, pdf in by_typst.items() if re.match(r"\d\d_.*\.pdf", name)}
    assert papers
    assert set(papers.values()) <= drawn_apart
    listed = flat(" ".join(text for _, text, _ in read(by_typst["bordereau.pdf"]).elements))
    assert all(name in listed for name in papers)
