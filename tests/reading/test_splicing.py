"""One value of a file is changed, and every other character stays as its author wrote it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from ctg_docs.reading import yaml_file
from ctg_docs.reading.splicing import (
    SpliceError,
    delete_value,
    insert_item,
    insert_key,
    replace_value,
)
from ctg_docs.reading.yaml_file import parse_yaml

TEXT = """\
# tête
nom: Ville # la ville
vide:   # à venir
cite: 'l''école'
liste: [a, "b, c"]
actions:
  # la première
  - id: un
    titre: Un long titre
      replié
    texte: | # note
      Ligne 1

      Ligne 2

  # la seconde
  - id: deux
    budget: {2026: 10}
    # fin de la seconde
  -   - x
      - y
dessous:
  écrit dessous # note
dernier: >-
  a
  b
"""


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "_PARSER", getattr(yaml, request.param))


def said(text: str) -> Any:
    data, _, problems = parse_yaml(text.encode(), "f.yaml")
    assert problems == []
    return data


def changed(old: str, new: str) -> str:
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("nom",), "Bourg", "Ville #", "Bourg #"),
        (("nom",), None, "nom: Ville #", "nom: #"),
        (("nom",), "", "Ville #", '"" #'),
        (("nom",), "a\nb\n", "Ville # la ville\n", "| # la ville\n  a\n  b\n"),
        (("nom",), "a\n\nb", "Ville # la ville\n", "|- # la ville\n  a\n\n  b\n"),
        (("nom",), " a\nb\n\n", "Ville # la ville\n", "|2+ # la ville\n   a\n  b\n\n"),
        (("nom",), ["a", "b"], " Ville # la ville\n", " # la ville\n  - a\n  - b\n"),
        (("nom",), [], "Ville #", "[] #"),
        (("vide",), "Bourg", "vide: ", "vide: Bourg "),
        (("vide",), {"a": "1", "b": None}, "à venir\n", "à venir\n  a: 1\n  b:\n"),
        (("cite",), "l'été", "'l''école'", "'l''été'"),
        (("cite",), "a\nb\n", "'l''école'\n", "|\n  a\n  b\n"),
        (("liste", 0), "z", "[a,", "[z,"),
        (("liste", 0), "y, z", "[a,", '["y, z",'),
        (("liste", 1), "z", '"b, c"', '"z"'),
        (("liste",), ["x"], '[a, "b, c"]', "[x]"),
        (("liste",), ["x", {"y": "z"}], ' [a, "b, c"]', "\n  - x\n  - y: z"),
        (("actions", 0, "titre"), "Court", "Un long titre\n      replié", "Court"),
        (
            ("actions", 0, "texte"), "Seule\n", "Ligne 1\n\n      Ligne 2\n", "Seule\n",
        ),
        (
            ("actions", 0, "texte"), "Seule",
            "| # note\n      Ligne 1\n\n      Ligne 2\n", "Seule # note\n",
        ),
        (("actions", 1, "budget", "2026"), "9, 5", "10", '"9, 5"'),
        (("actions", 2), "z", "- x\n      - y", "z"),
        (("actions", 2), {"k": "v", "l": ["m"]}, "- x\n      - y", "k: v\n      l:\n        - m"),
        (("actions", 2, 0), {"k": "v", "l": "m"}, "- x", "- k: v\n        l: m"),
        (("dessous",), "z", "écrit dessous", "z"),
        (("dessous",), None, "\n  écrit dessous", ""),
        (("dessous",), ["z"], "écrit dessous", "- z"),
        (("dernier",), "a b\n", ">-\n  a\n  b", "|\n  a b"),
        (("dernier",), "a\n", ">-\n  a\n  b\n", "|\n  a\n"),
    ],
)  # fmt: skip
def test_a_value_takes_the_place_of_another(
    path: tuple[str | int, ...], value: Any, old: str, new: str
) -> None:
    assert replace_value(TEXT, "f.yaml", path, value) == changed(old, new)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("l’été", "l’été"),
        ("01004", "01004"),
        ("12:30", "12:30"),
        ("a - b", "a - b"),
        ("a: b", '"a: b"'),
        ("clé:", '"clé:"'),
        ("a #b", '"a #b"'),
        ("# a", '"# a"'),
        ("- a", '"- a"'),
        ("null", '"null"'),
        ("~", '"~"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("[a]", '"[a]"'),
        ("{a}", '"{a}"'),
        ("| a", '"| a"'),
        ("> a", '"> a"'),
        ("*a", '"*a"'),
        ("'a' b", "\"'a' b\""),
        ('"a" b', "'\"a\" b'"),
        ('dit "oui"', 'dit "oui"'),
        ("a\\b", "a\\b"),
        ("\\: b", "'\\: b'"),
        ("l'\"a\": b", "'l''\"a\": b'"),
        ("\ta", '"\\ta"'),
        ("\n", '"\\n"'),
    ],
)  # fmt: skip
def test_a_text_is_plain_when_it_can_be(value: str, written: str) -> None:
    text = replace_value("a: x\n", "f.yaml", ("a",), value)
    assert text == f"a: {written}\n"
    assert said(text) == {"a": value}


@pytest.mark.parametrize(
    ("path", "index", "value", "old", "new"),
    [
        (("liste",), 0, "z", "[a", "[z, a"),
        (("liste",), 2, "z", '"b, c"', '"b, c", z'),
        (("vide",), 0, "z", "à venir\n", "à venir\n  - z\n"),
        (("actions",), 0, {"id": "z"}, "actions:\n", "actions:\n  - id: z\n"),
        (("actions",), 1, "z", "      Ligne 2\n", "      Ligne 2\n  - z\n"),
        (
            ("actions",), 2, {"id": "z", "l": ["a\nb\n"]}, "# fin de la seconde\n",
            "# fin de la seconde\n  - id: z\n    l:\n      - |\n        a\n        b\n",
        ),
        (("actions",), 3, "z", "      - y\n", "      - y\n  - z\n"),
        (("actions", 2), 0, "z", "- x", "- z\n      - x"),
        (("actions", 2), 2, None, "- y\n", "- y\n      -\n"),
    ],
)  # fmt: skip
def test_an_item_is_added_to_a_list(
    path: tuple[str | int, ...], index: int, value: Any, old: str, new: str
) -> None:
    assert insert_item(TEXT, "f.yaml", path, index, value) == changed(old, new)


@pytest.mark.parametrize(
    ("path", "key", "value", "after", "old", "new"),
    [
        ((), "neuf", "z", None, "  a\n  b\n", "  a\n  b\nneuf: z\n"),
        ((), "neuf", ["z"], "nom", "la ville\n", "la ville\nneuf:\n  - z\n"),
        (("vide",), "neuf", "z", None, "à venir\n", "à venir\n  neuf: z\n"),
        (("actions", 0), "neuf", "z", "id", "id: un\n", "id: un\n    neuf: z\n"),
        (("actions", 0), "neuf", "z", "texte", "Ligne 2\n", "Ligne 2\n    neuf: z\n"),
        (
            ("actions", 1), "neuf", None, None, "    # fin de la seconde\n",
            "    neuf:\n    # fin de la seconde\n",
        ),
        (("actions", 1, "budget"), "2027", "8", None, "10}", "10, 2027: 8}"),
        (("actions", 1, "budget"), "a: b", "8", None, "10}", '10, "a: b": 8}'),
    ],
)  # fmt: skip
def test_a_key_is_added_to_a_mapping(
    path: tuple[str | int, ...], key: str, value: Any, after: str | None, old: str, new: str
) -> None:
    assert insert_key(TEXT, "f.yaml", path, key, value, after) == changed(old, new)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("nom",), "nom: Ville # la ville\n", ""),
        (("liste", 0), "[a, ", "["),
        (("liste", 1), ', "b, c"', ""),
        (("actions", 0, "id"), "id: un\n    titre", "titre"),
        (("actions", 0, "titre"), "    titre: Un long titre\n      replié\n", ""),
        (
            ("actions", 0, "texte"),
            "    texte: | # note\n      Ligne 1\n\n      Ligne 2\n", "",
        ),
        (("actions", 1, "budget", "2026"), "{2026: 10}", "{}"),
        (("actions", 2, 0), "- x\n      - y", "- y"),
        (("actions", 2), "  -   - x\n      - y\n", ""),
        (("dernier",), "dernier: >-\n  a\n  b\n", ""),
    ],
)  # fmt: skip
def test_an_item_or_a_key_is_taken_out(path: tuple[str | int, ...], old: str, new: str) -> None:
    assert delete_value(TEXT, "f.yaml", path) == changed(old, new)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "a: |\n  x\n  y\n"),
        ("# rien\n", "# rien\na: |\n  x\n  y\n"),
        ("# rien", "# rien\na: |\n  x\n  y\n"),
        ("# rien\r\n", "# rien\r\na: |\r\n  x\r\n  y\r\n"),
        ("\ufeff", "\ufeffa: |\n  x\n  y\n"),
        ("---\n", "---\na: |\n  x\n  y\n"),
        ("{}\n", '{a: "x\\ny\\n"}\n'),
        ("b: 1", "b: 1\na: |\n  x\n  y\n"),
        ("\ufeffb: 1\r\n", "\ufeffb: 1\r\na: |\r\n  x\r\n  y\r\n"),
    ],
)
def test_a_key_is_added_to_any_file(before: str, after: str) -> None:
    assert insert_key(before, "f.yaml", (), "a", "x\ny\n") == after


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: 1\n", ("a",), ""),
        ("a: 1", ("a",), ""),
        ("\ufeffa: 1", ("a",), "\ufeff"),
        ("\na: 1", ("a",), "\n"),
        ("# rien\na: 1", ("a",), "# rien"),
        ("a: 1\r\nb: 2", ("b",), "a: 1"),
        ("{a: 1}\n", ("a",), "{}\n"),
        ("a:\n  - b\nc: 1\n", ("a", 0), "a: []\nc: 1\n"),
        ("a:\n  b: 1\n", ("a", "b"), "a: {}\n"),
        ("a: [b,]\n", ("a", 0), "a: []\n"),
        ("a: |\n  x\nb: 1\n   # sienne\nc: 2\n", ("b",), "a: |\n  x\nc: 2\n"),
    ],
)
def test_what_is_left_is_still_a_file(before: str, path: tuple[str | int, ...], after: str) -> None:
    assert delete_value(before, "f.yaml", path) == after


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_lines_end_as_those_of_the_file(line_end: str) -> None:
    text = TEXT.replace("\n", line_end)
    after = replace_value(text, "f.yaml", ("nom",), ["a", "b\nc\n"])
    assert after.replace(line_end, "\n") == replace_value(TEXT, "f.yaml", ("nom",), ["a", "b\nc\n"])
    assert line_end == "\r" or after.count("\r") == after.count("\n") == after.count("\r\n")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: x\n  # suite\nb: 1\n", 'a: "y\\nz"\n  # suite\nb: 1\n'),
        ("a: |\n  x\n\n\nb: 1\n", "a: |-\n  y\n  z\n\n\nb: 1\n"),
        ("a: 1\nl: [a, x]\n", "a: |-\n  y\n  z\nl: [a, x]\n"),
    ],
)
def test_lines_that_would_swallow_a_comment_are_written_on_one(text: str, after: str) -> None:
    assert replace_value(text, "f.yaml", ("a",), "y\nz") == after


def test_what_ends_a_list_does_not_take_the_empty_lines_that_follow() -> None:
    after = replace_value("a: x\n\nb: 1\n", "f.yaml", ("a",), [None, "y\n\n"])
    assert after == 'a:\n  -\n  - "y\\n\\n"\n\nb: 1\n'


def test_letters_are_composed_as_those_that_are_read() -> None:
    assert said(replace_value("é: x\n", "f.yaml", ("é",), "e\u0301te\u0301")) == {"é": "été"}
    assert insert_key("", "f.yaml", (), "e\u0301", "x") == "é: x\n"


@pytest.mark.parametrize(
    ("change", "place", "message"),
    [
        (lambda: replace_value(TEXT, "f", ("rien",), "z"), "f:2:1", "« rien » n’existe pas."),
        (
            lambda: delete_value(TEXT, "f", ("actions", 7, "id")),
            "f:8:3", "« actions › 8 » n’existe pas.",
        ),
        (lambda: delete_value(TEXT, "f", ("nom", 0)), "f:2:6", "« nom › 1 » n’existe pas."),
        (
            lambda: replace_value(TEXT, "f", (), {"a": "b"}),
            "f:2:1", "un fichier entier ne se remplace pas.",
        ),
        (lambda: insert_item(TEXT, "f", ("nom",), 0, "z"), "f:2:6", "« nom » n’est pas une liste."),
        (lambda: insert_item(TEXT, "f", (), 0, "z"), "f:2:1", "le fichier n’est pas une liste."),
        (
            lambda: insert_item(TEXT, "f", ("liste",), 3, "z"),
            "f:5:8", "la liste n’a pas de place 4.",
        ),
        (
            lambda: insert_key(TEXT, "f", ("nom",), "k", "z"),
            "f:2:6", "« nom » n’est pas un groupe de clés.",
        ),
        (lambda: insert_key(TEXT, "f", (), "nom", "z"), "f:2:6", "la clé « nom » y est déjà."),
        (
            lambda: insert_key(TEXT, "f", (), "k", "z", after="rien"),
            "f:2:1", "« rien » n’existe pas.",
        ),
        (
            lambda: replace_value(TEXT, "f", ("liste", 0), None), "f:5:9",
            "cette valeur ne peut pas s’écrire ici sans en changer une autre.",
        ),
        (
            lambda: replace_value(TEXT, "f", ("nom",), "a\u202eb"), "f:2:6",
            "le caractère U+202E est interdit : inversion ou marque du sens de lecture.",
        ),
        (
            lambda: replace_value("a: 1\nb: ~\n", "f", ("a",), "2"),
            "f:2:4", "le fichier contient déjà une erreur.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_its_place(change: Any, place: str, message: str) -> None:
    with pytest.raises(SpliceError) as refusal:
        change()
    (problem,) = refusal.value.problems
    assert (str(problem.place), problem.code) == (place, "modification-refusee")
    assert problem.message == f"Rien n’a été modifié : {message}"
    assert problem.hint


def test_half_a_character_is_refused_as_any_forbidden_one() -> None:
    with pytest.raises(SpliceError, match="demi-caractère isolé"):
        replace_value(TEXT, "f.yaml", ("nom",), "a\ud800")


def test_no_warning_comes_from_a_change() -> None:
    text = replace_value('a: "x" #note\n', "f.yaml", ("a",), "y")
    assert text == 'a: "y" #note\n'
    assert replace_value("a: |\n  x\n#note\n", "f.yaml", ("a",), "y") == "a: y\n#note\n"
