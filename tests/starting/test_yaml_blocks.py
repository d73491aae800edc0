"""Files of sources written by the project read back as they were meant."""

from datetime import date

import pytest

from ctg_docs.reading.yaml_file import parse_yaml
from ctg_docs.starting.yaml_blocks import Paragraphes, document
from ctg_docs.starting.yaml_text import Verbatim

LONG = "un deux trois quatre cinq six sept huit neuf dix " * 5


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Petite enfance", "cle: Petite enfance"),
        ("01004", 'cle: "01004"'),
        ("non", 'cle: "non"'),
        ("8.2 : aide", 'cle: "8.2 : aide"'),
        (Verbatim("non"), "cle: non"),
        (Verbatim("1 234"), "cle: 1 234"),
        (12, "cle: 12"),
        (0, "cle: 0"),
        (date(2024, 3, 5), "cle: 2024-03-05"),
        (["Caf", "a, b"], 'cle: [Caf, "a, b"]'),
        ({"nom": "Le Port"}, "cle:\n  nom: Le Port"),
        ([{"nom": "Ay", "code": "51030"}], 'cle:\n  - {nom: Ay, code: "51030"}'),
        ([["a", "b"], ["c", "d"]], "cle:\n  - [a, b]\n  - [c, d]"),
        (Paragraphes("Un.\n\nDeux."), "cle: |\n  Un.\n\n  Deux."),
        ([Paragraphes("- a\n- b")], "cle:\n  - |\n    - a\n    - b"),
    ],
)
def test_a_value_is_written_as_an_author_would(value, written):
    assert document({"cle": value}) == f"{written}\n"


def test_what_is_not_known_is_left_out():
    group = {"a": None, "b": "", "c": [], "d": {}, "e": {"f": None, "g": "oui ?"}}
    assert document({"rien": None, "groupe": group}) == 'groupe:\n  e:\n    g: "oui ?"\n'


def test_a_long_text_is_wrapped_and_reads_as_one_line():
    text = document({"groupe": {"titre": LONG.strip(), "suite": [LONG.strip()]}})
    assert max(map(len, text.splitlines())) <= 100
    data, _, problems = parse_yaml(text.encode(), "essai")
    assert problems == []
    assert data["groupe"] == {"titre": LONG.strip(), "suite": [LONG.strip()]}


def test_a_table_in_a_text_keeps_its_lines():
    table = Paragraphes(f"| a | {LONG}|\n|---|---|")
    data, _, _ = parse_yaml(document({"texte": table}).encode(), "essai")
    assert data["texte"].rstrip("\n") == table


def test_groups_are_set_apart_under_the_comment():
    assert document({"a": 1, "b": 2}, "Essai.") == "# Essai.\n\na: 1\n\nb: 2\n"


def test_a_value_without_a_form_is_refused():
    with pytest.raises(TypeError):
        document({"cle": 1.5})
