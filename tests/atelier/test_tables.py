"""Tables of actions, facilities, indicators and budgets: a row an item, a cell a field."""

import re

import pytest

from ctg_docs.atelier.tables import TABLES

ROOM = "/t/exemple"
TERRITORY = "exemple"


def test_each_column_is_a_key_of_the_model():
    for table in TABLES:
        assert len(table.fields) == len(table.columns), table.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_item_has_its_row_and_each_value_its_cell(client, made, table):
    page = client.get(f"{ROOM}/tableau/{table.name}")
    assert page.status_code == 200
    data = made.desk("exemple").read().data
    items = data[table.lists[0]]
    if len(table.lists) > 1:
        items = [one for item in items for one in item.get(table.lists[1], ())]
    assert page.text.count('<td class="choisie">') == len(items) > 10
    cells = re.findall(r'data-adresse="([^"]*)"', page.text)
    assert len(cells) == len(set(cells)) == len(items) * len(table.columns)


def test_several_cells_are_changed_in_one_gesture_and_undone_in_one(client, made):
    desk = made.desk("exemple")
    before = desk.read()
    ids = [action["id"] for action in before.data["actions"][:5]]
    changes = [{"adresse": f"/actions/{one}/priorite", "valeur": "3"} for one in ids]
    changes += [{"adresse": f"/actions/{one}/avancement/taux", "valeur": "50"} for one in ids]
    assert client.post(f"{ROOM}/gestes/changer", json={"champs": changes}).status_code == 200
    after = desk.read().data["actions"]
    assert [one["priorite"] for one in after[:5]] == ["3"] * 5
    assert [one["avancement"]["taux"] for one in after[:5]] == ["50"] * 5
    assert after[5:] == before.data["actions"][5:]
    client.post(f"{ROOM}/gestes/annuler", json={})
    assert desk.read().fingerprint == before.fingerprint


def test_one_cell_that_is_stale_refuses_them_all(client, made):
    desk = made.desk("exemple")
    before = desk.read()
    first, second = (action["id"] for action in before.data["actions"][:2])
    changes = [
        {"adresse": f"/actions/{first}/priorite", "valeur": "1"},
        {"adresse": f"/actions/{second}/titre", "valeur": "Autre", "avant": "Un titre d’hier"},
    ]
    assert client.post(f"{ROOM}/gestes/changer", json={"champs": changes}).status_code == 409
    assert desk.read().fingerprint == before.fingerprint


def test_a_row_of_a_budget_is_added_to_its_action(client, made):
    desk = made.desk("exemple")
    action = desk.read().data["actions"][0]
    answer = client.post(
        f"{ROOM}/gestes/ajouter",
        json={"adresse": f"/actions/{action['id']}/budget", "valeurs": {"montant": "1 500"}},
    )
    assert answer.status_code == 200
    assert desk.read().data["actions"][0]["budget"][-1] == {"montant": "1 500"}
    client.post(f"{ROOM}/gestes/annuler", json={})


def test_no_other_table_exists(client):
    assert client.get(f"{ROOM}/tableau/personnes").status_code == 404
