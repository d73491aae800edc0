"""Every value of a file knows the exact characters that write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ctg_docs.problems import Place
from ctg_docs.reading import yaml_file
from ctg_docs.reading.extents import Span, extent, extents, place_of_words
from ctg_docs.reading.yaml_file import parse_yaml

SHIPPED = sorted((Path(__file__).parents[2] / "sources").rglob("*.yaml"))

TEXT = """\
# convention
nom: Ville-é # la ville
vide:   # à venir
"entre guillemets" : 'l''école'
actions:
  # la première
  - titre: "Un"
    budget: {2026: 10, "2027" : , x}
    tags: [a , "b, c", [d]]
    texte: |
      Première ligne

      Troisième ligne

  # la seconde
  -   - a
      - >2

        plié
  -
  - suite
    sur deux lignes # fin
fin: |+
  gardée

"""


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "_PARSER", getattr(yaml, request.param))


def cut(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize(
    ("path", "value", "key", "entry"),
    [
        (("nom",), "Ville-é", "nom", "nom: Ville-é"),
        (("vide",), "", "vide", "vide:"),
        (
            ("entre guillemets",), "'l''école'", '"entre guillemets"',
            "\"entre guillemets\" : 'l''école'",
        ),
        (("actions", 0, "titre"), '"Un"', "titre", 'titre: "Un"'),
        (
            ("actions", 0, "budget"), '{2026: 10, "2027" : , x}', "budget",
            'budget: {2026: 10, "2027" : , x}',
        ),
        (("actions", 0, "budget", "2026"), "10", "2026", "2026: 10"),
        (("actions", 0, "budget", "2027"), "", '"2027"', '"2027" :'),
        (("actions", 0, "budget", "x"), "", "x", "x"),
        (("actions", 0, "tags", 0), "a", None, "a"),
        (("actions", 0, "tags", 1), '"b, c"', None, '"b, c"'),
        (("actions", 0, "tags", 2), "[d]", None, "[d]"),
        (
            ("actions", 0, "texte"),
            "|\n      Première ligne\n\n      Troisième ligne", "texte",
            "texte: |\n      Première ligne\n\n      Troisième ligne",
        ),
        (("actions", 1, 0), "a", None, "- a"),
        (("actions", 1, 1), ">2\n\n        plié", None, "- >2\n\n        plié"),
        (
            ("actions", 1), "- a\n      - >2\n\n        plié", None,
            "-   - a\n      - >2\n\n        plié",
        ),
        (("actions", 2), "", None, "-"),
        (("actions", 3), "suite\n    sur deux lignes", None, "- suite\n    sur deux lignes"),
        (("fin",), "|+\n  gardée\n", "fin", "fin: |+\n  gardée\n"),
        ((), TEXT[13:-1], None, TEXT[13:-1]),
        (("actions", 4), None, None, None),
        (("absent",), None, None, None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("windows", [False, True], ids=["unix", "windows"])
def test_a_value_its_key_and_its_entry_are_cut_out(
    path: tuple[str | int, ...],
    value: str | None,
    key: str | None,
    entry: str | None,
    windows: bool,
) -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n") if windows else TEXT
    found = extent(text, path)
    spans = (found.value, found.key, found.entry) if found else (None, None, None)
    cuts = [cut(text, span) for span in spans]
    assert [one and one.replace("\r\n", "\n") for one in cuts] == [value, key, entry]


@pytest.mark.parametrize("sign", ["'", '"', "|", ">", "[", "{", ""])
def test_a_value_tells_the_sign_it_begins_with(sign: str) -> None:
    body = {"|": "|\n  x", ">": ">\n  x", "[": "[x]", "{": "{x: y}", "": "x"}.get(sign)
    found = extent(f"a: {body or sign + 'x' + sign}\n", ("a",))
    assert found is not None
    assert (found.style, found.is_text) == (sign, sign not in ("[", "{"))


@pytest.mark.parametrize("text", ["", "\n", "# rien\n", "\ufeff", "%", "? [a]\n"])
def test_a_file_that_says_nothing_has_no_value_inside(text: str) -> None:
    assert set(extents(text)) - {()} <= {("",), ("", 0)}


def test_what_stands_before_a_mistake_is_measured() -> None:
    text = "a: 1\nb:\n  - x: 2\n  - [\n"
    assert {path: cut(text, one.value) for path, one in extents(text).items()} == {
        ("a",): "1",
        ("b", 0, "x"): "2",
        ("b", 0): "x: 2",
    }


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "- " * 200_000, "a: |\n" + "\n" * 300_000 + "  x\n", "a:\n" + "#\n" * 200_000],
    ids=["brackets", "dashes", "empty lines", "comments"],
)
def test_a_hostile_file_is_measured_or_left(text: str) -> None:
    assert len(extents(text)) <= 2


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_all_values_of_the_shipped_sources_are_measured(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    data, positions, _ = parse_yaml(text.encode(), "f.yaml")
    found = extents(text)
    assert set(found) == set(paths(data, ()))
    for where, one in found.items():
        assert place(text, one.value.start) == positions.locate(where)
        if one.key:
            assert place(text, one.key.start) == positions.locate_key(where)
        if one.is_text and one.style not in ("|", ">"):
            written, _, _ = parse_yaml(f"- {cut(text, one.value)}\n".encode(), "f.yaml")
            assert written == [value_at(data, where)]


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    place_of_words(text, ("a",), text)


SIGNS = list("\ufeff\0ab:-?[]{}|>'\"#,. \n\r~é")


@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_what_is_read_is_measured_whatever_the_file(text: str) -> None:
    data, _, problems = parse_yaml(text.encode(), "f.yaml")
    found = extents(text)
    for one in found.values():
        assert 0 <= one.entry.start <= one.value.start <= one.value.end == one.entry.end
    if not problems and data is not None:
        assert set(found) == set(paths(data, ()))


@pytest.mark.parametrize(
    ("path", "words", "found"),
    [
        (("nom",), "é", (2, 12)),
        (("nom",), "ville", None),
        (("entre guillemets",), "l'école", (4, 23)),
        (("actions", 0, "texte"), "ligne", (11, 16)),
        (("actions", 0, "texte"), "Troisième ligne", (13, 7)),
        (("actions", 0, "texte"), "ligne Troisième", (11, 16)),
        (("actions", 0, "texte"), "|", None),
        (("actions", 3), "suite sur", (21, 5)),
        (("actions", 3), "fin", None),
        (("actions", 0), "Un", None),
        (("vide",), "à", None),
        (("absent",), "a", None),
        (("nom",), "", None),
    ],
)
@pytest.mark.parametrize("windows", [False, True], ids=["unix", "windows"])
def test_words_are_found_where_a_text_says_them(
    path: tuple[str | int, ...], words: str, found: tuple[int, int] | None, windows: bool
) -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n") if windows else TEXT
    assert place_of_words(text, path, words) == found


def test_words_hidden_by_an_escape_are_not_guessed() -> None:
    text = 'a: "d\\u00e9j\\u00e0 vu"\n'
    assert place_of_words(text, ("a",), "déjà") is None
    assert place_of_words(text, ("a",), "vu") == (1, 20)


def place(text: str, index: int) -> Place:
    line = text.count("\n", 0, index) + 1
    return Place("f.yaml", line, index - text.rfind("\n", 0, index))


def paths(data: Any, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    inside = data.items() if isinstance(data, dict) else ()
    inside = enumerate(data) if isinstance(data, list) else inside
    return [path, *(inner for key, value in inside for inner in paths(value, (*path, key)))]


def value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data
