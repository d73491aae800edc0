"""What an author does in the atelier: create, fill, be corrected, see, and find her way."""

import re
import sys
from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from atelier_pages import author, workshop

from ctg_docs.atelier.workshop import shown_documents
from ctg_docs.document.nodes import Paragraph
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import inline_text
from ctg_docs.importing.documents.document import import_document
from ctg_docs.importing.plans.existing import Existing
from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.lecture import read
from ctg_docs.problems import Gravite
from ctg_docs.writing.formats import shown_in
from ctg_docs.writing.html.web import write_web

sys.path.append(str(Path(__file__).parents[1] / "importing"))
from typed_documents import deck_in_columns, open_diagnostic, styled_convention

SPAN = re.compile(r"<span data-(?:champ|calcul|modele)=[^>]*>|<!--[0-9a-f]{16}-->")


TERRITORY = "le-val-aux-moines"
ROOM = f"/t/{TERRITORY}"


def change(client, address, text):
    answer = client.post(
        f"{ROOM}/gestes/changer", json={"champs": [{"adresse": address, "valeur": text}]}
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def problems(client):
    return client.get(f"{ROOM}/etat").json()["problemes"]


@pytest.mark.parametrize(
    ("typed", "code"), [("Lunéville", "54329"), ("54300", "54329"), ("246200729", "246200729")]
)
def test_a_place_is_found_by_its_name_its_postal_code_or_its_code(client, typed, code):
    found = client.get("/chercher", params={"q": typed}).json()["lieux"]
    assert code in [place["code"] for place in found]


def test_a_name_that_nothing_bears_is_explained(client):
    answer = client.get("/chercher", params={"q": "Nulle-Part-les-Bains"}).json()
    assert answer["lieux"] == []
    assert "Nulle-Part-les-Bains" in answer["pourquoi"]


def test_a_territory_is_created_from_its_code_and_never_over_another(client, made):
    created = client.post("/creer", json={"code": "54329"})
    assert created.status_code == 200
    page = client.get(created.json()["adresse"])
    assert 'value="Lunéville"' in page.text
    again = client.post("/creer", json={"code": "54329"})
    assert again.status_code == 409
    assert "existe déjà" in again.json()["message"]
    assert "Lunéville" in client.get("/").text
    assert client.post("/creer", json={"code": "99999"}).status_code == 409


def test_a_mistake_is_told_at_its_field_in_the_words_of_the_command(client, made):
    change(client, "/territoire/population", "beaucoup")
    problem = next(one for one in problems(client) if one["bloque"])
    assert problem["adresse"] == "/territoire/population"
    assert problem["partie"] == "territoire"
    folder = made.desk("le-val-aux-moines").folder
    assert problem["message"] in [one.message for one in read(folder).problems]
    assert client.get(f"{ROOM}/apercu/convention/0").status_code == 409
    assert client.get(f"{ROOM}/avancement").json()["lisible"] is False
    client.post(f"{ROOM}/gestes/annuler", json={})
    assert not [one for one in problems(client) if one["bloque"]]


def test_a_key_that_is_missing_is_told_where_it_is_due(client):
    added = client.post(
        f"{ROOM}/gestes/ajouter", json={"adresse": "/personnes", "valeurs": {"prenom": "Odile"}}
    ).json()
    problem = next(one for one in problems(client) if one["bloque"])
    assert problem["adresse"] == f"{added['fait']}/nom"
    client.post(f"{ROOM}/gestes/annuler", json={})


def lacks(said, step):
    return next(one["manques"] for one in said["etapes"] if one["nom"] == step)


def test_what_is_missing_leads_to_the_part_where_it_is_filled(client):
    said = client.get(f"{ROOM}/avancement").json()
    assert [one["nom"] for one in said["etapes"]] == ["projet", "vote", "signature"]
    assert lacks(said, "signature")
    for lack in (one for step in said["etapes"] for one in step["manques"]):
        answer = client.get(f"{ROOM}/aller", params={"a": lack["adresse"]})
        assert lack["mots"]
        assert answer.status_code == 303
        assert client.get(answer.headers["location"]).status_code == 200


def test_a_new_territory_lacks_each_thing_once_and_each_has_its_field(tmp_path):
    client = author(workshop(tmp_path))
    client.post("/creer", json={"code": "54329"})
    said = client.get("/t/luneville/avancement").json()
    for step in ("projet", "signature"):
        addresses = [one["adresse"] for one in lacks(said, step)]
        assert all(addresses)
        assert len(set(addresses)) == len(addresses)
    assert "/signature/lieu" in [one["adresse"] for one in lacks(said, "signature")]
    assert "/champs" in [one["adresse"] for one in lacks(said, "projet")]


def test_the_last_days_of_a_notice_and_of_a_transmission_are_computed(tmp_path):
    client = author(workshop(tmp_path))
    client.post("/creer", json={"code": "54329"})
    days = {"/seances/conseil-municipal/date": "2025-06-12", "/signature/date": "2025-09-18"}
    fields = [{"adresse": address, "valeur": day} for address, day in days.items()]
    client.post("/t/luneville/gestes/changer", json={"champs": fields})
    notice, sending = client.get("/t/luneville/avancement").json()["delais"]
    # The day of the notice and that of the sitting do not count: five clear days between them.
    assert notice.startswith(
        "convoquer le conseil municipal de la commune de Lunéville le 6\u00a0juin"
    )
    assert "5 jours francs" in notice
    assert "transmettre et publier" in sending
    assert "18\u00a0septembre\u00a02025" in sending


def test_what_only_the_composed_text_tells_is_told_with_the_rest(tmp_path):
    """A blank that no check asks for stops a final text: it is not told by the command alone."""
    client = author(workshop(tmp_path, "le-val-aux-moines"))
    said = client.get(f"{ROOM}/avancement").json()
    assert said["lisible"]
    status = [{"adresse": "/convention/statut", "valeur": "a_signer"}]
    client.post(f"{ROOM}/gestes/changer", json={"champs": status})
    checked = client.get(f"{ROOM}/etat").json()["problemes"]
    composed = client.get(f"{ROOM}/avancement").json()["problemes"]
    told = {one["message"] for one in [*checked, *composed]}
    folder = tmp_path / "sources" / "le-val-aux-moines"
    errors = [p for p in prepare(folder, ["convention"]).problems if p.gravite == Gravite.ERREUR]
    assert {one.message for one in errors} <= told


def test_two_windows_are_told_of_the_value_that_the_other_wrote(client):
    shown = "le-val-aux-moines-2"
    change(client, "/convention/slogan", "Le premier")
    stale = {"adresse": "/convention/slogan", "valeur": "Le second", "avant": shown}
    answer = client.post(f"{ROOM}/gestes/changer", json={"champs": [stale]})
    assert answer.status_code == 409
    assert answer.json()["ailleurs"] == "Le premier"
    client.post(f"{ROOM}/gestes/annuler", json={})


def test_a_large_item_has_a_page_with_its_name_and_a_way_back(client, made):
    party = made.desk("le-val-aux-moines").read().data["parties"][0]["id"]
    page = client.get(f"{ROOM}/parties", params={"a": f"/parties/{party}"})
    assert page.status_code == 200
    assert f'href="{ROOM}/parties"' in page.text
    assert f'data-champ="/parties/{party}/adresse"' in page.text
    gone = client.get(f"{ROOM}/parties", params={"a": "/parties/partie-inconnue"})
    assert gone.status_code == 303


def test_people_are_chosen_by_their_names(client, made):
    data = made.desk("le-val-aux-moines").read().data
    party = next(one for one in data["parties"] if one.get("representants"))
    page = client.get(f"{ROOM}/parties", params={"a": f"/parties/{party['id']}"}).text
    for person in data["personnes"]:
        assert re.search(rf'<option value="{person["id"]}"[^>]*>[^<]*{person["nom"]}', page)


@pytest.mark.parametrize("document", [entree.id for entree in shown_documents()])
def test_a_preview_says_the_words_of_the_document_and_where_each_comes_from(client, made, document):
    """Every file of every document, by the words that are built: no word more, none less."""
    prepared = prepare(made.desk(TERRITORY).folder, [document])
    for rank, piece in enumerate(prepared.pieces[:2]):
        page = client.get(f"{ROOM}/apercu/{document}/{rank}").text
        built = write_web(shown_in("html", piece.document), prepared.theme).decode()
        assert SPAN.sub("", page).replace("</span>", "") == built.replace("</span>", "")
        said = words_of(page)
        for block in blocks_within(shown_in("html", piece.document).blocks):
            if isinstance(block, Paragraph):
                # No page has a number on a screen.
                parts = packed(inline_text(block.content)).split("?")
                assert all(part in said for part in parts), parts
        assert SPAN.search(page)
    if not prepared.pieces:
        none = client.get(f"{ROOM}/apercu/{document}/0")
        assert none.status_code == 409
        assert "pas encore de quoi" in none.text


def words_of(page):
    """The words of a page, as a reader sees them."""
    body = re.sub(r"<(style|script|title)\b.*?</\1>", "", page, flags=re.DOTALL)
    return packed(unescape(re.sub(r"<[^>]*>", "", body)))


def packed(words):
    return re.sub(r"[\s\u00ad]+", "", words)


def test_each_field_that_a_preview_names_has_a_page(client):
    page = client.get(f"{ROOM}/apercu/convention/0").text
    addresses = sorted(set(re.findall(r'data-champ="([^"]*)"', page)))
    assert len(addresses) > 20
    for address in addresses[:: max(1, len(addresses) // 12)]:
        answer = client.get(f"{ROOM}/aller", params={"a": address})
        shown = client.get(answer.headers["location"])
        assert f'data-champ="{address}"' in shown.text, address


def test_pages_are_those_of_the_pdf(client):
    answer = client.get(f"{ROOM}/pdf/article-court/0")
    assert answer.headers["content-type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        count = len(pdf.pages)
    page = client.get(f"{ROOM}/pages/article-court/0").text
    pictures = re.findall(r'src="([^"]*)"', page)
    wanted = [f"{ROOM}/pages/article-court/0/{rank + 1}.svg" for rank in range(count)]
    assert [picture.partition("?")[0] for picture in pictures] == wanted
    for picture in pictures:
        assert client.get(picture).headers["content-type"] == "image/svg+xml"
    assert client.get(f"{ROOM}/pages/article-court/0/{count + 1}.svg").status_code == 404


def test_a_document_is_built_as_by_the_command_and_downloaded(client):
    answer = client.post(f"{ROOM}/construire", json={"document": "article-court"}).json()
    assert answer["bon"], answer["dit"]
    name = next(one for one in answer["fichiers"] if one.endswith(".txt"))
    file = client.get(f"{ROOM}/fichiers/{name}")
    assert file.status_code == 200
    assert "attachment" in file.headers["content-disposition"]
    assert client.post(f"{ROOM}/construire", json={"document": "../x"}).status_code == 404


def test_an_example_is_opened_whole_and_never_over_another(client):
    created = client.post("/exemple", json={})
    assert created.status_code == 200
    page = client.get(created.json()["adresse"])
    assert page.status_code == 200
    name = created.json()["adresse"].split("/")[2]
    assert client.get(f"/t/{name}/apercu/convention/0").status_code == 200
    assert client.post("/exemple", json={}).status_code == 409


ROWS = "Action;Pilote;Échéance\nOuvrir une ludothèque;Service enfance;2025\nFormer;Caf;2026\n"


def send(client, place, name, content, **more):
    kind = {"content-type": "application/octet-stream"}
    return client.post(
        f"{ROOM}/{place}", params={"nom": name, **more}, content=content, headers=kind
    )


def test_a_workbook_is_shown_first_then_completes_the_actions_in_one_gesture(client, made):
    before = made.desk(TERRITORY).read()
    shown = send(client, "reprise", "plan.csv", ROWS.encode()).json()
    assert made.desk(TERRITORY).read().fingerprint == before.fingerprint
    assert not shown["ecrit"]
    written = send(client, "reprise", "plan.csv", ROWS.encode(), ecrire="oui").json()
    assert written == {**shown, "ecrit": True}
    assert written["compte"] == "2 actions"
    titles = [one["titre"] for one in made.desk(TERRITORY).read().data["actions"]]
    assert {"Ouvrir une ludothèque", "Former"} <= set(titles)
    client.post(f"{ROOM}/gestes/annuler", json={})
    assert made.desk(TERRITORY).read().fingerprint == before.fingerprint


@pytest.mark.parametrize(
    ("name", "make"),
    [("a.docx", styled_convention), ("a.pptx", deck_in_columns), ("a.odt", open_diagnostic)],
)
def test_a_document_is_shown_first_then_completes_the_territory(client, made, name, make):
    """All that `ctg importer document` writes and tells, and nothing before it is wanted."""
    content, folder = make()[1], made.desk(TERRITORY).folder
    before = made.desk(TERRITORY).read()
    shown = send(client, "reprise", name, content).json()
    assert made.desk(TERRITORY).read().fingerprint == before.fingerprint
    assert shown["importe"] or shown["devine"]
    assert send(client, "reprise", name, content, ecrire="oui").json()["ecrit"]
    texts = {one: (folder / one).read_text("utf-8") for one in shown["fichiers"]}
    client.post(f"{ROOM}/gestes/annuler", json={})
    assert made.desk(TERRITORY).read().fingerprint == before.fingerprint
    path = folder.parents[1] / name
    path.write_bytes(content)
    outcome = import_document(path, Existing(folder, folder.name, name), merged=True)
    assert texts == outcome.files
    for end in ("verifier", "devine", "laisse", "importe"):
        assert shown[end] == [str(line) for line in outcome.account.of(end)]


@pytest.mark.parametrize(
    ("place", "name", "code"),
    [
        ("reprise", "plan.exe", 415),
        ("reprise", "../../plan", 415),
        ("reprise", "plan.xlsx", 422),
        ("reprise", "vide.csv", 422),
        ("reprise", "vide.docx", 422),
        ("reprise", "diagnostic.pdf", 415),
        ("comparer", "plan.csv", 415),
    ],
)
def test_a_file_that_is_no_workbook_changes_nothing_and_is_told(client, made, place, name, code):
    before = made.desk(TERRITORY).read().fingerprint
    answer = send(client, place, name, b"PK\x03\x04 rien")
    assert answer.status_code == code
    if code == 422:
        assert answer.json()["message"]
    assert made.desk(TERRITORY).read().fingerprint == before


def test_a_document_that_was_sent_is_compared_with_the_sources_of_today(client):
    built = client.post(f"{ROOM}/construire", json={"document": "article-court"}).json()
    sent = client.get(f"{ROOM}/fichiers/{next(n for n in built['fichiers'] if '.docx' in n)}")
    change(client, "/territoire/population", "4 321")
    said = send(client, "comparer", "envoyé.docx", sent.content).json()
    assert said["bon"], said["dit"]
    assert "comparé à « envoyé.docx », 1 modifié" in said["dit"]
    for name in said["fichiers"]:
        assert client.get(f"{ROOM}/fichiers/{name}").status_code == 200
    client.post(f"{ROOM}/gestes/annuler", json={})
