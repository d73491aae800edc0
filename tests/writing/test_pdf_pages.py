"""Where pages break, and where they never do."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from pdf_text import read
from sample_document import cell, heads, p, sample, t

from ctg_docs.document.nodes import (
    Blocks,
    Cell,
    Column,
    Cover,
    Document,
    Field,
    ListBlock,
    Record,
    Section,
    SignatureCell,
    SignatureGrid,
    Table,
)
from ctg_docs.document.theme import Theme
from ctg_docs.writing.formats import lay_out
from ctg_docs.writing.pages.layout import Layout

MM = 72 / 25.4


def laid_out(paged: Theme, *blocks: object) -> Layout:
    return lay_out(Document("Essai", blocks), paged)  # type: ignore[arg-type]


def lines(count: int) -> Blocks:
    return tuple(p(f"Ligne {rank}") for rank in range(count))


def signatures(count: int) -> SignatureGrid:
    return SignatureGrid(
        tuple(
            SignatureCell(f"sig-{n}", t(f"Commune n° {n}"), t("Le maire"), t("Nom"))
            for n in range(count)
        )
    )


def article(*content: object) -> Section:
    return Section("art", "article", t("Titre"), content, 1, "Article 1")  # type: ignore[arg-type]


@pytest.mark.parametrize("before", range(20, 36, 3))
def test_the_first_signatures_stand_with_their_heading(paged: Theme, before: int) -> None:
    pages = laid_out(paged, *lines(before), article(p("Fait à Orgelle."), signatures(3))).pagination
    assert pages.pages["sig-0"] == pages.pages["sig-1"] == pages.pages["art"]


@pytest.mark.parametrize(("count", "room"), [(12, 29.9), (150, 11.9)])
def test_many_signatures_are_all_whole_with_room_to_sign(
    paged: Theme, count: int, room: float
) -> None:
    cells = tuple(replace(cell, field=cell.id) for cell in signatures(count).cells)
    pdf = laid_out(paged, article(SignatureGrid(cells))).pdf()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        places = [[float(n) for n in field.Rect] for field in file.Root.AcroForm.Fields]
    assert len(places) == count
    assert min(top - bottom for _, bottom, _, top in places) > room * MM
    assert min(bottom for _, bottom, _, _ in places) >= paged.marges.bas * MM


def test_the_name_stands_under_the_line_on_which_one_signs(paged: Theme) -> None:
    (cell,) = signatures(1).cells
    cell = replace(cell, field="sig-1", date=t("Le …………"))
    file = read(laid_out(paged, article(SignatureGrid((cell,)))).pdf())
    said = [text for _, text, _ in file.elements]
    ranks = [said.index(words) for words in ("Le maire", "Nom", "Le …………")]
    assert ranks == sorted(ranks)


def test_words_of_the_foot_stand_on_each_page_but_the_cover(paged: Theme) -> None:
    covered = Cover(t("Orgelle"), (), (), ())
    document = Document("Essai", (covered, *lines(90)), foot="Paraphes : ……")
    pages = read(lay_out(document, paged).pdf()).pages
    assert ["Paraphes : ……" in page for page in pages] == [False, True, True, True][: len(pages)]


def test_a_title_that_begins_a_page_is_told_from_one_that_follows_words(paged: Theme) -> None:
    """A final Word file begins the same pages."""
    sections = [
        Section(f"s{n}", "rubrique", t("Un titre assez court"), lines(n % 7 + 3), 2, f"1.{n}")
        for n in range(40)
    ]
    found = laid_out(paged, *sections).pagination
    first = {
        min((s.id for s in sections if found.pages[s.id] == page), key=lambda i: int(i[1:]))
        for page in range(2, found.total + 1)
    }
    begun = {name for name in found.starts if name != "s0"}
    assert begun and begun <= first


@pytest.mark.parametrize("before", range(34, 40))
def test_a_heading_stands_with_what_follows(paged: Theme, before: int) -> None:
    pdf = laid_out(paged, *lines(before), article(p("Suite " * 60))).pdf()
    kinds = {kind: page for kind, _, page in reversed(read(pdf).elements)}
    following = [page for _, text, page in read(pdf).elements if text.startswith("Suite")]
    assert kinds["H1"] == following[0]


@pytest.mark.parametrize("before", [30, 34, 36, 38])
def test_a_caption_stands_with_the_first_row_of_its_table(paged: Theme, before: int) -> None:
    body = tuple((cell(f"Poste {n}"), cell("12")) for n in range(60))
    table = Table((Column(), Column()), (heads("Nom", "Montant"),), body, t("Tableau 1"), "tab")
    elements = read(laid_out(paged, *lines(before), table).pdf()).elements
    pages = {text: page for _, text, page in elements}
    assert pages["Tableau 1"] == pages["Poste 0"]
    heads_seen = [page for kind, text, page in elements if kind == "TH" and text == "Nom"]
    assert len(heads_seen) == 1


def test_the_head_of_a_split_table_is_drawn_on_each_page(paged: Theme) -> None:
    body = tuple((cell(f"Poste {n}"), cell("12")) for n in range(100))
    table = Table((Column(), Column()), (heads("Nom", "Montant"),), body)
    texts = read(laid_out(paged, table).pdf()).pages
    assert len(texts) == 3
    assert all("Nom" in text and "Montant" in text for text in texts)


@pytest.mark.parametrize(("rows", "split"), [(20, False), (90, True)])
def test_a_whole_table_is_not_split_when_a_page_can_hold_it(
    paged: Theme, rows: int, split: bool
) -> None:
    body = tuple((cell(f"Poste {n}"), cell("12")) for n in range(rows))
    table = Table((Column(), Column()), (), body, t("Tableau 1"), "tab", whole=True)
    elements = read(laid_out(paged, *lines(28), table).pdf()).elements
    pages = {page for kind, _, page in elements if kind in {"TD", "Caption"}}
    assert pages >= {2, 3} if split else pages == {2}


@pytest.mark.parametrize("before", range(30, 38))
def test_a_row_that_titles_others_stands_with_the_next(paged: Theme, before: int) -> None:
    rows = tuple(
        row
        for n in range(3)
        for row in ((Cell((p(f"Groupe {n}"),), "row", 2),), (cell(f"Poste {n}"), cell("12")))
    )
    table = Table((Column(), Column()), (heads("Nom", "Montant"),), rows)
    elements = read(laid_out(paged, *lines(before), table).pdf()).elements
    pages = {text: page for _, text, page in elements}
    assert [pages[f"Groupe {n}"] for n in range(3)] == [pages[f"Poste {n}"] for n in range(3)]


def test_a_record_is_not_split_when_a_page_can_hold_it(paged: Theme) -> None:
    record = Record(tuple(Field(t(f"Champ {n}"), (p("Valeur"),)) for n in range(12)), "fiche")
    elements = read(laid_out(paged, *lines(32), record).pdf()).elements
    assert {page for _, text, page in elements if text.startswith(("Champ", "Valeur"))} == {2}


def test_half_fields_share_a_line_whatever_the_margins(paged: Theme) -> None:
    fields = tuple(Field(t(f"Champ {n}"), (p("Valeur"),), half=True) for n in range(60))
    wide = paged.marges.model_copy(update={"gauche": 31.7, "droite": 17.3})
    for style in (paged, paged.model_copy(update={"marges": wide})):
        assert laid_out(style, Record(fields, "fiche")).pagination.total == 1


def test_what_no_page_can_hold_is_split_without_loss(paged: Theme) -> None:
    items = ListBlock(tuple((p(f"mot{n}"),) for n in range(200)))
    record = Record((Field(t("Étapes"), (items,)),), "fiche")
    table = Table((Column(),), (), ((Cell((items,)),),))
    text = " ".join(text for _, text, _ in read(laid_out(paged, record, table).pdf()).elements)
    assert [text.count(f"mot{n} ") + text.endswith(f"mot{n}") for n in range(200)] == [2] * 200


def test_a_section_asks_for_its_own_page(paged: Theme) -> None:
    sections = (article(p("Un.")), replace(article(), id="annexe", new_page=True))
    assert laid_out(paged, *sections).pagination.pages == {"art": 1, "annexe": 2}


@pytest.mark.parametrize("count", [2, 10, 24])
def test_the_parties_hold_on_the_cover(paged: Theme, count: int) -> None:
    cover = replace(
        sample().blocks[0],
        parties=tuple(t(f"La commune de Saint-Aubin n° {n}") for n in range(count)),
    )
    elements = read(laid_out(paged, cover, p("Suite")).pdf()).elements
    assert {text: page for _, text, page in elements}["Suite"] == 2


def test_a_sheet_that_no_page_holds_begins_under_its_title(paged: Theme) -> None:
    field = Field(t("Description"), tuple(p(f"Indicateur {rank}") for rank in range(70)))
    pages = laid_out(paged, *lines(3), article(Record((field,), "fiche"))).pagination
    assert pages.pages["art"] == pages.pages["fiche"] == 1
    assert pages.total == 2
