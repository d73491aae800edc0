"""Editors that know the schema take what the reader takes, and refuse each wrong key."""

import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from least_sources import least, nothing, places, reaching, reader
from pydantic import ValidationError
from schema_views import VIEWS, refused, snippets, validator

from ctg_docs.document.theme import Charte
from ctg_docs.model.actions import Action, Financement, Moyens
from ctg_docs.model.conseil import Seance
from ctg_docs.model.convention import Convention
from ctg_docs.model.equipements import Equipement
from ctg_docs.model.identity import Identite, Territoire
from ctg_docs.model.loading import build
from ctg_docs.reading.house import SCHEMA, templates_folder
from ctg_docs.reading.territory import read_territory
from ctg_docs.reading.walking import VERSIONS
from ctg_docs.starting.place import find
from ctg_docs.starting.samples.ensemble import ensemble
from ctg_docs.starting.skeleton import skeleton

ROOT = Path(__file__).parent.parent
# What was signed is kept as it was: nobody edits it.
SHIPPED = sorted(p for p in (ROOT / "sources").rglob("*.yaml") if VERSIONS not in p.parts)


# What is right is accepted.


def test_check_jsonschema_accepts_every_shipped_source():
    tool = Path(sys.executable).parent / "check-jsonschema"
    command = [tool, "--schemafile", ROOT / "docs" / SCHEMA, *SHIPPED]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "ok -- validation done"), done.stdout


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_editor_accepts_each_shipped_source(path):
    assert refused(path.read_text(encoding="utf-8")) == {}


@pytest.mark.parametrize("code", ["92040", "2A004", "97302", "200057974", "242100410"])
def test_every_editor_accepts_each_file_that_nouveau_writes(code):
    files = skeleton(find(code), templates_folder())
    assert {name: told for name, text in files.items() if (told := refused(text.decode()))} == {}


def test_every_editor_accepts_the_territories_of_exemple():
    # The fifth is in one file, the others in many.
    written = ((t, n, text) for t, own in ensemble(5, 1) for n, text in own.items())
    files = {f"{t}/{n}": text for t, n, text in written if n.endswith(".yaml")}
    assert {name: told for name, text in files.items() if (told := refused(text.decode()))} == {}


@pytest.mark.parametrize(
    "text", [text for _, text in snippets()], ids=[page for page, _ in snippets()]
)
def test_every_editor_accepts_each_source_of_the_guide(text):
    assert refused(text) == {}


WHOLE = "convention: {{id: a, {}}}"
RIGHT = {
    "a day in the French order": WHOLE.format("date_version: 15/03/2024"),
    "a day in the order of ISO": WHOLE.format("date_version: 2024-03-15"),
    "a day of one digit": WHOLE.format("date_version: 2024-3-5"),
    "a number for a text": WHOLE.format("version: 0.3, titre: 2024"),
    "a word that YAML 1.1 takes for a truth": WHOLE.format("titre: on, slogan: true"),
    "an answer with a capital": WHOLE.format("plan_action: Oui, partielle: NON"),
    "keys without a value": "convention: {id: a, statut: , periode: , plan_action: }\nchamps:\n",
    "an identifier of digits": "convention: {id: 2024}",
    "a code that begins with a zero": "territoire: {nom: A, code_insee: 01004, departement: 01}",
    "a code of Corsica": "territoire: {nom: A, code_insee: 2A004, departement: 2A}",
    "a Siren": "territoire: {nom: A, siren: 200057974}",
    "groups of digits": "territoire: {nom: A, population: 12 480, date_population: 2021}",
    "a hinge with a straight apostrophe": 'territoire: {nom: A, charniere: "d\'"}',
    "an hour as on a clock": "seances: [{id: a, partie: b, heure: 18:30}]",
    "an hour in words": "seances: [{id: a, partie: b, heure: 18 h}]",
    "one value for a list": "actions: [{id: a, titre: b, rattachee_a: c, pilote: Service enfance}]",
    "one number for a list": "diagnostic: {sources: 2021}",
    "a line for a stake": "champs: [{id: a, titre: b, enjeux: [Une ligne, {titre: Un autre}]}]",
    "an amount with its sign": "actions: [{id: a, titre: b, rattachee_a: c, budget: "
    "[{montant: 1 500 €}, {montant: 12.5}]}]",
    "cells of any kind": "diagnostic: {thematiques: [{titre: a, tableaux: [{titre: b, colonnes: "
    '[c, 2019], lignes: [[d, 12], ["", 1.5]]}]}]}',
    "a part of the house style": 'theme: {couleurs: {primaire: "#7a1f3d"}, tailles: {corps: 10.5}}',
    "an acronym without its form": "theme: {sigles: {CAF: Caf, RPE: }}",
    "an empty file": "",
    "a file of comments": "# À compléter.\n# champs:\n#   - id: a\n",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_every_editor_accepts_what_the_reader_takes(text):
    assert refused(text) == {}


# One key of each kind of value.
KINDS = [
    (Identite, "id"),
    (Identite, "date_version"),
    (Identite, "plan_action"),
    (Identite, "slogan"),
    (Seance, "heure"),
    (Territoire, "charniere"),
    (Territoire, "code_insee"),
    (Territoire, "siren"),
    (Territoire, "departement"),
    (Moyens, "etp"),
    (Equipement, "annee"),
    (Financement, "montant"),
    (Action, "pilote"),
    (Action, "liens"),
]
SPACES = st.sampled_from(["", " ", "\u00a0", "\u202f"])
ENDS = st.sampled_from(["", ",5", ".50", ",0", ".125", ", 2", "€", " €"])
NUMBERS = st.builds(
    "{}{}{}{}{}{}".format,
    *(st.sampled_from(["", "+", "-"]), SPACES, st.integers(0, 10**9), SPACES, ENDS, SPACES),
)
DAYS = st.builds(
    lambda day, form, space: f"{day:{form}}{space}",
    *(st.dates(), st.sampled_from(["%Y-%m-%d", "%d/%m/%Y"]), SPACES),
)
HOURS = st.builds(
    "{}{}{}{}{}".format,
    *(st.integers(0, 25), SPACES, st.sampled_from(":h"), SPACES, st.text("05", max_size=2)),
)
WORDS = st.text("ouinOUIdela’' 12aB-", max_size=8)


@pytest.mark.parametrize(
    ("model", "key"), KINDS, ids=lambda value: getattr(value, "__name__", value)
)
@given(text=NUMBERS | DAYS | HOURS | WORDS)
def test_no_text_that_the_reader_takes_is_refused(model, key, text):
    field = model.model_fields[key]
    try:
        reader(field).validate_python(text)
    except ValidationError:
        return
    node = validator().schema["$defs"][model.__name__]["properties"][key]
    assert list(Draft202012Validator(node).iter_errors(text)) == []


# What the reader refuses is refused.

WRONG = {
    "a day that no calendar has": WHOLE.format("date_version: 2024-13-01"),
    "a year for a day": WHOLE.format("date_version: 2024"),
    "an answer in English": WHOLE.format("plan_action: yes"),
    "a state that does not exist": WHOLE.format("statut: fini"),
    "an identifier in words": "convention: {id: Ma convention}",
    "words for a number": "territoire: {nom: A, population: environ 400}",
    "a text for a group": "territoire: Nancy",
    "a group for a list": "parties: {id: a, type: caf}",
    "one value where a list is due": "parties: [{id: a, type: caf, engagements: Agir}]",
    "a missing key": "personnes: [{id: a, prenom: B}]",
    "a required key without a value": "personnes: [{id: a, nom: , prenom: B}]",
    "a logo without its words": "theme: {logos: [{fichier: a.png}]}",
    "five colours for six": "theme: {graphiques: " + str(["#112233"] * 5) + "}",
    "too many signatures": "parties: [{id: a, type: caf, representants: "
    + str([{"personne": "a", "fonction": "b"}] * 4)
    + "}]",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_no_editor_accepts_what_the_reader_refuses(text):
    assert set(refused(text)) == set(VIEWS)


def as_yaml(data: typing.Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def written(folder: Path, data: typing.Any) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "sources.yaml").write_text(as_yaml(data), encoding="utf-8")
    return as_yaml(data)


INVENTED = {"cle_inventee": "x"}


@pytest.mark.parametrize("path", places(Convention), ids=lambda path: ".".join(path) or "racine")
def test_a_wrong_key_is_refused_by_the_schema_as_by_verifier(path, tmp_path):
    folder = tmp_path / "essai"
    right = written(folder, reaching(Convention, path, {}, least))
    assert build(read_territory(folder)[0])[1] == []
    assert refused(right) == {}
    wrong = written(folder, reaching(Convention, path, INVENTED, least))
    assert [p.code for p in build(read_territory(folder)[0])[1]] == ["cle-inconnue"]
    assert set(refused(wrong)) == set(VIEWS)


@pytest.mark.parametrize("path", places(Charte), ids=lambda path: ".".join(("theme", *path)))
def test_a_wrong_key_of_the_house_style_is_refused_too(path, problems):
    right = {"theme": reaching(Charte, path, {}, nothing)}
    assert refused(as_yaml(right)) == {}
    wrong = as_yaml({"theme": reaching(Charte, path, INVENTED, nothing)})
    (told,) = problems(more=wrong)
    assert told.startswith("sources/essai/suite.yaml")
    assert "la clé « cle_inventee » n’existe pas ici [cle-inconnue]" in told
    assert set(refused(wrong)) == set(VIEWS)


# What it tells.


def properties() -> list[tuple[str, dict[str, typing.Any]]]:
    whole = validator().schema
    structures = {"Convention": whole, **whole["$defs"]}
    return [
        (f"{name}.{key}", node)
        for name, structure in structures.items()
        for key, node in structure["properties"].items()
    ]


def choices(node: typing.Any) -> list[dict[str, typing.Any]]:
    if isinstance(node, list):
        return [found for item in node for found in choices(item)]
    if not isinstance(node, dict):
        return []
    own = [node] if "enum" in node else []
    return own + [found for value in node.values() for found in choices(value)]


def test_every_property_says_its_title_and_its_help():
    assert [
        name for name, node in properties() if not (node["title"] and node["description"])
    ] == []
    markdown = [name for name, node in properties() if re.search(r"[`*]|\]\(", node["description"])]
    assert markdown == []


def test_every_agreed_word_says_what_it_means():
    spelt_out = ["oui", "non"], ["de", "d’", "du", "de la", "de l’", "des", ""]
    bare = [
        name
        for name, node in properties()
        for choice in choices(node)
        if choice["enum"] not in spelt_out
        and len(choice.get("enumDescriptions", ())) != len(choice["enum"])
    ]
    assert bare == []


def test_what_holds_when_nothing_is_written_is_said_as_one_writes_it():
    told = {name: node["default"] for name, node in properties() if "default" in node}
    assert told["Identite.plan_action"] == "oui"
    assert told["Identite.statut"] == "projet"
    assert told["Juridique.preavis_mois"] == 3
    fields = dict(properties())
    assert [
        n for n, v in told.items() if list(Draft202012Validator(fields[n]).iter_errors(v))
    ] == []


# Where editors find it.


def named_schema(path: Path) -> Path:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("# yaml-language-server: $schema="), path
    return (path.parent / first.split("$schema=")[1]).resolve()


def test_each_shipped_source_names_the_schema_on_its_first_line():
    assert {named_schema(path) for path in SHIPPED} == {ROOT / "docs" / SCHEMA}


@pytest.mark.parametrize(
    "command", [("nouveau", "92040"), ("exemple", "sources", "--territoires", "3")]
)
def test_each_file_that_a_command_writes_names_the_schema_beside_the_territories(
    ctg, tmp_path, monkeypatch, command
):
    monkeypatch.chdir(tmp_path)
    assert ctg(*command)[0] == 0
    written = sorted(p for p in Path("sources").rglob("*.yaml") if VERSIONS not in p.parts)
    assert {len(path.parts) for path in written} <= {3, 4}
    assert {named_schema(path) for path in written} == {tmp_path / "sources" / SCHEMA}
    assert Path("sources", SCHEMA).read_text(encoding="utf-8") == ctg("schema")[1]


def test_the_schema_is_written_beside_the_sources_and_its_lines_are_told(
    ctg, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    code, out, _ = ctg("schema", "--sortie", "mes sources")
    assert code == 0
    assert Path("mes sources", SCHEMA).read_text(encoding="utf-8") == ctg("schema")[1]
    for name in ("ville/convention.yaml", "ville/champs/1.yaml"):
        path = Path("mes sources", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        shown = out.splitlines()[1 if name.count("/") == 1 else 3].strip()
        path.write_text(shown, encoding="utf-8")
        assert named_schema(path) == tmp_path / "mes sources" / SCHEMA


def test_a_schema_that_cannot_be_written_is_told(ctg, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("sources").write_text("")
    code, out, err = ctg("schema", "--sortie", "sources")
    assert (code, out) == (5, "")
    assert err.startswith("ctg : sources : un fichier se trouve où un dossier est attendu.")


def test_a_schema_that_is_there_is_left_raw_text(ctg, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources", SCHEMA).write_text("{}", encoding="utf-8")
    assert ctg("nouveau", "92040")[0] == 0
    assert Path("sources", SCHEMA).read_text(encoding="utf-8") == "{}"
