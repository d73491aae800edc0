"""The house master: the geometry and the looks that every format of a deck shares."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from deck_file import A, DeckFile, P

from ctg_docs.document.nodes import Document, SlideLayout
from ctg_docs.document.slides.geometry import LAYOUTS, SMALL, Box
from ctg_docs.document.theme import Theme
from ctg_docs.writing.pptx import write_pptx

NAMES: dict[str, SlideLayout] = {
    "Titre": "titre",
    "Ouverture de partie": "partie",
    "Contenu": "contenu",
    "Deux colonnes": "contenu",
    "Composition": "contenu",
}


def layout(file: DeckFile, name: str) -> Any:
    (found,) = [one for one in file.deck.slide_layouts if one.name == name]
    return found


def placeholder(file: DeckFile, name: str, index: int) -> Any:
    (found,) = [p for p in layout(file, name).placeholders if p.placeholder_format.idx == index]
    return found


def place(shape: Any) -> tuple[float, ...]:
    return tuple(
        round(length / 36_000, 1) for length in (shape.left, shape.top, shape.width, shape.height)
    )


def box(found: Box) -> tuple[float, ...]:
    return tuple(round(length, 1) for length in (found.left, found.top, found.width, found.height))


def test_deck_has_one_master_and_a_layout_for_each_kind_of_slide(file: DeckFile) -> None:
    assert len(file.deck.slide_masters) == 1
    assert [one.name for one in file.deck.slide_layouts] == list(NAMES)


def test_screen_has_the_shape_of_a_wide_one(file: DeckFile) -> None:
    assert (file.deck.slide_width, file.deck.slide_height) == (12_192_000, 6_858_000)


@pytest.mark.parametrize("name", NAMES)
def test_titles_have_the_place_and_the_size_of_the_screen(name: str, file: DeckFile) -> None:
    wanted = LAYOUTS[NAMES[name]]["title"]
    title = placeholder(file, name, 0)
    assert place(title) == box(wanted)
    size = title._element.xpath(".//a:lvl1pPr/a:defRPr/@sz")
    assert size == [str(round(100 * wanted.size()))]


@pytest.mark.parametrize("name", ["Titre", "Ouverture de partie", "Contenu"])
def test_labels_and_contents_have_the_place_of_the_screen(name: str, file: DeckFile) -> None:
    found = LAYOUTS[NAMES[name]]
    assert place(placeholder(file, name, 13)) == box(found["label"])
    assert place(placeholder(file, name, 1)) == box(found["content"])


def test_every_colour_is_one_of_the_palette(file: DeckFile, theme: Theme) -> None:
    for name, root in file.drawn():
        if "/charts/" not in name and "/theme/" not in name:
            own = {node.get("val") for node in root.iter(f"{A}srgbClr")}
            # That of a gap, which no slide should keep, is the only one that is not.
            assert own <= {theme.couleurs.lacune[1:].upper()}, name


def test_palette_is_that_of_the_theme(deck: Document, theme: Theme) -> None:
    colours = theme.couleurs.model_copy(update={"primaire": "#a1b2c3"})
    changed = DeckFile(write_pptx(deck, theme.model_copy(update={"couleurs": colours})))
    palette = changed.xml("ppt/theme/theme1.xml")
    (dark,) = palette.iter(f"{A}dk2")
    assert dark[0].get("val") == "A1B2C3"


def test_master_names_each_level_of_text(file: DeckFile) -> None:
    content = file.deck.slide_master.placeholders[1]
    assert [(p.text, p.level) for p in content.text_frame.paragraphs] == [
        ("Texte", 0),
        ("Liste, niveau 1", 1),
        ("Liste, niveau 2", 2),
        ("Liste, niveau 3", 3),
        ("Intertitre", 4),
        ("Chapeau", 5),
        ("Constat", 6),
        ("Source", 7),
        ("Étiquette", 8),
    ]


def test_tables_and_free_texts_have_the_size_of_small_text(file: DeckFile) -> None:
    levels = file.xml("ppt/presentation.xml").find(f"{P}defaultTextStyle")
    master = file.xml("ppt/slideMasters/slideMaster1.xml").find(f"{P}txStyles/{P}otherStyle")
    sizes = {style[0].find(f"{A}defRPr").get("sz") for style in (levels, master)}
    assert sizes == {str(round(100 * SMALL))}


def test_draft_says_so_on_every_layout(deck: Document, theme: Theme, file: DeckFile) -> None:
    draft = DeckFile(write_pptx(replace(deck, watermark="PROJET"), theme))
    for one in draft.deck.slide_layouts:
        assert [s.text_frame.text for s in one.shapes if s.name == "Mention"] == ["PROJET"]
    assert not any(s.name == "Mention" for one in file.deck.slide_layouts for s in one.shapes)
