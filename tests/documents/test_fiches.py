"""The plan of actions as a book, and each of its sheets by itself."""

from functools import cache

import pytest
from execution import change, copied, declare, sound
from livre import (
    SOURCES,
    WordFile,
    docx_words,
    numbered_lines,
    pdf_words,
    piece,
    prepared,
    read,
    tree_words,
    words,
)

from ctg_docs.document.nodes import Document, Record, TableOfContents, sections
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import cell_text, inline_text
from ctg_docs.french.numbers import montant
from ctg_docs.model.arbre import numeroter
from ctg_docs.model.loading import build
from ctg_docs.reading.territory import read_territory
from ctg_docs.writing.formats import write
from ctg_docs.writing.pdf import layout
from ctg_docs.writing.text import plain_text
from ctg_docs.writing.typst import layout as layout_typst

WITH_ACTIONS = ("exemple", "le-val-aux-moines")
SHEETS = {"exemple": "evaluer-besoins-familles", "le-val-aux-moines": "outil-suivi-accueil"}
FORECAST = (
    "Les montants sont des prévisions : ils n’engagent pas les parties à la convention et ne valent"
    " pas attribution de financement."
)


@cache
def plan(territory):
    """The numbered project that the sources hold."""
    source, _ = read_territory(SOURCES / territory, SOURCES / "commun")
    convention, _ = build(source)
    return numeroter(convention)


def flat(text: str) -> str:
    """A text with plain spaces, as a reader would type it."""
    return " ".join(text.split())


def text_of(document: Document) -> str:
    return flat(plain_text(document))


@pytest.mark.parametrize("territory", WITH_ACTIONS)
def test_the_book_holds_every_action_once_in_the_order_of_the_plan(territory):
    document = piece(territory, "fiches").document
    sheets = [flat(inline_text(s.title)) for s in sections(document.blocks) if s.kind == "fiche"]
    assert sheets == [f"Fiche {a.code} – {flat(a.action.titre)}" for a in plan(territory).actions]


@pytest.mark.parametrize("territory", WITH_ACTIONS)
def test_the_contents_lead_to_every_field_and_every_sheet(territory):
    document = piece(territory, "fiches").document
    (contents,) = [b for b in document.blocks if isinstance(b, TableOfContents)]
    targets = [entry.target for entry in contents.entries]
    assert [t for t in targets if t.startswith("action-")] == [
        f"action-{a.action.id}" for a in plan(territory).actions
    ]
    assert [t for t in targets if t.startswith("champ-")] == [
        f"champ-{c.champ.id}" for c in plan(territory).champs if c.actions
    ]


@pytest.mark.parametrize("territory", WITH_ACTIONS)
def test_each_action_has_one_file_of_its_own(territory):
    files = [p.chemin for p in prepared(territory, "fiche").pieces]
    assert files == [f"fiche/{a.action.id}" for a in plan(territory).actions]


@pytest.mark.parametrize("territory", WITH_ACTIONS)
def test_a_sheet_alone_says_what_it_belongs_to_and_all_its_facts(territory):
    for numbered in plan(territory).actions:
        action = numbered.action
        text = text_of(piece(territory, f"fiche/{action.id}").document)
        facts = [f"Fiche {numbered.code} – {flat(action.titre)}"]
        facts += [flat(step.titre) for step in numbered.lignee]
        facts += [flat(name) for name in action.pilote]
        facts += [flat(montant(line.montant)) for line in action.budget]
        facts += [flat(i.libelle) for i in action.indicateurs]
        missing = [fact for fact in facts if fact not in text]
        assert missing == []
        assert (FORECAST in text) == bool(action.budget or action.financements)


@pytest.mark.parametrize(
    ("territory", "origin"),
    [
        (
            "exemple",
            "Fiche extraite du plan d’actions de la convention territoriale globale 2022-2026 de"
            " Rochebrune-les-Prés, version 1.0 du 9 décembre 2021.",
        ),
        (
            "le-val-aux-moines",
            "Fiche extraite du plan d’actions du projet de convention territoriale globale"
            " 2023-2026 du Val-aux-Moines",
        ),
    ],
)
def test_a_sheet_alone_names_the_convention_in_its_state(territory, origin):
    for sheet in prepared(territory, "fiche").pieces:
        assert origin in text_of(sheet.document)


@pytest.mark.parametrize(
    ("territory", "watermark"),
    [("exemple", ""), ("le-val-aux-moines", "PROJET"), ("nancy", "RECONSTITUTION")],
)
def test_the_sheets_bear_the_state_of_the_convention(territory, watermark):
    found = {p.document.watermark for p in prepared(territory, "fiches").pieces}
    assert found == {watermark}


def test_without_actions_the_book_says_what_is_due():
    text = text_of(piece("nancy", "fiches").document)
    assert text.endswith("[actions de la convention : à compléter]")
    assert prepared("nancy", "fiche").pieces == ()


def test_a_plan_that_an_amendment_will_bring_is_announced():
    folder = copied(("none",))
    declare(folder, "plan_action: oui", "plan_action: non")
    (book,) = sound(folder, "fiches").pieces
    assert text_of(book.document).endswith("un avenant l’apportera.")


def confidential(action, rank):
    if rank == 0:
        action["confidentiel"] = "oui"
        action["pilote"] = "Josette Discrète"
        action["elu_referent"] = "Gustave Taiseux"


@pytest.mark.parametrize(("document", "places"), [("fiches", 2), ("fiche", 1)])
def test_the_names_of_a_confidential_action_are_not_spread(document, places):
    folder = copied(("4-parentalite",))
    change(folder, confidential)
    found = [p for p in sound(folder, document).pieces if p.chemin.startswith(f"{document}")]
    pieces = found[:1] if document == "fiches" else found
    text = " ".join(text_of(p.document) for p in pieces)
    assert "Discrète" not in text and "Taiseux" not in text
    assert "Pilote | Période | État | Priorité | Prévu non diffusé |" in text
    # The sheet says so, and the overview of a book too.
    assert text.count("non diffusé") == places


def test_the_names_of_a_confidential_action_stay_in_the_convention():
    folder = copied(("4-parentalite",))
    change(folder, confidential)
    text = text_of(sound(folder, "convention").documents["convention"])
    assert "Josette Discrète" in text and "Gustave Taiseux" in text


@pytest.mark.parametrize(
    ("territory", "chemin"),
    [*((t, f"fiche/{action}") for t, action in SHEETS.items()), ("nancy", "fiches")],
)
def test_pdf_and_word_say_the_words_of_the_tree_in_order(territory, chemin):
    expected = tree_words(piece(territory, chemin).document)
    assert pdf_words(territory, chemin) == expected
    assert docx_words(territory, chemin) == expected


def test_a_book_is_the_same_in_pdf_and_word_with_the_pages_of_its_contents():
    found = sound(copied(("4-parentalite",)), "fiches")
    document = found.pieces[0].document
    pages = layout(document, found.theme).pagination
    drawn = dict(write(document, found.theme, ["pdf", "docx"]))
    elements = read(drawn["pdf"]).elements
    expected = words(plain_text(document, pages))
    logos = words(f"[{logo.alt}]" for logo in document.blocks[0].logos)
    assert words(text for _, text, _ in elements) == logos + expected
    assert words(numbered_lines(WordFile(drawn["docx"]))) == expected
    titles = {(flat(text), page) for kind, text, page in elements if kind.startswith("H")}
    sheets = [s for s in sections(document.blocks) if s.kind == "fiche"]
    assert len(sheets) == 3
    assert {(flat(inline_text(s.title)), pages.pages[s.id]) for s in sheets} <= titles


@pytest.mark.parametrize("territory", WITH_ACTIONS)
def test_sheets_hold_two_to_a_page_and_none_is_alone_on_half_of_one(territory):
    found = piece(territory, "fiches")
    pages = layout_typst(found.document, prepared(territory, "fiches").theme).pagination
    sheets = [s.id for s in sections(found.document.blocks) if s.kind == "fiche"]
    first, last = pages.pages[sheets[0]], pages.pages[sheets[-1]]
    assert len(sheets) >= 1.7 * (last - first + 1)


def test_a_sheet_is_a_row_of_labels_a_list_of_texts_and_small_tables():
    document = piece("exemple", "fiche/accueil-occasionnel").document
    (sheet,) = [s for s in sections(document.blocks) if s.level == 1]
    labels, texts, indicators, money = sheet.content[:4]
    assert [cell_text(cell) for cell in labels.head[0]] == [
        "Pilote",
        "Élue référente",
        "Période",
        "État",
        "Priorité",
        "Prévu",
    ]
    assert isinstance(texts, Record) and texts.running
    assert [cell_text(cell) for cell in indicators.head[0]][:3] == ["Indicateur", "Départ", "Cible"]
    assert [cell_text(row[0]) for row in money.body] == 2 * ["Dépense"] + 2 * ["Financement"]
    assert all(table.compact for table in (labels, indicators, money))


def test_a_sheet_longer_than_a_page_begins_under_its_title_whatever_the_engine():
    def lengthen(action, rank):
        if rank == 0:
            action["description"] = "Une phrase de la description, qui se répète. " * 220

    folder = copied(("4-parentalite",))
    change(folder, lengthen)
    found = sound(folder, "fiche")
    document = next(p.document for p in found.pieces if len(plain_text(p.document)) > 9000)
    for engine in (layout, layout_typst):
        pages = engine(document, found.theme).pagination
        assert pages.total == 2
        (record,) = [b for b in blocks_within(document.blocks) if isinstance(b, Record)]
        assert pages.pages[record.anchor] == 1
