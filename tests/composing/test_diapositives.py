"""Markdown to slides: titles, labels, columns, notes, and what a slide refuses."""

from __future__ import annotations

import pytest

from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.composing.vocabulary.slides import slides
from ctg_docs.document.markdown import parse
from ctg_docs.document.nodes import ListBlock, Paragraph, Record, Slide
from ctg_docs.document.slots import Slots
from ctg_docs.document.words import inline_text
from ctg_docs.problems import Place


def made(text: str, slots: Slots | None = None) -> list[Slide]:
    return list(slides(parse(text, slots), Place("essai.md.j2")))


def test_a_title_opens_a_slide_with_its_label_its_columns_and_its_notes() -> None:
    (found,) = made(
        "# Besoins {#besoins}\n\nEnfance {.etiquette}\n\n"
        "## Problématiques\n\n- Peu de places\n\n## Enjeux\n\n- Accueillir\n\n"
        "## Notes {.notes}\n\nÀ dire."
    )
    assert (found.id, found.layout) == ("besoins", "contenu")
    assert inline_text(found.label) == "Enfance"
    heads = [column[0] for column in (found.content, found.aside)]
    assert [inline_text(h.content) for h in heads if isinstance(h, Paragraph)] == [
        "Problématiques",
        "Enjeux",
    ]
    assert len(found.notes) == 1


def test_a_column_may_have_no_heading() -> None:
    (found,) = made("# Budget {#budget}\n\n## {.colonne}\n\nUn.\n\n## {.colonne}\n\nDeux.")
    assert [inline_text(c[0].content) for c in (found.content, found.aside)] == ["Un.", "Deux."]  # type: ignore[union-attr]


@pytest.mark.parametrize("layout", ["titre", "partie"])
def test_the_class_of_a_title_is_its_layout(layout: str) -> None:
    (found,) = made(f"# Enfance {{#enfance .{layout}}}")
    assert found.layout == layout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Un texte sans titre.", "commence par un titre"),
        ("# Enfance", "n’a pas d’identifiant"),
        ("# A {#a}\n\n## Un\n\nx\n\n## Deux\n\nx\n\n## Trois\n\nx", "plus de deux colonnes"),
    ],
)
def test_what_is_no_slide_is_refused_with_its_reason(text: str, message: str) -> None:
    with pytest.raises(GabaritError, match=message):
        made(text)


def test_a_slide_holds_no_sheet() -> None:
    slots = Slots()
    token = slots.keep(Record(()))
    with pytest.raises(GabaritError, match="ne s’y dessinent pas"):
        made(f"# Fiche {{#fiche}}\n\n{token}", slots)


def test_a_list_says_the_rows_of_a_table_that_an_item_holds() -> None:
    slots = Slots()
    table = parse("| An | Montant |\n|---|---|\n| 2024 | 3 000 € |")
    token = slots.keep((ListBlock((table,)),))  # type: ignore[arg-type]
    (found,) = made(f"# Budget {{#budget}}\n\n{token}", slots)
    (listed,) = found.content
    assert isinstance(listed, ListBlock)
    ((lines,),) = listed.items
    assert isinstance(lines, ListBlock)
    assert [inline_text(p.content) for (p,) in lines.items] == ["An – Montant", "2024 – 3 000 €"]  # type: ignore[union-attr]
