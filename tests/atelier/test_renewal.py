"""The page that a browser shows, after each edit: what changed is sent, and no word is stale."""

import os
import random
import re

import pytest
from atelier_pages import author, workshop

from ctg_docs.atelier.renewal import ShownPage, changes
from ctg_docs.pipeline import prepare
from ctg_docs.writing.formats import shown_in
from ctg_docs.writing.html.web import write_web

TERRITORY = "le-val-aux-moines"
ROOM = f"/t/{TERRITORY}"
EDITS = 60 if os.environ.get("CTG_FUZZ") else 8
TAG = re.compile(r"<(/?)(?:head|body|header|nav|main|footer|section)\b[^>]*>")
SPAN = re.compile(r"<span data-(?:champ|calcul|modele)=[^>]*>")


def parts_of(page):
    """Where each part of a page stands, in the order in which they begin."""
    found, opened = [], []
    for tag in TAG.finditer(page):
        if tag[1]:
            found[opened.pop()][1] = tag.end()
        else:
            opened.append(len(found))
            found.append([tag.start(), None])
    return found


def renewed(page, parts):
    """A page once a browser has put the parts that it was sent in their places."""
    places = parts_of(page)
    for rank, words in sorted(parts, reverse=True):
        start, end = places[rank]
        page = page[:start] + words + page[end:]
    return page


def bare(page):
    return SPAN.sub("", page).replace("</span>", "")


class Browser:
    """A browser that shows the convention, and puts in place the parts that it is sent."""

    def __init__(self, client):
        self.client = client
        self.address = f"{ROOM}/apercu/convention/0"
        self.load()

    def load(self):
        self.page, _, name = self.client.get(self.address).text.rpartition("<!--")
        self.name = name.removesuffix("-->")

    def renew(self):
        said = self.client.get(self.address, params={"depuis": self.name}).json()
        if said["parties"] is None:
            self.load()
        else:
            self.page, self.name = renewed(self.page, said["parties"]), said["page"]
        return said["parties"]


@pytest.fixture
def shown(tmp_path):
    made = workshop(tmp_path, TERRITORY)
    return made.desk(TERRITORY), Browser(author(made))


def gestures(draw, desk, client):
    """A gesture drawn at random among those that an author does, and does not always succeed."""
    data = desk.read().data
    action = draw.choice(data["actions"])
    field = draw.choice(["titre", "description"])
    texts = {
        "/convention/slogan": f"Slogan {draw.randrange(99)}",
        "/territoire/population": str(draw.randrange(500, 90_000)),
        f"/actions/{action['id']}/{field}": f"Ce qui « est » {draw.randrange(99)} <fois> & plus",
    }
    address, text = draw.choice([*texts.items()])
    changed = {"champs": [{"adresse": address, "valeur": text}]}
    added = {"adresse": "/equipements", "valeurs": {"nom": f"Lieu {draw.randrange(99)}"}}
    name, asked = draw.choice([("changer", changed)] * 4 + [("ajouter", added), ("annuler", {})])
    return client.post(f"{ROOM}/gestes/{name}", json=asked)


def test_after_each_of_many_edits_the_page_says_the_words_of_the_built_document(shown):
    desk, browser = shown
    draw = random.Random(11)
    for _ in range(EDITS):
        gestures(draw, desk, browser.client)
        prepared = prepare(desk.folder, ["convention"])
        if not prepared.pieces:  # nothing is built of it either
            browser.client.post(f"{ROOM}/gestes/annuler", json={})
            prepared = prepare(desk.folder, ["convention"])
        browser.renew()
        tree = shown_in("html", prepared.pieces[0].document)
        assert bare(browser.page) == bare(write_web(tree, prepared.theme).decode())
        page = browser.page
        browser.load()
        assert browser.page == page


def test_a_small_change_sends_a_small_part(shown):
    desk, browser = shown
    first = desk.read().data["actions"][0]["id"]
    change = {"adresse": f"/actions/{first}/description", "valeur": "Une autre description."}
    browser.client.post(f"{ROOM}/gestes/changer", json={"champs": [change]})
    parts = browser.renew()
    assert parts
    assert sum(len(words) for _, words in parts) < len(browser.page) / 4
    assert browser.renew() == []


def test_a_page_that_the_server_no_longer_knows_is_given_whole(shown):
    _, browser = shown
    browser.name = "0123456789abcdef"
    assert browser.renew() is None


PAGE = (
    "<html><head>t</head><body><main><section>a<section>b</section></section></main></body></html>"
)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (PAGE, []),
        (PAGE.replace(">b<", ">c<"), [(4, "<section>c</section>")]),
        (PAGE.replace(">a<", ">c<"), [(3, "<section>c<section>b</section></section>")]),
        (PAGE.replace("<section>b</section>", ""), [(3, "<section>a</section>")]),
        (PAGE.replace("<html>", '<html lang="fr">'), None),
    ],
)
def test_the_smallest_parts_that_hold_all_that_changed_are_told(after, expected):
    assert changes(ShownPage(PAGE), ShownPage(after)) == expected
