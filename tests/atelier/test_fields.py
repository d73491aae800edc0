"""Every key of the sources has a field that an author can fill, in French."""

import json
from pathlib import Path

import pytest
from atelier_pages import author, workshop

from ctg_docs.atelier.drawing import _environment
from ctg_docs.atelier.fields import whole
from ctg_docs.atelier.parts import PARTS
from ctg_docs.atelier.views import View

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "schema.json").read_text("utf-8"))
KINDS = (
    *("groupe", "liste", "ligne", "prose", "jour", "heure", "oui-non", "nombre", "choix"),
    *("code", "couleur", "identifiant", "lignes", "renvoi", "renvois", "grille", "paires"),
)


def definition(node):
    """What a key of the schema holds: its group, or the group of its items, None for a text."""
    for way in (node, *node.get("anyOf", ())):
        if "$ref" in way:
            return SCHEMA["$defs"][way["$ref"].rpartition("/")[2]]
        if "items" in way and (found := definition(way["items"])):
            return found
    return None


def keys(node, path=()):
    """The path of every key of the schema, through groups and lists."""
    for key, value in node.get("properties", {}).items():
        yield (*path, key), value
        inside = definition(value)
        if inside:
            yield from keys(inside, (*path, key))


def fields(field, path=()):
    for one in field.fields:
        yield (*path, one.key), one
        yield from fields(one.item or one, (*path, one.key))


def test_each_key_of_the_schema_has_its_field_and_no_other_has_one():
    known = dict(fields(whole()))
    assert list(known) == [path for path, _ in keys(SCHEMA)]


def test_each_field_has_the_title_of_the_schema_its_help_and_a_control():
    known = dict(fields(whole()))
    for path, node in keys(SCHEMA):
        assert known[path].kind in KINDS, path
        if path[-1] != "id":
            assert known[path].title == node["title"], path
            assert known[path].help, path


def test_no_help_asks_for_the_quotes_of_yaml():
    shown = {field.key: field.help for _, field in fields(whole())}
    assert "`%`" in shown["unite"]
    assert not [key for key, help_ in shown.items() if '`"' in help_.replace('`""`', "")]


def test_each_choice_is_shown_by_its_label():
    known = dict(fields(whole()))
    for path, node in keys(SCHEMA):
        labels = dict(zip(node.get("enum", ()), node.get("enumDescriptions", ()), strict=False))
        chosen = dict(known[path].choices)
        assert labels.items() <= chosen.items(), path


def test_each_id_that_names_something_is_chosen_by_a_name():
    for path, field in fields(whole()):
        if field.kind in ("identifiant", "renvoi", "renvois"):
            assert (field.kind == "identifiant") == (not field.family), path
        if field.kind == "identifiant":
            assert path[-1] == "id", path


def test_each_top_level_key_is_on_one_page():
    assert sorted(key for part in PARTS for key in part.keys) == sorted(SCHEMA["properties"])


def empties(field, path):
    """An item of every list, so that a page draws every field."""
    if field.kind == "groupe":
        return {one.key: empties(one, (*path, one.key)) for one in field.fields}
    return [empties(field.item, (*path, 0))] if field.kind == "liste" else None


def leaves(view):
    for one in (*view.fields, *view.items):
        yield from leaves(one)
    if view.field.kind not in ("groupe", "liste"):
        yield view


@pytest.mark.parametrize("key", SCHEMA["properties"])
def test_each_field_is_drawn_with_a_label_and_an_address_of_its_own(key):
    field = whole().of(key)
    data = {key: empties(field, (key,))}
    view = View(field, (key,), f"/{key}", data, data[key])
    pages = {one.address: draw_item(one) for one in (view, *large_items(view))}
    drawn = "".join(pages.values())
    several = list(leaves(view))
    assert several
    for one in several:
        assert drawn.count(f'data-champ="{one.address}"') == 1, one.address
        assert one.title


def large_items(view):
    for one in (*view.fields, *view.items):
        if view.large:
            yield one
        yield from large_items(one)


def draw_item(view):
    named = "groupe" if view.field.kind == "groupe" else "champ"
    source = f'{{% import "champs.html.j2" as f %}}{{{{ f.{named}(vue) }}}}'
    return _environment().from_string(source).render(vue=view)


def test_the_pages_of_a_whole_territory_say_all_that_its_files_say(tmp_path):
    """Each page of `exemple`, and that of each large item, shows each text of the sources."""
    client = author(workshop(tmp_path, "exemple"))
    for part in PARTS:
        page = client.get(f"/t/exemple/{part.name}")
        assert page.status_code == 200
        assert part.title in page.text
