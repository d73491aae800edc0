"""What the slides say, and that it is said with what PowerPoint offers to say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from deck_file import A, DeckFile, alternative, text_lines
from sample_deck import CHART_ALT, FIGURE_ALT, LOGO_ALT, SITE
from sample_document import p, t

from ctg_docs.document.nodes import Document, KeyFigure, KeyFigures, Slide
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.writing.pptx import write_pptx
from ctg_docs.writing.text import plain_text

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
RANKS = {
    "titre": 1,
    "ctg": 2,
    "methode": 3,
    "champ-1": 4,
    "constats": 5,
    "objectif-1": 6,
    "budget": 7,
    "chiffres": 8,
    "places": 9,
    "carte": 10,
}
MARK = re.compile(r"[•|/]|[1-9]\.")
"""What only the plain text prints."""


def words(text: str) -> list[str]:
    return [word for word in text.split() if not MARK.fullmatch(word)]


def shapes(file: DeckFile, slide: str, kind: str) -> list[Any]:
    return [s for s in file.slide(RANKS[slide]).shapes if s.name.startswith(kind)]


def runs(file: DeckFile, slide: str) -> Iterator[Any]:
    for shape in file.slide(RANKS[slide]).placeholders:
        if shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                yield from paragraph.runs


def run(file: DeckFile, slide: str, text: str) -> Any:
    (found,) = [r for r in runs(file, slide) if r.text == text]
    return found


def test_slides_say_the_words_of_the_tree_in_order(file: DeckFile, deck: Document) -> None:
    numbers = RANKS | {"tab-budget": RANKS["budget"]}
    told = plain_text(deck, Pagination(numbers, len(RANKS)))
    said = "\n".join(line for rank in RANKS.values() for line in file.words(rank))
    assert words(said) == words(told)


def test_every_slide_has_the_title_of_the_tree(file: DeckFile) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in file.deck.slides]
    assert titles == [
        "Convention territoriale globale",
        "La convention & ses <signataires>",
        "La méthode\u00a0(1/2)",
        "Accueillir mieux",
        "Problématiques et enjeux",
        "Améliorer la politique petite enfance de L’Haÿ-sur-Orgelle",
        "Le budget",
        "Le territoire",
        "Les places",
        "La carte",
    ]


@pytest.mark.parametrize(
    ("slide", "layout"),
    [
        ("titre", "Titre"),
        ("ctg", "Contenu"),
        ("champ-1", "Ouverture de partie"),
        ("constats", "Deux colonnes"),
        ("objectif-1", "Contenu"),
        ("budget", "Composition"),
        ("chiffres", "Contenu"),
        ("places", "Deux colonnes"),
    ],
)
def test_each_slide_is_made_on_its_layout(slide: str, layout: str, file: DeckFile) -> None:
    assert file.slide(RANKS[slide]).slide_layout.name == layout


def test_text_stands_in_placeholders_of_the_layout(file: DeckFile) -> None:
    for slide in file.deck.slides:
        offered = {p.placeholder_format.idx for p in slide.slide_layout.placeholders}
        taken = [p.placeholder_format.idx for p in slide.placeholders]
        assert set(taken) <= offered
        assert len(taken) == len(set(taken))
        free = [s.name for s in slide.shapes if s.has_text_frame and not s.is_placeholder]
        assert all(name.startswith(("Légende", "Chiffre clé", "Bandeau")) for name in free)


def test_words_bear_no_size_and_no_font_of_their_own(file: DeckFile) -> None:
    for name, root in file.drawn():
        if name.startswith(("ppt/slides/", "ppt/notesSlides/")):
            properties = list(root.iter(f"{A}rPr", f"{A}endParaRPr"))
            assert properties
            assert not any(node.get("sz") for node in properties)
            assert not any(list(root.iter(f"{A}latin")))


def test_all_text_is_french(file: DeckFile) -> None:
    for name, root in file.drawn():
        for node in root.iter(f"{A}rPr", f"{A}endParaRPr"):
            assert node.get("lang") == "fr-FR", name


def test_two_columns_stand_side_by_side(file: DeckFile) -> None:
    left, right = shapes(file, "constats", "Contenu")
    assert left.top == right.top
    assert left.left + left.width < right.left
    assert left.width == right.width


def test_levels_say_what_paragraphs_are(file: DeckFile) -> None:
    (shape,) = shapes(file, "methode", "Contenu")
    levels = [(p.text, p.level) for p in shape.text_frame.paragraphs]
    assert levels == [
        ("Trois étapes", 4),
        ("Une année de travail.", 5),
        ("Il est proposé\u00a0:", 5),
        ("Le diagnostic relève un manque.", 6),
        ("le diagnostic\u202f;", 1),
        ("le projet\u202f;", 1),
        ("il est public\u202f;", 1),
        ("l’évaluation.", 1),
        ("Source\u00a0: diagnostic partagé.", 7),
    ]


def test_numbers_of_a_list_go_on_after_a_second_paragraph(file: DeckFile) -> None:
    (shape,) = shapes(file, "methode", "Contenu")
    starts = [node.get("startAt") for node in shape._element.iter(f"{A}buAutoNum", f"{A}buNone")]
    assert starts == [None, None, None, "3"]


def test_nested_lists_go_down_a_level(file: DeckFile) -> None:
    (shape,) = shapes(file, "ctg", "Contenu")
    assert [p.level for p in shape.text_frame.paragraphs] == [0, 1, 1, 2, 2, 0, 0]


def test_runs_are_bold_italic_and_raised(file: DeckFile) -> None:
    assert run(file, "ctg", "stratégique").font.bold
    assert run(file, "ctg", "partenariale").font.italic
    assert run(file, "ctg", "er")._r.find(f"{A}rPr").get("baseline") == "30000"


def test_link_leads_to_its_address(file: DeckFile) -> None:
    assert run(file, "ctg", "le site").hyperlink.address == SITE


@pytest.mark.parametrize("text", ["le budget", "7"])
def test_reference_leads_to_the_slide_of_its_target(text: str, file: DeckFile) -> None:
    slide = file.slide(RANKS["ctg"])
    found = run(file, "ctg", text)
    click = found._r.find(f"{A}rPr/{A}hlinkClick")
    assert click.get("action") == "ppaction://hlinksldjump"
    target = slide.part.related_part(found._r.xpath(".//@r:id")[0])
    assert target.slide.shapes.title.text_frame.text == "Le budget"


def test_gap_stands_out(file: DeckFile) -> None:
    gap = run(file, "ctg", "[date du vote\u00a0: à compléter]")
    assert gap._r.find(f"{A}rPr/{A}highlight") is not None


def test_notes_are_what_the_speaker_says(file: DeckFile) -> None:
    notes = file.slide(1).notes_slide.notes_text_frame
    assert list(text_lines(notes)) == [
        "Bonsoir à toutes et à tous.",
        "Remercier les partenaires\u202f;",
        "rappeler le calendrier.",
    ]
    assert [slide.has_notes_slide for slide in file.deck.slides] == [True] + [False] * 9


def test_foot_names_the_deck_and_counts_the_slides(file: DeckFile, deck: Document) -> None:
    for rank, slide in enumerate(file.deck.slides, 1):
        feet = [s for s in slide.placeholders if s.placeholder_format.idx in (11, 12)]
        if rank == RANKS["titre"]:
            assert feet == []
            continue
        foot, number = feet
        assert foot.text_frame.text == deck.title
        assert [f.get("type") for f in number._element.iter(f"{A}fld")] == ["slidenum"]
        assert number._element.xpath(".//a:t/text()") == [str(rank)]


def test_table_is_a_table_with_a_head(file: DeckFile) -> None:
    (shape,) = shapes(file, "budget", "Tableau")
    table = shape.table
    assert (table.first_row, table.first_col) == (True, True)
    assert [cell.text_frame.text for cell in table.rows[0].cells] == ["Action", "Montants", ""]
    assert table.cell(0, 1).is_merge_origin and table.cell(0, 2).is_spanned
    assert table.cell(2, 1).text_frame.text == "1\u202f200\u00a0€"
    assert [p.level for p in table.cell(3, 2).text_frame.paragraphs] == [0, 1]


def test_second_row_of_a_head_reads_on_a_dark_ground(file: DeckFile) -> None:
    (shape,) = shapes(file, "budget", "Tableau")
    cell = shape.table.cell(1, 1)
    assert cell._tc.xpath("a:tcPr/a:solidFill/a:schemeClr/@val") == ["tx2"]
    assert cell._tc.xpath(".//a:rPr/a:solidFill/a:schemeClr/@val") == ["bg1"]


def test_columns_keep_their_shares_and_their_alignment(file: DeckFile) -> None:
    (shape,) = shapes(file, "budget", "Tableau")
    widths = [column.width for column in shape.table.columns]
    assert widths[0] == pytest.approx(2 * widths[1], abs=2)
    assert sum(widths) == pytest.approx(shape.width, abs=3)
    cells = [shape.table.cell(2, column)._tc for column in range(3)]
    assert [cell.xpath("a:txBody/a:p/a:pPr/@algn") for cell in cells] == [[], ["r"], ["r"]]


def test_chart_is_a_chart_with_its_values(file: DeckFile) -> None:
    (shape,) = shapes(file, "places", "Graphique")
    plot = shape.chart.plots[0]
    assert list(plot.categories) == ["2024", "2025", "2026"]
    assert {series.name: tuple(series.values) for series in plot.series} == {
        "Petite enfance": (12.0, 14.5, None),
        "Jeunesse": (3.0, 5.0, 7.0),
    }


def test_chart_opens_the_workbook_of_its_values(file: DeckFile) -> None:
    (shape,) = shapes(file, "places", "Graphique")
    book = openpyxl.load_workbook(BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
    rows = [list(row) for row in book.active.iter_rows(values_only=True)]
    assert rows[0][1:] == ["Petite enfance", "Jeunesse"]
    assert rows[3] == ["2026", None, 7]


@pytest.mark.parametrize(
    ("slide", "kind", "told"),
    [
        ("budget", "Tableau", "Tableau 1 – Budget prévisionnel"),
        ("places", "Graphique", CHART_ALT.replace(" ;", "\u202f;")),
        ("carte", "Image", FIGURE_ALT),
    ],
)
def test_what_is_drawn_is_told(slide: str, kind: str, told: str, file: DeckFile) -> None:
    (shape,) = shapes(file, slide, kind)
    assert alternative(shape) == told


def test_picture_keeps_its_shape(file: DeckFile) -> None:
    (shape,) = shapes(file, "carte", "Image")
    assert shape.width == pytest.approx(2 * shape.height, abs=2)


def test_key_figures_stand_in_even_rows(file: DeckFile) -> None:
    tiles = shapes(file, "chiffres", "Chiffre clé")
    assert [tile.text_frame.text.split("\n")[0] for tile in tiles] == [
        "18\u202f450",
        "14",
        "62\u00a0%",
        "4",
        "7",
    ]
    assert len({tile.top for tile in tiles[:3]}) == 1
    assert tiles[3].top == tiles[4].top > tiles[0].top + tiles[0].height
    assert len({tile.width for tile in tiles}) == 1


def test_nothing_leaves_the_slide_nor_stands_on_something_else(file: DeckFile) -> None:
    for slide in file.deck.slides:
        # The logos stand on their band.
        shapes = [s for s in slide.shapes if not s.name.startswith("Bandeau")]
        boxes = sorted((s.top, s.top + s.height, s.left, s.left + s.width) for s in shapes)
        for rank, (top, bottom, left, right) in enumerate(boxes):
            assert top >= 0 and bottom <= file.deck.slide_height
            assert left >= 0 and right <= file.deck.slide_width
            for other_top, _, other_left, other_right in boxes[rank + 1 :]:
                apart = other_top >= bottom - 10 or other_left >= right or other_right <= left
                assert apart, slide.shapes.title.text_frame.text


def test_text_that_no_placeholder_awaits_reads_on_the_ground_of_its_slide(theme: Theme) -> None:
    figures = KeyFigures((KeyFigure(t("14"), t("communes")),))
    slide = Slide("s", "titre", t("Jeunesse"), (p("Avant"), figures, p("Après")))
    file = DeckFile(write_pptx(Document("Essai", (slide,), page="diapositive"), theme))
    contents = [s for s in file.slide(1).placeholders if s.name.startswith("Contenu")]
    assert [(s.text_frame.text, s.placeholder_format.idx) for s in contents] == [
        ("Avant", 1),
        ("Après", 2**32 - 1),
    ]
    assert contents[1]._element.xpath(".//a:rPr/a:solidFill/a:schemeClr/@val") == ["bg1"]


def test_auto_fit_keeps_the_size_that_a_title_takes(file: DeckFile) -> None:
    scales = {
        name: file.slide(RANKS[name]).shapes.title._element.xpath(".//a:normAutofit/@fontScale")
        for name in ("ctg", "objectif-1", "chiffres")
    }
    assert scales == {"ctg": [], "objectif-1": ["87500"], "chiffres": ["75000"]}


def test_a_first_slide_shows_the_logos_on_a_white_band(file: DeckFile) -> None:
    *_, band, logo = file.slide(1).shapes
    assert band._element.xpath("./p:spPr/a:solidFill/a:schemeClr/@val") == ["bg1"]
    assert alternative(logo) == LOGO_ALT
    assert band.top <= logo.top and logo.top + logo.height <= band.top + band.height


def test_each_part_of_the_deck_is_a_section_of_powerpoint(file: DeckFile) -> None:
    found = file.xml("ppt/presentation.xml").iter(f"{P14}section")
    parts = [(one.get("name"), len(list(one.iter(f"{P14}sldId")))) for one in found]
    assert parts == [("Ouverture", 3), ("1 – Petite enfance", len(RANKS) - 3)]
    ids = file.xml("ppt/presentation.xml").xpath("//*[local-name()='sldIdLst']/*/@id")
    assert ids[: len(RANKS)] == [str(255 + rank) for rank in RANKS.values()]
