"""The HTML file for readers: complete by itself, one title, real headings, landmarks, no page."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from sample_document import draw_picture, p, sample, t

from ctg_docs.document.nodes import (
    Blank,
    Block,
    Cell,
    Column,
    Document,
    Link,
    Paragraph,
    Section,
    Table,
    TableOfContents,
    Text,
)
from ctg_docs.document.theme import Theme
from ctg_docs.writing.html.web import write_web

HEADINGS = [f"h{level}" for level in range(1, 7)]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> Element:
    picture = draw_picture(tmp_path_factory.mktemp("images"))
    return ElementTree.fromstring(write_web(sample(picture, watermark="PROJET"), theme))


def drawn(theme: Theme, *blocks: Block, **options: str) -> Element:
    return ElementTree.fromstring(write_web(Document("Essai", blocks, **options), theme))  # type: ignore[arg-type]


def section(name: str, *content: Block, level: int = 1, title: str = "") -> Section:
    return Section(name, "liminaire", t(title or name), content, level=level)


def said(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def words(root: Element, landmark: str) -> list[str]:
    found = root.find(f"body/{landmark}")
    assert found is not None
    return [" ".join(text.split()) for text in found.itertext()]


def headings(root: Element) -> list[tuple[int, str]]:
    return [(int(e.tag[1]), said(e)) for e in root.iter() if e.tag in HEADINGS]


def test_it_says_its_language_and_title_and_fits_any_screen(page: Element) -> None:
    metas = {m.get("name"): m.get("content") for m in page.iter("meta") if m.get("name")}
    assert page.get("lang") == "fr-FR"
    assert page.findtext("head/title") == sample().title
    assert metas["viewport"] == "width=device-width, initial-scale=1"
    assert metas["author"] == "Communauté de communes du Val d’Orgelle"
    assert metas["description"] == "Un cadre commun pour les cinq années à venir."


def test_it_calls_nothing_from_outside_and_runs_no_script(page: Element) -> None:
    text = ElementTree.tostring(page, encoding="unicode")
    assert {image.get("src", "")[:22] for image in page.iter("img")} == {"data:image/png;base64,"}
    assert not [e for e in page.iter() if e.tag in {"link", "script", "iframe", "object"}]
    assert not re.search(r"url\(|@import|src=.https?:", text)


def test_every_landmark_is_there_once_and_the_first_link_skips_to_the_words(page: Element) -> None:
    for tag in ("header", "nav", "main"):
        assert len(page.findall(f"body/{tag}")) == 1
    first = page.find("body/a")
    main = page.find("body/main")
    assert first is not None and main is not None
    assert (said(first), first.get("href")) == ("Aller au contenu", f"#{main.get('id')}")


def test_there_is_one_first_title_and_no_level_is_skipped(page: Element) -> None:
    found = headings(page)
    assert [title for level, title in found if level == 1] == ["Convention territoriale globale"]
    levels = [level for level, _ in found]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert (2, "Article 1 – Objet de la convention") in found
    assert (3, "1.1 Le territoire") in found


def test_the_first_section_gives_the_title_when_there_is_no_cover(theme: Theme) -> None:
    inner = section("detail", p("Suite."), level=2)
    root = drawn(
        theme,
        p("Communiqué", role="etiquette"),
        section("annonce", p("Une nouvelle."), inner),
        section("contexte", p("Rappel.")),
        p("Contact : service communication.", role="source"),
    )
    assert headings(root) == [(1, "annonce"), (2, "detail"), (2, "contexte")]
    assert words(root, "header") == ["Communiqué", "annonce"]
    assert words(root, "main") == ["Une nouvelle.", "detail", "Suite.", "contexte", "Rappel."]
    assert words(root, "footer") == ["Contact : service communication."]


def test_words_without_section_stand_under_the_title_of_the_document(theme: Theme) -> None:
    root = drawn(theme, p("Un mot."))
    assert headings(root) == [(1, "Essai")]
    assert said(root.find("body/main")) == "Un mot."
    assert root.find("body/footer") is None


def test_what_stands_as_a_heading_is_one(theme: Theme) -> None:
    inner = section("champ", p("Accueillir", role="intertitre"), p("Une action."), level=2)
    assert headings(drawn(theme, section("page", inner))) == [
        (1, "page"),
        (2, "champ"),
        (3, "Accueillir"),
    ]


@pytest.mark.parametrize(("count", "listed"), [(3, 0), (4, 4)])
def test_only_a_long_page_has_contents(theme: Theme, count: int, listed: int) -> None:
    parts = [section(f"partie-{n}", p("Mots."), level=2) for n in range(count)]
    root = drawn(theme, section("page", *parts))
    links = root.findall("body/nav/ul/li/a")
    assert [a.get("href") for a in links] == [f"#partie-{n}" for n in range(count)][:listed]


def test_contents_that_the_document_has_are_drawn_once(page: Element) -> None:
    (contents,) = [b for b in sample().blocks if isinstance(b, TableOfContents)]
    links = page.findall("body/nav/ul/li/a")
    assert [a.get("href") for a in links] == [f"#{e.target}" for e in contents.entries]
    assert said(page.find("body/nav/p")) == "Sommaire"
    assert "Sommaire" not in said(page.find("body/main"))


def test_every_inner_link_has_its_target_and_no_page_is_mentioned(page: Element) -> None:
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    aims = {a.get("href", "")[1:] for a in page.iter("a") if a.get("href", "").startswith("#")}
    assert len(ids) == len(set(ids))
    assert aims <= set(ids)
    assert "(voir l’article 2, le chapitre « Fiches actions » page annexe 1)" in said(page)
    assert not [e for e in page.iter() if e.get("data-cible")]


def test_a_wide_table_scrolls_in_a_region_that_the_keyboard_reaches(page: Element) -> None:
    regions = [e for e in page.iter("div") if e.get("role") == "region"]
    assert [(r.get("tabindex"), r.get("aria-label")) for r in regions] == [
        ("0", "Tableau 1 – Participations annuelles")
    ]
    assert len(regions[0].findall("table")) == 1


def test_a_narrow_table_needs_no_region(theme: Theme) -> None:
    head = (Cell((p("Date"),), "col"), Cell((p("Étape"),), "col"))
    root = drawn(theme, Table((Column(), Column()), (head,), ()))
    assert [e for e in root.iter() if e.get("role")] == []
    assert root.find("body/main/table") is not None


def test_a_gap_and_a_draft_are_visible(page: Element) -> None:
    assert said(page.find("body/header/p")) == "PROJET"
    gaps = [said(e) for e in page.iter("span") if e.get("class") == "blanc"]
    assert "[nom du président : à compléter]" in gaps


def test_texts_and_addresses_are_escaped(theme: Theme) -> None:
    hostile = "<b>&\"'</b></style><script>alert(1)</script>"
    link = Link(f"https://x.fr/?{hostile}", (Text(hostile),))
    root = drawn(theme, Paragraph((Text(hostile), link, Blank(hostile))), author=hostile)
    assert said(root.find("body/main")).count("alert(1)") == 3
    assert [e.tag for e in root.iter() if e.tag in {"b", "script"}] == []


def test_linked_data_is_the_only_script_and_cannot_be_closed(theme: Theme) -> None:
    data = {"name": "</script><script>alert(1)</script> & <!-- \u2028"}
    root = drawn(theme, p("Mot."), linked_data=json.dumps(data, ensure_ascii=False))
    (script,) = list(root.iter("script"))
    assert script.get("type") == "application/ld+json"
    assert not set("<>&\u2028") & set(script.text or "")
    assert json.loads(script.text or "") == data


def test_the_same_document_gives_the_same_bytes(theme: Theme) -> None:
    assert write_web(sample(), theme) == write_web(sample(), theme)


def test_the_sheet_says_nothing_that_harms_a_reader(page: Element) -> None:
    sheet = page.findtext("head/style") or ""
    assert "${" not in sheet and "/*" not in sheet
    assert not re.search(r"justify;|text-transform|opacity|outline: (0|none)", sheet)
    for needed in (":focus-visible", "@media print", "size: A4", "overflow-x: auto"):
        assert needed in sheet
