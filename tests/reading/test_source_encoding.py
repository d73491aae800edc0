"""A file saved in another encoding is named as such, with the word that was meant."""

from __future__ import annotations

import pytest

from ctg_docs.problems import Gravite
from ctg_docs.reading.yaml_file import parse_yaml

TEXT = "nom: ville\nobjet: convention signée à l’été\n"


@pytest.mark.parametrize(
    ("content", "place", "code", "words"),
    [
        (TEXT.encode("cp1252"), "2:23", "encodage-utf8", "0xE9 n’est pas de l’UTF-8 (et 3 autres"),
        (TEXT.encode("cp1252"), "2:23", "encodage-utf8", "« é », dans « signée »"),
        ("é: 1\nb: [dû]\n".encode("latin-1"), "1:1", "encodage-utf8", "« é: »"),
        (b"a: \xc3\xa9\xc3", "1:5", "encodage-utf8", "0xC3"),
        (b"a: 1\nb: \xed\xa0\xbd\n", "2:4", "caractere-interdit", "Demi-caractère isolé"),
        (TEXT.encode("utf-16"), "1:1", "encodage-bom", "enregistré en UTF-16"),
        (TEXT.encode("utf-16-le"), "1:1", "encodage-bom", "UTF-8 » sans BOM"),
        (TEXT.encode("utf-16-be"), "1:1", "encodage-bom", "enregistré en UTF-16"),
        (TEXT.encode("utf-32"), "1:1", "encodage-bom", "l’UTF-8 est attendu"),
    ],
)  # fmt: skip
def test_another_encoding_is_refused(content: bytes, place: str, code: str, words: str) -> None:
    _, _, problems = parse_yaml(content, "f.yaml")
    assert [(str(p.place), p.code) for p in problems] == [(f"f.yaml:{place}", code)]
    assert words in str(problems[0])


def test_the_rest_of_a_latin_1_file_is_read_at_the_right_columns() -> None:
    _, _, problems = parse_yaml("é: è\nêtre: ~\n".encode("latin-1"), "f.yaml")
    assert [(str(p.place), p.code) for p in problems] == [
        ("f.yaml:1:1", "encodage-utf8"),
        ("f.yaml:2:7", "yaml-nul"),
    ]


def test_a_byte_order_mark_is_a_warning_and_the_file_is_read() -> None:
    data, positions, problems = parse_yaml(TEXT.encode("utf-8-sig"), "f.yaml")
    assert data == {"nom": "ville", "objet": "convention signée à l’été"}
    assert str(positions.locate_key(("nom",))) == "f.yaml:1:1"
    assert [(str(p.place), p.code, p.gravite) for p in problems] == [
        ("f.yaml:1:1", "encodage-bom", Gravite.AVERTISSEMENT)
    ]
    assert "sans BOM" in str(problems[0])
