"""The HTML of a document: well formed, escaped, semantic, self-contained."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from sample_document import draw_picture, sample

from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.nodes import (
    Cell,
    Column,
    Document,
    Figure,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    Paragraph,
    Picture,
    SignatureCell,
    SignatureGrid,
    Table,
    Text,
)
from ctg_docs.problems import SourceError
from ctg_docs.writing.html import render_html

HOUSE = load_theme(Path(__file__).parents[2] / "templates" / "maison")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Element:
    picture = draw_picture(tmp_path_factory.mktemp("images"))
    return ElementTree.fromstring(render_html(sample(picture), HOUSE))


def words(text: str) -> Inlines:
    return (Text(text),)


def drawn(*blocks: object) -> Element:
    return ElementTree.fromstring(render_html(Document("Essai", blocks), HOUSE))  # type: ignore[arg-type]


def test_it_says_its_language_title_author_and_dates(page: Element) -> None:
    metas = {m.get("name"): m.get("content") for m in page.iter("meta") if m.get("name")}
    assert page.get("lang") == "fr-FR"
    assert page.findtext("head/title") == sample().title
    assert metas["author"] == "Communauté de communes du Val d’Orgelle"
    assert metas["dcterms.created"] == metas["dcterms.modified"] == "2026-11-02"


def test_texts_and_attributes_are_escaped() -> None:
    hostile = "<b>&\"'</b><script>alert(1)</script>"
    root = drawn(
        Paragraph((Text(hostile), Link(f"https://x.fr/?{hostile}", words(hostile)))),
    )
    assert "".join(root.find("body").itertext()) == hostile * 2  # type: ignore[union-attr]
    assert root.find(".//a").get("href") == f"https://x.fr/?{hostile}"  # type: ignore[union-attr]


def test_headings_start_at_1_and_never_skip(page: Element) -> None:
    levels = [int(e.tag[1]) for e in page.iter() if e.tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3, 4}
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_inner_link_has_its_target(page: Element) -> None:
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    aims = {e.get("href", e.get("data-cible", ""))[1:] for e in page.iter() if is_inner(e)}
    assert len(ids) == len(set(ids))
    assert aims
    assert aims <= set(ids)


def is_inner(element: Element) -> bool:
    return (element.get("href") or element.get("data-cible") or "").startswith("#")


def test_nothing_is_called_from_outside(page: Element) -> None:
    assert {image.get("src", "")[:22] for image in page.iter("img")} == {"data:image/png;base64,"}
    assert not [e for e in page.iter() if e.tag in {"link", "script", "style", "iframe"}]


def test_every_image_has_its_alternative(page: Element) -> None:
    assert [image.get("alt") for image in page.iter("img")] == [
        "Logo de la communauté de communes du Val d’Orgelle",
        "Logo de la Caf",
        "Carte des quatorze communes et de leurs équipements",
    ]


def test_the_same_picture_gives_the_same_page_wherever_it_stands(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("ici", "ailleurs")]
    for folder in folders:
        folder.mkdir()
    here, there = (render_html(sample(draw_picture(folder)), HOUSE) for folder in folders)
    assert here == there


def test_a_table_has_caption_widths_heads_and_scopes() -> None:
    node = Table(
        (Column(3), Column(1, "right")),
        ((Cell((Paragraph(words("Poste")),), "col"), Cell((Paragraph(words("€")),), "col")),),
        ((Cell((Paragraph(words("Crèche")),), "row"), Cell((Paragraph(words("12")),))),),
        words("Tableau 1"),
        "budget",
    )
    table = drawn(node).find("body/table")
    assert table is not None
    assert table.findtext("caption") == "Tableau 1"
    assert [col.get("style") for col in table.iter("col")] == ["width:75.000%", "width:25.000%"]
    assert [(th.text, th.get("scope")) for th in table.iter("th")] == [
        ("Poste", "col"),
        ("€", "col"),
        ("Crèche", "row"),
    ]
    assert "a-droite" in table.findall("tbody/tr/td")[0].get("class", "")


def test_an_empty_head_cell_names_nothing() -> None:
    head = ((Cell((), "col"), Cell((Paragraph(words("2026")),), "col")),)
    table = drawn(Table((Column(), Column()), head, ())).find("body/table")
    assert table is not None
    assert [cell.tag for cell in table.iter() if cell.tag in {"td", "th"}] == ["td", "th"]


def test_a_simple_list_item_holds_words_and_no_paragraph(page: Element) -> None:
    items = [li for li in page.iter("li") if li.get("class") == "point"]
    assert [len(li.findall("p")) for li in items].count(1) == 1  # the item of two paragraphs
    assert all((li.text or "").strip() for li in items)


def test_links_hold_nothing_but_text(page: Element) -> None:
    assert [a.get("class") for a in page.iter("a") if len(a)] == []


@pytest.mark.parametrize(
    ("count", "rows"), [(1, [1]), (3, [3]), (4, [4]), (5, [3, 2]), (8, [4, 4])]
)
def test_key_figures_stand_in_even_rows(count: int, rows: list[int]) -> None:
    node = KeyFigures(tuple(KeyFigure(words(str(n)), words("places")) for n in range(count)))
    drawn_rows = drawn(node).findall("body/div")
    assert [len(row.findall("div[@class='chiffre']")) for row in drawn_rows] == rows


@pytest.mark.parametrize(("count", "rows"), [(2, [2]), (3, [2, 1]), (12, [2] * 6), (150, [3] * 50)])
def test_signatures_stand_two_a_row_or_three_when_many(count: int, rows: list[int]) -> None:
    cells = tuple(
        SignatureCell(f"s{n}", words("Commune"), words("Le maire"), words("Nom"))
        for n in range(count)
    )
    assert [len(row) for row in drawn(SignatureGrid(cells)).findall("body/div")] == rows


@pytest.mark.parametrize("name", ["absente.png", "image.bmp"])
def test_an_unusable_picture_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "image.bmp").write_bytes(b"BM")
    with pytest.raises(SourceError, match=rf"{name}: .*\[image-illisible\]"):
        drawn(Figure(Picture(tmp_path / name, "Une image")))
