"""Who may ask something of the atelier, how much, and what a value can do to a page."""

import gzip
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from atelier_pages import ORIGIN, stranger

from ctg_docs.atelier.gates import ENTRY, MOST_BYTES, MOST_UPLOADED, EntryKeys

SCRIPT = "<script>alert(1)</script>"
TERRITORY = "nancy"


def change(client, address, text, **options):
    content = {"champs": [{"adresse": address, "valeur": text}]}
    return client.post("/t/nancy/gestes/changer", json=content, **options)


def test_nobody_gets_in_without_the_address_of_the_terminal(made):
    client = stranger(made)
    for page in ("/", "/t/nancy/territoire", "/public/atelier.js", "/t/nancy/etat"):
        answer = client.get(page)
        assert answer.status_code == 401
        assert "ctg atelier" in answer.text
        assert "nancy" not in answer.text.lower()


def test_the_address_of_the_terminal_is_good_once(made):
    keys = EntryKeys()
    client, token = stranger(made, keys), keys.token
    assert client.get(f"{ENTRY}?jeton=autre").status_code == 403
    first = client.get(f"{ENTRY}?jeton={token}")
    assert first.status_code == 303
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger(made, keys).get(f"{ENTRY}?jeton={token}").status_code == 403
    assert stranger(made, keys).get(f"{ENTRY}?jeton=").status_code == 403


def test_another_name_of_this_machine_is_refused(client):
    for host in ("localhost:8123", "atelier.exemple.fr", "127.0.0.1:8124", "127.0.0.1"):
        assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["https://exemple.fr", "null", "http://127.0.0.1:8124"])
def test_a_page_of_another_site_changes_and_reads_nothing(client, origin):
    assert change(client, "/territoire/nom", "X", headers={"origin": origin}).status_code == 403
    assert client.get("/t/nancy/etat", headers={"origin": origin}).status_code == 403


def test_a_form_without_origin_or_from_elsewhere_changes_nothing(client):
    del client.headers["origin"]
    try:
        assert change(client, "/territoire/nom", "X").status_code == 403
        across = {"sec-fetch-site": "cross-site"}
        assert client.get("/t/nancy/etat", headers=across).status_code == 403
    finally:
        client.headers["origin"] = ORIGIN
    plain = {"content-type": "text/plain"}
    assert client.post("/t/nancy/gestes/annuler", content="{}", headers=plain).status_code == 415


def test_ten_megabytes_are_refused_whether_announced_or_not(client):
    big = b'{"champs": "' + b"x" * (10 * 1024 * 1024) + b'"}'
    headers = {"content-type": "application/json"}
    address = "/t/nancy/gestes/changer"
    assert client.post(address, content=big, headers=headers).status_code == 413
    pieces = (big[start : start + 65536] for start in range(0, len(big), 65536))
    assert client.post(address, content=pieces, headers=headers).status_code == 413


def test_a_file_that_is_handed_over_has_its_bound_too(client):
    headers = {"content-type": "application/octet-stream"}
    for address in ("/t/nancy/reprise", "/t/nancy/comparer"):
        big = b"x" * (MOST_UPLOADED + 1)
        sent = client.post(f"{address}?nom=plan.csv", content=big, headers=headers)
        assert sent.status_code == 413
        plain = {"content-type": "text/plain"}
        assert client.post(f"{address}?nom=a.csv", content=b"x", headers=plain).status_code == 415


def test_a_workbook_that_swells_is_refused(client, made):
    before = made.desk("nancy").read().fingerprint
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"<workbook/>" + b" " * 400_000_000)
    headers = {"content-type": "application/octet-stream"}
    sent = client.post("/t/nancy/reprise?nom=a.xlsx", content=packed.getvalue(), headers=headers)
    assert sent.status_code == 422
    assert made.desk("nancy").read().fingerprint == before


def test_what_is_compressed_is_not_expanded(client):
    bomb = gzip.compress(b"0" * (50 * MOST_BYTES))
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    answer = client.post("/t/nancy/gestes/changer", content=bomb, headers=headers)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "page",
    [
        "/t/..%2f..%2f/territoire",
        "/t/%2e%2e/territoire",
        "/t/commun/territoire",
        "/t/autre/territoire",
        "/public/../app.py",
        "/public/%2e%2e/app.py",
        "/t/nancy/fichiers/..%2f..%2fsources%2fnancy%2fconvention.yaml",
        "/t/nancy/fichiers/%2fetc%2fpasswd",
        "/t/nancy/apercu/..%2fconvention/0",
        "/t/nancy/secret",
    ],
)
def test_nothing_outside_the_project_is_shown(client, page):
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    "address", ["/inconnue", "/territoire/inconnue", "/convention", "/actions/9", "territoire", ""]
)
def test_no_change_goes_where_the_model_has_no_field(client, made, address):
    before = made.desk("nancy").read().fingerprint
    assert change(client, address, "X").status_code == 404
    assert made.desk("nancy").read().fingerprint == before


@pytest.mark.parametrize("content", ["[]", "{", '"x"', "{}", '{"champs": [1]}'])
def test_what_is_no_gesture_is_refused_without_a_defect(client, content):
    headers = {"content-type": "application/json"}
    answer = client.post("/t/nancy/gestes/changer", content=content, headers=headers)
    assert answer.status_code in (400, 404)


def test_a_script_in_a_value_stays_text_and_no_page_may_run_one(client):
    assert change(client, "/territoire/gentile", SCRIPT).status_code == 200
    page = client.get("/t/nancy/territoire")
    assert SCRIPT not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
    policy = page.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert 'src="http' not in page.text
    assert change(client, "/territoire/gentile", "").status_code == 200


def test_a_document_that_is_shown_may_run_no_script_at_all(client):
    shown = client.get("/t/nancy/apercu/convention/0")
    assert shown.status_code == 200
    policy = shown.headers["content-security-policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "sandbox allow-same-origin" in policy
