"""Spoiled accents are found, repaired, and never seen in sound European words."""

from __future__ import annotations

import pytest

from ctg_docs.reading import mojibake
from ctg_docs.reading.yaml_file import parse_yaml

FRENCH = "signé, Élan : « À l’œuvre » — 12 € à Œting… Noël, FORÊT, ÎLE, dû, N° 5 ½"


@pytest.mark.parametrize(
    ("spoiled", "meant"),
    [
        ("signÃ©", "signé"),
        ("signĂ©", "signé"),
        ("signĂŠ", "signé"),
        ("l’Ã‰tat", "l’État"),
        ("lâ€™Ă©tĂ©", "l’été"),
        ("FORĂŠT", "FORÊT"),
        ("CITÃ‰", "CITÉ"),
        ("cÅ“ur", "cœur"),
        ("Å’uvre", "Œuvre"),
        ("crÃšche", "crèche"),
        ("voilÃ\u00a0", "voilà"),
        ("Ã\u00a0", "à"),
        ("nÂ°", "n°"),
        ("Â«\u00a0oui\u00a0Â»", "«\u00a0oui\u00a0»"),
        ("12\u00a0â‚¬", "12\u00a0€"),
        ("â€œoui", "“oui"),
        ("ouiâ€", "oui”"),
        ("l‚Äô√©t√©", "l’été"),
        ("├®t├®", "été"),
        ("ÃƒÂ©tÃƒÂ©", "été"),
    ],
)
def test_a_spoiled_word_is_repaired(spoiled: str, meant: str) -> None:
    assert mojibake.repaired(spoiled) == meant
    _, _, problems = parse_yaml(f"a: vu {spoiled}\n".encode(), "f.yaml")
    assert [p.code for p in problems] == ["encodage-mojibake"]
    assert f"« {spoiled} »" in problems[0].message
    assert f"« {meant} »" in problems[0].message


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2", "latin-1", "cp1252", "cp850"])
@pytest.mark.parametrize("word", ["signé", "où", "Noël", "crèche", "dû", "maïs", "forêt"])
def test_any_usual_misreading_is_found(word: str, encoding: str) -> None:
    spoiled = word.encode().decode(encoding)
    assert mojibake.suspects(spoiled)
    assert mojibake.repaired(spoiled) == word


@pytest.mark.parametrize(
    "sound",
    [
        FRENCH, FRENCH.upper(), "Ăstăzi", "ORĂŞTIE", "BRĂILA", "CASĂ\u00a0»", "ROMÂNIA",
        "IRMÃ\u00a0»", "IRMÃ”", "NÃO", "São Tomé", "Åland", "Ångström", "Ĺubomír", "ÂGE", "PÂQUES",
        "château", "Hôtel “Å”", "Łódź", "Škoda", "naïve", "ÔÇA", "√2", "¬", "≈ 3", "« École »",
    ],
)  # fmt: skip
def test_a_sound_word_is_left_alone(sound: str) -> None:
    assert mojibake.suspects(sound) == []
    assert mojibake.repaired(sound) == sound


def test_a_text_is_named_once_at_its_first_spoiled_sign() -> None:
    text = "# dÃ©jÃ\na: |\n  bon\n  un été signÃ© dÃ©but\nb: [Ã©]\n"
    _, _, problems = parse_yaml(text.encode(), "f.yaml")
    assert [str(p.place) for p in problems] == ["f.yaml:4:14", "f.yaml:5:5"]
    assert "et d’autres après lui" in problems[0].message
    assert "d’autres" not in problems[1].message


def test_a_misreading_that_leaves_control_characters_is_named_as_such() -> None:
    _, _, problems = parse_yaml("a: CITÃ\x89\n".encode(), "f.yaml")
    assert [(str(p.place), p.code) for p in problems] == [("f.yaml:1:8", "encodage-mojibake")]
    assert "« CITÉ »" in problems[0].message
