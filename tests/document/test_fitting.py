"""A deck fitted to its boxes: nothing overflows, no word is lost, parts are even."""

from __future__ import annotations

from decimal import Decimal

import pytest
from decks import THEME, bullets, deck, heading, paragraph, said, slide, table, text
from hypothesis import given, settings
from hypothesis import strategies as st

from ctg_docs.document.fonts.metrics import faces
from ctg_docs.document.nodes import (
    Blocks,
    Chart,
    Document,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Paragraph,
    Series,
    Slide,
    Strong,
    Table,
    Text,
)
from ctg_docs.document.slides.fitting import fit
from ctg_docs.document.slides.frames import stacked
from ctg_docs.document.slides.geometry import LOOKS, SMALL, boxes
from ctg_docs.document.slides.heights import Measure, measure
from ctg_docs.document.words import inline_text

ITEM = "Mettre en place un accueil adapté aux besoins des familles"


def fitted(*slides: Slide) -> list[Slide]:
    return [block for block in fit(deck(*slides), THEME).blocks if isinstance(block, Slide)]


def overflows(found: Slide) -> list[str]:
    """Return the parts of a slide that are higher than their box, measured."""
    places = boxes(found)
    wrong = []
    for name, column in (("content", found.content), ("aside", found.aside)):
        if column:
            box = places[name]  # type: ignore[index]
            if stacked(column, box.width, measure(THEME, box)) > box.height:
                wrong.append(name)
    family = faces(THEME.titres)
    for name, words, size in (
        ("title", (*found.title, Text(f" {found.part}")), places["title"].size()),
        ("label", found.label, places["label"].size()),
    ):
        box = places[name]  # type: ignore[index]
        high = Measure(family, size).run(words, box.width, size, bold=True)
        if words and high > box.height:
            wrong.append(name)
    return wrong


WORD = st.text("abcdefghijklmnopqrstuvwxyzéà’-", min_size=1, max_size=18)
SENTENCE = st.lists(WORD, min_size=1, max_size=40).map(lambda w: " ".join(w).capitalize() + ".")
TEXT = st.lists(SENTENCE, min_size=1, max_size=12).map(" ".join)
BLOCK = st.one_of(
    TEXT.map(paragraph),
    st.lists(TEXT, min_size=1, max_size=15).map(bullets),
    st.lists(st.tuples(SENTENCE, TEXT), min_size=1, max_size=15).map(table),
)
COLUMN = st.lists(BLOCK, min_size=1, max_size=4).map(tuple)


@settings(max_examples=25)
@given(COLUMN)
def test_whatever_a_slide_holds_fits_and_keeps_its_words_in_order(column: Blocks) -> None:
    found = fitted(slide(*column))
    assert [word for part in found for word in said(part.content)] == said(column)
    assert [overflows(part) for part in found] == [[]] * len(found)


@settings(max_examples=15)
@given(COLUMN, COLUMN)
def test_two_columns_keep_their_words_in_order_on_one_slide_or_more(
    left: Blocks, right: Blocks
) -> None:
    found = fitted(slide(*left, aside=right))
    words = [word for part in found for side in (part.content, part.aside) for word in said(side)]
    assert words == said((*left, *right))
    assert [overflows(part) for part in found] == [[]] * len(found)


@settings(max_examples=15)
@given(st.lists(WORD, min_size=1, max_size=60), st.sampled_from(list(LOOKS)))
def test_a_title_of_six_hundred_signs_takes_a_size_that_fits(words: list[str], layout: str) -> None:
    title = " ".join(words)[:600]
    (found,) = fitted(Slide("essai", layout, text(title)))  # type: ignore[arg-type]
    assert overflows(found) == []


@pytest.mark.parametrize(
    ("count", "parts"), [(2, [2]), (6, [6]), (7, [3, 4]), (12, [6, 6]), (13, [4, 4, 5])]
)
def test_a_list_of_more_than_six_items_is_shared_evenly(count: int, parts: list[int]) -> None:
    found = fitted(slide(bullets(f"Point {n}" for n in range(count))))
    assert [len(part.content[0].items) for part in found] == parts  # type: ignore[union-attr]


@pytest.mark.parametrize(("words", "slides"), [(55, 1), (56, 2), (100, 2), (110, 3)])
def test_running_text_has_fifty_five_words_at_most(words: int, slides: int) -> None:
    sentence = "Un deux trois quatre cinq six sept huit neuf dix."
    found = fitted(slide(paragraph(" ".join((sentence.split() * 12)[:words]))))
    assert len(found) == slides


def test_a_long_text_is_cut_between_sentences() -> None:
    sentence = "La commune réunit chaque année les familles et les professionnels du territoire."
    found = fitted(slide(paragraph(" ".join([sentence] * 8))))
    ends = [inline_text(part.content[-1].content)[-1] for part in found]  # type: ignore[union-attr]
    assert len(found) > 1 and ends == ["."] * len(found)


def test_a_civility_does_not_end_a_sentence() -> None:
    sentence = "Le rapport est présenté par M.\u00a0Dupont et par Mme\u00a0Durand à l’assemblée."
    found = fitted(slide(paragraph(" ".join([sentence] * 6))))
    assert all("M.\u00a0Dupont" in inline_text(part.content[0].content) for part in found)  # type: ignore[union-attr]


def test_bold_words_stay_bold_where_their_sentence_is_cut() -> None:
    bold = Strong((Text("mot " * 70),))
    found = fitted(slide(Paragraph((Text("Début "), bold))))
    assert len(found) > 1
    assert all(
        isinstance(run, Strong)
        for part in found[1:]
        for block in part.content
        for run in block.content  # type: ignore[union-attr]
    )


def test_the_parts_of_a_slide_are_numbered_and_bear_their_own_id() -> None:
    found = fitted(slide(bullets(ITEM for _ in range(13)), label=text("Enfance")))
    assert [part.part for part in found] == ["(1/3)", "(2/3)", "(3/3)"]
    assert [part.id for part in found] == ["essai", "essai-2", "essai-3"]
    assert {part.label for part in found} == {text("Enfance")}


def test_an_id_that_another_slide_bears_is_not_taken() -> None:
    other = Slide("essai-2", "contenu", text("Autre"))
    found = fitted(slide(bullets(ITEM for _ in range(9))), other)
    assert [part.id for part in found] == ["essai", "essai-3", "essai-2"]


def test_the_notes_are_said_once() -> None:
    notes = (paragraph("À dire."),)
    found = fitted(slide(bullets(ITEM for _ in range(13)), notes=notes))
    assert [part.notes for part in found] == [notes, (), ()]


def test_problems_and_stakes_share_a_slide_up_to_six_bullets() -> None:
    def two_columns(left: int, right: int) -> list[Slide]:
        return fitted(
            slide(
                heading("Problématiques"),
                bullets(f"Point {n}" for n in range(left)),
                title="Problématiques et enjeux",
                aside=(heading("Enjeux"), bullets(f"Point {n}" for n in range(right))),
            )
        )

    (together,) = two_columns(3, 3)
    assert inline_text(together.title) == "Problématiques et enjeux" and together.aside
    apart = two_columns(3, 4)
    assert [inline_text(part.title) for part in apart] == ["Problématiques", "Enjeux"]
    assert [part.part for part in apart] == ["", ""] and not any(part.aside for part in apart)


def test_a_table_goes_on_under_its_head() -> None:
    rows = table((f"Étape {n}", "2024") for n in range(30))
    found = fitted(slide(paragraph("Les étapes :"), rows))
    tables = [b for part in found for b in part.content if isinstance(b, Table)]
    assert len(tables) == len(found) > 1
    assert {t.head for t in tables} == {tables[0].head}
    sizes = [len(t.body) for t in tables]
    assert sum(sizes) == 30 and max(sizes) - min(sizes) <= 2


def test_the_source_of_a_table_stays_under_its_last_row() -> None:
    source = Paragraph(text("Source : Insee"), "source")
    found = fitted(slide(table((f"Étape {n}", "2024") for n in range(30)), source))
    assert isinstance(found[-1].content[0], Table) and found[-1].content[1] == source


def test_a_chart_stands_alone_when_its_slide_is_full() -> None:
    values = tuple(Decimal(n) for n in range(5))
    names = tuple(text(f"Champ {n}") for n in range(5))
    chart = Chart("barres", names, (Series(text("Budget"), values),), text("Diagramme"))
    full = bullets([ITEM] * 6)
    found = fitted(slide(full, chart, Paragraph(text("Source : plan"), "source")))
    assert [type(part.content[0]) for part in found] == [ListBlock, Chart]
    (whole,) = fitted(slide(paragraph("Les prévisions :"), chart))
    assert len(whole.content) == 2


def test_a_chart_of_many_categories_goes_on_with_the_same_series() -> None:
    count = 50
    values = tuple(Decimal(n) for n in range(count))
    names = tuple(text(f"Champ {n}") for n in range(count))
    chart = Chart("barres", names, (Series(text("Budget"), values),), text("Diagramme"))
    charts = [part.content[0] for part in fitted(slide(chart))]
    assert all(isinstance(c, Chart) for c in charts) and len(charts) > 1
    assert tuple(v for c in charts for v in c.series[0].values) == values  # type: ignore[union-attr]
    assert tuple(n for c in charts for n in c.categories) == names  # type: ignore[union-attr]


def test_key_figures_that_overflow_go_on_to_the_next_slide() -> None:
    figures = KeyFigures(
        tuple(KeyFigure(text(str(n)), text(ITEM), text("Insee")) for n in range(40))
    )
    found = fitted(slide(figures))
    assert len(found) > 1 and [overflows(part) for part in found] == [[]] * len(found)
    assert [w for part in found for w in said(part.content)] == said((figures,))


def test_a_first_slide_that_holds_too_much_lets_its_text_follow() -> None:
    opening = Slide("ouverture", "titre", text("La convention"), (paragraph(ITEM * 5),))
    first, *others = fitted(opening)
    assert first.layout == "titre" and not first.content
    assert others and {part.layout for part in others} == {"contenu"}


def test_what_goes_on_from_a_part_opens_no_other() -> None:
    found = fitted(Slide("champ", "partie", text("Enfance"), (bullets([ITEM] * 9),)))
    assert [part.layout for part in found] == ["partie", "contenu"]


def test_a_text_takes_the_largest_size_that_its_height_holds() -> None:
    (short,) = fitted(slide(bullets(["Un point", "Un autre"])))
    (full,) = fitted(slide(bullets([ITEM + " chaque année"] * 6)))
    assert short.text_size == max(boxes(slide())["content"].sizes)
    assert SMALL <= full.text_size < short.text_size


def test_slides_that_go_on_from_one_another_have_one_size() -> None:
    found = fitted(slide(paragraph("Un mot. " * 50), bullets([ITEM] * 6), bullets(["Un", "Deux"])))
    assert len(found) > 1 and len({part.text_size for part in found}) == 1


def test_a_bullet_alone_on_its_slide_is_a_sentence() -> None:
    (found,) = fitted(slide(bullets([ITEM])))
    assert found.content == (paragraph(ITEM),)


def test_a_title_that_no_size_holds_lowers_what_stands_under_it() -> None:
    (found,) = fitted(slide(paragraph("Texte."), title=ITEM * 8))
    assert found.title_size == SMALL and found.lowered > 0
    title, content = boxes(found)["title"], boxes(found)["content"]
    assert title.top + title.height <= content.top


def test_a_label_too_long_for_its_line_is_said_under_the_title() -> None:
    label = ITEM * 8
    found = fitted(slide(paragraph("Texte."), label=text(label)))
    words = [word for part in found for word in said(part.content)]
    assert words[: len(label.split())] == label.split()
    assert [overflows(part) for part in found] == [[]] * len(found)


def test_anything_but_a_deck_is_left_as_it_is() -> None:
    document = Document("Essai", (paragraph("mot " * 400),))
    assert fit(document, THEME) == document
