"""The site of the docs: every page is in it, and it needs nothing from outside to be read."""

import json
import re
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

import pytest
from lxml import html
from website import navigation
from website.gallery import draw, gallery
from website.index import folded
from website.links import Leading, LostLinkError
from website.pages import read
from website.places import HOME, ROOT, address, sources
from website.publishing import publish

from ctg_docs.pipeline import catalogue

DRAWN = "une-page"
"""A document of one page, drawn for the gallery; `make site` draws them all."""
OUTSIDE = re.compile(r"[a-z]+:")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Write the site as `make site` does, with one document drawn."""
    folder = tmp_path_factory.mktemp("site")
    draw([entree for entree in catalogue() if entree.id == DRAWN], folder / "drawn")
    publish(folder / "site", gallery(catalogue(), folder / "drawn"), folder / "drawn")
    return folder / "site"


@pytest.fixture(scope="module")
def pages(site):
    """Read each page of the site, those of the drawn documents aside, by its address."""
    found = sorted(p for p in site.rglob("*.html") if "documents" not in p.relative_to(site).parts)
    return {p.relative_to(site).as_posix(): html.fromstring(p.read_bytes()) for p in found}


def links(tree):
    """Each attribute of a page that names a place, as (element, name, place)."""
    for element in tree.iter():
        yield from (
            (element, name, element.get(name))
            for name in ("href", "src", "srcset", "action", "data", "poster")
            if element.get(name) is not None
        )


def test_every_page_of_the_docs_is_in_it(pages):
    docs = [*(ROOT / "docs").rglob("*.md"), ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md"]
    for path in docs:
        source = PurePosixPath(path.relative_to(ROOT).as_posix())
        title = re.sub("`", "", path.read_text(encoding="utf-8").partition("\n")[0])
        heading = pages[address(source)].find(".//h1").text_content()
        assert folded(heading) == folded(title), source


def test_every_page_is_reached_from_the_list_of_pages(pages):
    listed = {link.get("href") for link in pages["index.html"].findall(".//nav[@id='sommaire']//a")}
    messages = PurePosixPath("docs/guide/erreurs")
    outside = {"index.html", "galerie.html"}
    expected = {address(s) for s in sources() if s.parent != messages or s.stem == "README"}
    assert listed | outside == expected | outside
    index = {
        link.get("href") for link in pages["guide/erreurs/index.html"].findall(".//article//a")
    }
    assert {
        f"{s.stem}.html" for s in sources() if s.parent == messages and s.stem != "README"
    } <= index
    assert all(tree.find(".//header//a[.='Galerie']") is not None for tree in pages.values())


def test_no_link_is_broken(site, pages):
    anchors = {place: {one.get("id") for one in tree.iter()} for place, tree in pages.items()}
    broken = []
    for place, tree in pages.items():
        for _, _, link in links(tree):
            if OUTSIDE.match(link):
                continue
            path, _, anchor = unquote(link).partition("#")
            target = normpath(f"{PurePosixPath(place).parent}/{path}") if path else place
            there = (site / target).is_file()
            if not there or (anchor and anchor not in anchors.get(target, ())):
                broken.append(f"{place}: {link}")
    assert broken == []


def test_nothing_is_asked_of_another_place(site, pages):
    for place, tree in pages.items():
        shown = [(e.tag, link) for e, _, link in links(tree) if OUTSIDE.match(link)]
        assert {tag for tag, link in shown if link != "data:,"} <= {"a"}, place
        assert tree.findall(".//iframe") + tree.findall(".//style") == []
        inline = [s for s in tree.findall(".//script") if not s.get("src")]
        handlers = [n for e in tree.iter() for n in e.attrib if n.startswith("on") or n == "style"]
        assert inline + handlers == [], place
    own = (site / "site.js").read_text("utf-8")
    assert not re.search(r"\b(fetch|XMLHttpRequest|import|WebSocket|sendBeacon)\b|https?:", own)
    assert not re.search(r"url\(|@import|https?:", (site / "site.css").read_text("utf-8"))


def rows(site):
    """What `recherche.js` gives the page: (page, part, address, words, beginning)."""
    script = (site / "recherche.js").read_text(encoding="utf-8")
    return json.loads(script.removeprefix("window.INDEX = ").rstrip("\n;").replace(",\n]", "\n]"))


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("deliberation", "guide/deliberations.html#les-délibérations"),
        ("coeur", "guide/documents.html#seul-ce-qui-a-changé-est-refait"),
        ("convocation delai", "guide/erreurs/convocation-delai.html#"),
        ("evaluation", "guide/sources.html#"),
    ],
)
def test_a_word_is_found_without_its_accents(site, typed, place):
    found = [row[2] for row in rows(site) if set(typed.split()) <= {*row[3].split()}]
    assert any(one.startswith(place) for one in found)


def test_what_is_searched_has_neither_accent_nor_capital_and_leads_somewhere(site, pages):
    for page, part, place, words, _ in rows(site):
        assert re.fullmatch(r"[a-z0-9 ]*", words), place
        path, _, anchor = place.partition("#")
        assert page and part
        assert not anchor or pages[path].get_element_by_id(anchor) is not None


def test_the_gallery_shows_each_document_and_leads_to_its_files(site, pages):
    cards = {card.get("id"): card for card in pages["galerie.html"].findall(".//main//li[@id]")}
    assert list(cards) == [entree.id for entree in catalogue()]
    for entree in catalogue():
        card = cards[entree.id]
        assert card.find("h2").text_content() == entree.titre
        assert (site / card.find(".//img").get("src")).stem == entree.id
        assert len(card.find(".//img").get("alt")) >= 20
    leading = [link.get("href") for link in cards[DRAWN].findall(".//a")]
    files = [link for link in leading if link.startswith("documents/")]
    assert files == [f"documents/exemple/{DRAWN}.pdf"]
    assert (site / files[0]).read_bytes().startswith(b"%PDF-")
    made = {p.suffix for p in (site / "documents").rglob("*") if p.is_file()}
    assert made == {".pdf"}


def test_a_page_in_french_is_set_as_the_documents_are_and_its_code_is_not(pages):
    page = pages["guide/documents.html"].find(".//article")
    assert "«\u00a0article 9\u00a0», «\u00a0point 5.2\u00a0»" in page.text_content()
    codes = [code.text_content() for tree in pages.values() for code in tree.findall(".//p/code")]
    assert "titre: Petite enfance" in [
        code.text_content() for code in pages["guide/sources.html"].iter("code")
    ]
    assert [code for code in codes if "\u202f" in code] == []


def test_no_mark_of_markdown_is_left(pages):
    for place, tree in pages.items():
        for code in [*tree.iter("pre"), *tree.iter("code")]:
            code.text = ""
        words = tree.find(".//main").text_content()
        assert not re.search(r"```|\]\(|^#+ |\*\*|^\|", words, re.MULTILINE), place


def test_a_page_is_read_before_the_one_that_the_list_names_next(pages):
    first = pages["guide/premiers-pas.html"]
    assert first.find(".//a[@rel='prev']").get("href") == "../index.html"
    assert first.find(".//a[@rel='next']").get("href") == "nouveau-territoire.html"


@pytest.mark.parametrize("link", ["absente.md", "../images/absente.png", "../../../ailleurs.md"])
def test_a_link_that_leads_nowhere_stops_the_site(link):
    with pytest.raises(LostLinkError, match=r"docs/guide/page\.md"):
        Leading(PurePosixPath("docs/guide/page.md")).led(link)


def test_a_page_that_the_plan_does_not_name_is_listed_last():
    new = PurePosixPath("docs/guide/nouvelle.md")
    home = read(HOME)
    groups = navigation.groups({one: home._replace(source=one) for one in (*sources(), new)})
    assert groups[-1].titre == "Autres pages"
    assert groups[-1].pages[-1].source == new


def test_a_name_of_the_plan_that_is_no_page_is_refused():
    with pytest.raises(KeyError):
        navigation.groups({})
