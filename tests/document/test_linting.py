"""What a document must not be is found on the tree, before any writer draws it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from decks import THEME
from fontTools.ttLib import TTFont

from ctg_docs.document.linting import lint, undrawn
from ctg_docs.document.nodes import (
    Blank,
    Block,
    Cell,
    Chart,
    Column,
    Cover,
    Document,
    Emphasis,
    Figure,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Picture,
    Section,
    SignatureCell,
    SignatureGrid,
    Slide,
    Strong,
    Table,
    Text,
)
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.problems import Place, Problem
from ctg_docs.reading.origins import Origin

TEMPLATE = Place("templates/convention/articles/objet.md.j2")


def found(*blocks: Block, final: bool = False) -> list[Problem]:
    return lint(PlacedDocument(Document("Essai", blocks, final=final)))


def codes(*blocks: Block) -> list[str]:
    return [problem.code for problem in found(*blocks)]


def text(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(n) if isinstance(n, str) else n for n in content))


def section(level: int, *content: Block, title: str = "Objet") -> Section:
    return Section("s", "article", (Text(title),), content, level, origin=Origin((TEMPLATE,)))


# Headings


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((1, 2, 3, 4, 2, 1), []),
        ((2,), ["titre-saute"]),
        ((1, 3), ["titre-saute"]),
        ((1, 2, 4, 1, 2), ["titre-saute"]),
        ((1, 2, 3, 4, 5), ["titre-profond"]),
    ],
)
def test_headings_start_at_the_first_level_and_skip_none(
    levels: tuple[int, ...], expected: list[str]
) -> None:
    assert codes(*map(section, levels)) == expected


def test_a_skipped_level_is_told_at_its_template_by_its_words() -> None:
    (problem,) = found(section(1), section(3, title="Durée"))
    assert (problem.place, problem.message) == (TEMPLATE, "le titre « Durée » saute un niveau")
    (first,) = found(section(2, title="Durée"))
    assert first.message == "le premier titre, « Durée », n’est pas du premier niveau"


def test_a_heading_has_words() -> None:
    assert codes(section(1, title=" ")) == ["titre-vide"]
    assert codes(Slide("a", "contenu", ())) == ["titre-vide", "titre-vide"]


def test_a_deck_and_its_handout_have_an_outline_whatever_their_slides() -> None:
    slides = [
        Slide(name, layout, (Text(name),))  # type: ignore[arg-type]
        for name, layout in zip("abcdef", ("contenu", "partie", "contenu") * 2, strict=True)
    ]
    assert codes(*slides) == []


# Tables


def cell(*words: str) -> Cell:
    return Cell(tuple(map(text, words)), "col")


TABLE = Table((Column(), Column()), ((cell("Âge"), cell("2023")),), ((cell("0"), cell("1")),))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"body": ((cell("0"),),)}, ["tableau-inegal"]),
        ({"body": ((replace(cell("0"), colspan=2),),)}, []),
        ({"head": ()}, ["tableau-sans-entete"]),
        ({"head": ((cell(""), cell("2023")),)}, ["tableau-entete-vide"]),
        ({"head": ((cell(), cell("2023")),)}, ["tableau-entete-vide"]),
        ({"head": ((Cell((ListBlock(((text("x"),),)),), "col"), cell("2023")),)}, []),
    ],
)
def test_a_table_is_even_and_each_column_has_a_name(
    changes: dict[str, object], expected: list[str]
) -> None:
    assert codes(replace(TABLE, **changes)) == expected  # type: ignore[arg-type]


def test_a_table_is_told_at_the_template_that_holds_it() -> None:
    (problem,) = found(section(1, ListBlock(((replace(TABLE, head=()),),))))
    assert problem.place == TEMPLATE


# Alternatives


@pytest.mark.parametrize(
    ("alt", "caption", "expected"),
    [
        ("Carte des dix crèches", "Les crèches en 2024", []),
        ("Carte des dix crèches", "", []),
        (" ", "Les crèches", ["image-sans-texte"]),
        ("carte.png", "Les crèches", ["image-texte-vain"]),
        ("Carte PNG", "Les crèches", ["image-texte-vain"]),
        ("IMG_2043", "", ["image-texte-vain"]),
        ("image 3", "", ["image-texte-vain"]),
        ("Les crèches.", "Les crèches", ["image-texte-vain"]),
    ],
)
def test_the_alternative_of_a_picture_says_something_of_its_own(
    alt: str, caption: str, expected: list[str]
) -> None:
    picture = Picture(Path("/x/carte.png"), alt)
    assert codes(Figure(picture, (Text(caption),))) == expected


def test_logos_and_charts_speak_too() -> None:
    cover = Cover((), (), (), (), logos=(Picture(Path("/x/ville.png"), "ville.png"),))
    chart = Chart("barres", (), (), alt=(Text("Budget"),), caption=(Text("Budget"),))
    assert codes(cover, chart) == ["image-texte-vain", "image-texte-vain"]
    assert codes(replace(chart, alt=())) == ["image-sans-texte"]


# Links


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("le site de la Ville", []),
        ("www.telerecours.fr", []),
        ("https://www.telerecours.fr", []),
        (" ", ["lien-vide"]),
        ("ici", ["lien-vague"]),
        ("Cliquez ici.", ["lien-vague"]),
        ("En savoir plus…", ["lien-vague"]),
    ],
)
def test_the_words_of_a_link_say_where_it_leads(words: str, expected: list[str]) -> None:
    link = Link("https://exemple.fr", (Text(words),))
    assert codes(text("Lire ", Strong((link,)), ".")) == expected


# Blanks and signatures


def test_a_blank_is_allowed_in_a_draft_and_refused_in_a_final_text() -> None:
    blank = text("Contact : ", Strong((Blank("contact", "juridique.contact_donnees"),)))
    assert found(blank) == []
    (problem,) = found(section(1, blank), final=True)
    assert (problem.place, problem.message) == (TEMPLATE, "il manque encore : contact")
    assert problem.due == "juridique.contact_donnees"


def test_twin_signatures_are_found() -> None:
    grid = SignatureGrid((SignatureCell("a", (), (), ()), SignatureCell("a", (), (), ())))
    assert codes(grid) == ["signature-double"]


# Signs


def lacking(*blocks: Block, header: str = "") -> list[str]:
    document = Document("Essai", blocks, header=(Text(header),))
    return [problem.message for problem in undrawn(PlacedDocument(document), THEME)]


def test_a_sign_that_the_font_lacks_is_named_with_its_code() -> None:
    assert lacking(section(1, text("Un signe : 漢"))) == [
        "la police Source Sans 3 ne dessine pas « 漢 » (U+6F22, cjk unified ideograph-6f22)"
    ]


@pytest.mark.parametrize(
    ("face", "block", "expected"),
    [
        ("gras", text("œuf"), ["Étroite (gras)"]),
        ("italique", text("œuf"), []),
        ("italique", text(Emphasis((Text("œuf"),))), ["Étroite (italique)"]),
        ("gras_italique", text(Strong((Emphasis((Text("œ"),)),))), ["Étroite (gras italique)"]),
        ("normal", section(1, title="œuf"), []),
    ],
)
def test_each_face_must_draw_what_may_be_set_in_it(
    narrow: Path, face: str, block: Block, expected: list[str]
) -> None:
    family = THEME.texte.model_copy(update={"famille": "Étroite", face: narrow})
    theme = THEME.model_copy(update={"texte": family})
    placed = PlacedDocument(Document("Essai", (block,)))
    found = [p.message.split(" ne ")[0] for p in undrawn(placed, theme)]
    assert found == [f"la police {name}" for name in expected]


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a face without œ."""
    path = tmp_path_factory.mktemp("polices") / "Etroite.ttf"
    with TTFont(THEME.texte.normal) as face:
        for table in face["cmap"].tables:
            table.cmap.pop(ord("œ"), None)
        face.save(path)
    return path


@pytest.mark.parametrize(
    "block",
    [
        section(1, title="☞"),
        text(Strong((Link("https://exemple.fr", (Text("☞"),)),))),
        Figure(Picture(Path("x.png"), "Carte"), (Text("☞"),)),
        replace(TABLE, head=((cell("☞"), cell("b")),)),
        Chart("barres", ((Text("☞"),),), (), alt=()),
        Chart("barres", (), (), alt=(), unit="☞"),
        SignatureGrid((SignatureCell("a", (), (), (Text("☞"),)),)),
        Cover((), (), (), ((Text("☞"),),)),
        Slide("a", "contenu", (Text("Titre"),), notes=(text("☞"),)),
        text(Blank("☞")),
    ],
    ids=lambda block: type(block).__name__,
)
def test_signs_are_looked_for_wherever_words_are_drawn(block: Block) -> None:
    assert "☞" in lacking(block)[0]
    assert "☞" in lacking(header="☞")[0]


def test_spaces_and_invisible_marks_need_no_drawing() -> None:
    assert lacking(text("un\u202fdeux\u00a0trois\u2060\u200b\n\ufe0f")) == []


def test_the_alternative_and_the_address_are_not_drawn() -> None:
    picture = Figure(Picture(Path("x.png"), "Une main ☞"))
    assert lacking(picture, text(Link("https://exemple.fr/☞", (Text("page"),)))) == []
