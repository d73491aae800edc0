"""A placed deck: where each part of a slide stands, before any format draws it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from decks import THEME, bullets, deck, paragraph, slide, table, text

from ctg_docs.document.nodes import (
    Block,
    Chart,
    Figure,
    KeyFigure,
    KeyFigures,
    Picture,
    Series,
    Slide,
    Strong,
    Text,
)
from ctg_docs.document.slides.frames import Frame
from ctg_docs.document.slides.geometry import FRAME_GAP, LAYOUTS
from ctg_docs.document.slides.placement import placed
from ctg_docs.document.slides.titles import full_title, whole_names
from ctg_docs.document.words import inline_text

CHART = Chart("barres", (text("Eau"), text("Air")), (Series((), (Decimal(1), Decimal(2))),), ())
PICTURE = Figure(Picture(Path("vue.png"), "La place"), text("La place"))
FIGURES = KeyFigures((KeyFigure(text("12"), text("places")),) * 5)
TABLE = table([("Vote", "mars"), ("Signature", "avril")])


def frames(*blocks: Block, aside: tuple[Block, ...] = ()) -> list[tuple[Frame, ...]]:
    return list(placed(deck(slide(*blocks, aside=aside)), THEME)[0].columns)


def test_texts_that_follow_each_other_share_a_frame_and_anything_else_has_its_own() -> None:
    (column,) = frames(paragraph("Un"), bullets(["Deux"]), TABLE, FIGURES, paragraph("Trois"))
    assert [len(frame.blocks) for frame in column] == [2, 1, 1, 1]


@pytest.mark.parametrize("block", [CHART, PICTURE])
def test_a_chart_or_a_picture_takes_all_the_height_that_is_left(block: Block) -> None:
    box = LAYOUTS["contenu"]["content"]
    (column,) = frames(paragraph("Un mot"), block)
    assert column[-1].box.top + column[-1].box.height == pytest.approx(box.top + box.height)
    assert column[1].box.top == pytest.approx(column[0].box.top + column[0].box.height + FRAME_GAP)


def test_a_legend_and_what_it_leaves_fill_the_frame() -> None:
    ((frame,),) = frames(PICTURE)
    assert 0 < frame.legend < frame.box.height
    assert frame.over.height + frame.under.height == pytest.approx(frame.box.height)
    assert frame.under.top == pytest.approx(frame.over.top + frame.over.height)
    ((bare,),) = frames(CHART)
    assert bare.legend == 0


def test_the_rows_of_tiles_are_as_many_as_the_figures_need() -> None:
    ((whole,),) = frames(FIGURES)
    left, right = frames(FIGURES, aside=(FIGURES,))
    assert len(whole.rows) == 2
    assert [len(frame.rows) for frame in (*left, *right)] == [3, 3]


def test_no_two_frames_of_a_deck_have_the_same_name() -> None:
    more = Slide("suite", "contenu", text("Suite"), (CHART,))
    found = placed(deck(slide(TABLE, CHART, aside=(FIGURES,)), more), THEME)
    names = [f.name for one in found for column in one.columns for f in column]
    assert len(set(names)) == len(names) == 4


def test_a_slide_has_the_level_of_its_title_and_its_rank() -> None:
    layouts = ("titre", "contenu", "partie", "contenu", "contenu")
    slides = [Slide(f"d{rank}", layout, text("T")) for rank, layout in enumerate(layouts)]
    found = placed(deck(*slides), THEME)
    assert [(one.rank, one.level) for one in found] == [(1, 1), (2, 2), (3, 1), (4, 2), (5, 2)]
    assert [one.footed for one in found] == [False, True, True, True, True]


def test_the_part_of_a_slide_follows_its_title() -> None:
    one = Slide("d", "contenu", (Strong((Text("Le plan"),)),), part="(1/2)")
    assert inline_text(full_title(one)) == "Le plan (1/2)"
    assert full_title(Slide("d", "contenu", text("Le plan"))) == text("Le plan")


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("La ville d’Issy-les-Moulineaux", ["La ville ", "<d’Issy-les-Moulineaux>"]),
        ("Accueil", ["Accueil"]),
        ("2023-2027 : mi-parcours", ["<2023-2027>", " : ", "<mi-parcours>"]),
        ("", []),
    ],
)
def test_a_compound_name_is_drawn_whole(words: str, pieces: list[str]) -> None:
    assert list(whole_names(words, str, lambda name: f"<{name}>")) == pieces
