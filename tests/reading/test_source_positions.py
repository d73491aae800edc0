"""Every value, and every key, knows its file, line and column."""

from __future__ import annotations

import pytest

from ctg_docs.problems import Place
from ctg_docs.reading.positions import place_at
from ctg_docs.reading.yaml_file import parse_yaml

TEXT = """\
# convention
nom: Ville-é
vide:
actions:
  - titre: "Un"
    budget: {2026: 10, 2027: 20}
    texte: |
      Première ligne

      Troisième ligne
  -   - a
      - >2

        plié
"""


@pytest.mark.parametrize(
    ("path", "value", "key", "text_line"),
    [
        ((), "2:1", "2:1", 2),
        (("nom",), "2:6", "2:1", 2),
        (("vide",), "3:6", "3:1", 3),
        (("actions",), "5:3", "4:1", 5),
        (("actions", 0), "5:5", "5:5", 5),
        (("actions", 0, "titre"), "5:12", "5:5", 5),
        (("actions", 0, "budget", "2027"), "6:30", "6:24", 6),
        (("actions", 0, "texte"), "7:12", "7:5", 8),
        (("actions", 1, 0), "11:9", "11:9", 11),
        (("actions", 1, 1), "12:9", "12:9", 13),
        (("actions", 0, "pilote"), "5:5", "5:5", 5),
        (("actions", 7, "pilote", 0), "5:3", "5:3", 5),
        (("absent",), "2:1", "2:1", 2),
    ],
)
def test_a_path_is_located(
    path: tuple[str | int, ...], value: str, key: str, text_line: int
) -> None:
    _, positions, _ = parse_yaml(TEXT.encode(), "f.yaml")
    assert str(positions.locate(path)) == f"f.yaml:{value}"
    assert str(positions.locate_key(path)) == f"f.yaml:{key}"
    assert positions.content_line(path) == text_line


def test_a_line_of_a_block_is_found_from_its_text() -> None:
    data, positions, _ = parse_yaml(TEXT.encode(), "f.yaml")
    path = ("actions", 0, "texte")
    offset = data["actions"][0]["texte"].splitlines().index("Troisième ligne")
    line = positions.content_line(path) + offset
    assert TEXT.splitlines()[line - 1].strip() == "Troisième ligne"


def test_an_empty_file_stands_at_its_beginning() -> None:
    _, positions, _ = parse_yaml(b"", "f.yaml")
    assert positions.locate(("a", 1)) == Place("f.yaml", 1, 1)


@pytest.mark.parametrize(("index", "place"), [(0, "1:1"), (1, "1:2"), (2, "1:3"), (3, "2:1")])
def test_an_index_of_a_text_is_a_place(index: int, place: str) -> None:
    assert str(place_at("f", "ab\ncd", index)) == f"f:{place}"
