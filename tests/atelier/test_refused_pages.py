"""What the atelier answers when it cannot do what was asked: in French, and with a way back."""

import re

import pytest
from atelier_pages import ORIGIN, author, stranger, workshop

from ctg_docs.atelier.gates import MOST_BYTES

TERRITORY = "nancy"
PAGE = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
ASKED = [
    ("GET", "/rien", {}, 404),
    ("GET", "/t/nancy/rien", {}, 404),
    ("GET", "/t/autre/territoire", {}, 404),
    ("GET", "/t/nancy/fichiers/rien.pdf", {}, 404),
    ("GET", "/t/nancy/apercu/convention/rien", {}, 404),
    ("GET", "/creer", {}, 405),
    ("POST", "/t/nancy/territoire", {}, 405),
    ("POST", "/t/nancy/gestes/changer", {"content": "{", "type": "application/json"}, 400),
    ("POST", "/t/nancy/gestes/changer", {"content": "x", "type": "text/plain"}, 415),
    ("POST", "/creer", {"content": b"x" * (MOST_BYTES + 1), "type": "application/json"}, 413),
]


def ask(client, method, place, sent, headers):
    kind = {"content-type": sent["type"]} if sent else {}
    return client.request(method, place, content=sent.get("content"), headers={**headers, **kind})


@pytest.mark.parametrize(("method", "place", "sent", "code"), ASKED)
def test_a_person_is_told_in_a_page_with_a_way_back(client, method, place, sent, code):
    answer = ask(client, method, place, sent, PAGE)
    assert answer.status_code == code
    assert answer.headers["content-type"].startswith("text/html")
    assert '<html lang="fr">' in answer.text
    assert re.search(r"<h1>[^<]+</h1>\s*<p>[^<]+[.]</p>", answer.text)
    assert '<a href="/" target="_top">Revenir à vos conventions</a>' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(("method", "place", "sent", "code"), ASKED)
def test_the_script_of_a_page_is_told_the_same_words(client, method, place, sent, code):
    answer = ask(client, method, place, sent, {"accept": "*/*"})
    assert answer.status_code == code
    assert answer.json()["message"] in ask(client, method, place, sent, PAGE).text


def test_whoever_is_not_let_in_is_told_how_and_sees_no_way_to_a_closed_page(made):
    answer = stranger(made).get("/", headers=PAGE)
    assert answer.status_code == 401
    assert "Ouvrez l’adresse que « ctg atelier » a écrite dans le terminal." in answer.text
    assert "Revenir" not in answer.text
    moved = stranger(made).get("/", headers={**PAGE, "host": "localhost:8123"})
    assert moved.status_code == 421
    assert "<h1>Autre adresse</h1>" in moved.text


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyError, IndexError, LookupError])
def test_a_defect_is_told_as_ours_and_the_terminal_has_its_trace(tmp_path, monkeypatch, error):
    """A key that our own code does not find is no page that does not exist."""

    def fail(sources):
        raise error("rien")

    made = workshop(tmp_path, TERRITORY)
    client = author(made)
    client._transport.raise_server_exceptions = False
    monkeypatch.setattr(made, "checked", fail)
    answer = client.get("/t/nancy/etat", headers=PAGE)
    assert answer.status_code == 500
    assert "Défaut de l’outil" in answer.text
    assert error.__name__ not in answer.text
    client._transport.raise_server_exceptions = True
    with pytest.raises(error):
        client.get("/t/nancy/etat", headers={"origin": ORIGIN})
