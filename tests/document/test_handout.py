"""A deck handed out: the same words in the same order, under nested titles, with the notes."""

from __future__ import annotations

from itertools import pairwise

from decks import THEME, bullets, deck, heading, paragraph, slide, text

from ctg_docs.document.nodes import Document, ListBlock, Paragraph, Section, Slide, sections
from ctg_docs.document.slides.fitting import fit
from ctg_docs.document.slides.handout import NOTES, handout
from ctg_docs.document.slides.levels import levels
from ctg_docs.document.words import inline_text

DECK = deck(
    Slide("ouverture", "titre", text("La convention"), label=text("2022-2026")),
    Slide("definition", "contenu", text("Ce qu’elle est"), (paragraph("Une démarche."),)),
    Slide("enfance", "partie", text("Accueillir tous les enfants"), label=text("1 – Enfance")),
    Slide(
        "besoins",
        "contenu",
        text("Problématiques et enjeux"),
        (heading("Problématiques"), bullets(["Peu de places"])),
        (heading("Enjeux"), bullets(["Accueillir mieux"])),
        text("Enfance"),
        (paragraph("Le diagnostic le montre."), bullets(["Source : Insee"])),
    ),
    Slide("qualite", "contenu", text("Améliorer la qualité"), label=text("Objectif stratégique")),
    Slide("former", "contenu", text("Former les équipes"), (bullets(["Écrire un plan"]),)),
    Slide("suite", "partie", text("Une convention de cinq ans")),
    Slide("calendrier", "contenu", text("Calendrier"), (paragraph("Trois étapes."),)),
)


def titles(document: Document) -> list[tuple[int, str]]:
    return [(s.level, inline_text(s.title)) for s in sections(document.blocks)]


def test_what_opens_a_part_holds_the_slides_that_follow_it() -> None:
    assert titles(handout(DECK)) == [
        (1, "La convention"),
        (2, "Ce qu’elle est"),
        (1, "Accueillir tous les enfants"),
        (2, "Problématiques et enjeux"),
        (2, "Améliorer la qualité"),
        (2, "Former les équipes"),
        (1, "Une convention de cinq ans"),
        (2, "Calendrier"),
    ]


def test_no_level_of_the_outline_is_skipped() -> None:
    found = levels([block for block in DECK.blocks if isinstance(block, Slide)])
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found))


def test_a_slide_becomes_its_label_its_columns_then_what_is_said() -> None:
    (besoins,) = [s for s in sections(handout(DECK).blocks) if s.id == "besoins"]
    roles = [b.role if isinstance(b, Paragraph) else "liste" for b in besoins.content]
    assert roles == [
        "etiquette",
        "intertitre",
        "liste",
        "intertitre",
        "liste",
        "etiquette",
        "constat",
        "liste",
    ]
    said = [inline_text(b.content) for b in besoins.content if isinstance(b, Paragraph)]
    assert said == [
        "Enfance",
        "Problématiques",
        "Enjeux",
        NOTES,
        "Le diagnostic le montre.",
    ]


def test_a_slide_without_notes_announces_none() -> None:
    assert NOTES not in [
        inline_text(block.content)
        for section in sections(handout(DECK).blocks)
        if section.id == "former"
        for block in section.content
        if isinstance(block, Paragraph)
    ]


def test_a_split_slide_keeps_its_parts_in_order() -> None:
    long = deck(slide(bullets(f"Point {n}" for n in range(14)), title="Actions"))
    found = list(sections(handout(fit(long, THEME)).blocks))
    assert [inline_text(s.title) for s in found] == [f"Actions ({n}/3)" for n in (1, 2, 3)]
    items = [i for s in found for b in s.content if isinstance(b, ListBlock) for i in b.items]
    assert [inline_text(p.content) for (p,) in items] == [f"Point {n}" for n in range(14)]  # type: ignore[union-attr]
    assert len({s.id for s in found}) == 3


def test_no_slide_remains_and_the_page_is_one_to_read() -> None:
    found = handout(DECK)
    assert found.page == "portrait"
    assert all(isinstance(block, Section) for block in found.blocks)


def test_anything_but_a_deck_is_left_as_it_is() -> None:
    document = Document("Essai", (paragraph("Texte."),))
    assert handout(document) is document
