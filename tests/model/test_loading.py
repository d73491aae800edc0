"""What an author types is read as meant, or answered in French at its own place."""

import re
from datetime import date, time
from decimal import Decimal

import pytest

from ctg_docs.model import types


@pytest.mark.parametrize(
    ("change", "start", "words"),
    [
        (
            ("  statut: projet", "  statu: projet"),
            "sources/essai/convention.yaml:3:3: la clé « statu » n’existe pas ici [cle-inconnue]",
            "« statut »",
        ),
        (
            ("  statut: projet", "  statut: a-signer"),
            "sources/essai/convention.yaml:3:11: « a-signer » n’est pas une valeur de « statut »",
            "« a_signer »",
        ),
        (
            ("    debut: 2024-01-01", "    debut: 2024-13-01"),
            "sources/essai/convention.yaml:5:12: « debut » : « 2024-13-01 » n’est pas un jour",
            "[date-refusee]",
        ),
        (
            ("    debut: 2024-01-01", "    debut: début 2024"),
            "sources/essai/convention.yaml:5:12: « debut » : jour, mois ou année attendus",
            "2024-03-15",
        ),
        (
            ("  - id: dupont", "  - id: Anne Dupont"),
            "sources/essai/convention.yaml:14:9: « Anne Dupont » n’a pas la forme de « id »",
            "« id: anne-dupont »",
        ),
        (
            ("    nom: Dupont\n", ""),
            "sources/essai/convention.yaml:14:5: la clé obligatoire « nom » manque",
            "[cle-manquante]",
        ),
        (
            ("    type: commune", "    type: comune"),
            "sources/essai/convention.yaml:30:11: « comune » n’est pas une valeur de « type »",
            "« commune »",
        ),
        (
            ("        cible: 12", "        cible: douze"),
            "sources/essai/convention.yaml:62:16: « cible » : nombre attendu",
            "[nombre-refuse]",
        ),
        (
            (
                "    enjeux:\n      - id: accueillir\n        titre: Accueillir mieux",
                "    enjeux: 5",
            ),
            "sources/essai/convention.yaml:40:13: « enjeux » attend une liste",
            "[liste-attendue]",
        ),
    ],
)
def test_a_mistake_is_located_explained_and_helped(problems, change, start, words):
    lines = problems(change)
    line = next((line for line in lines if line.startswith(start)), None)
    assert line, lines
    assert words in line


def test_all_mistakes_come_at_once(problems):
    lines = problems(
        ("  statut: projet", "  statu: projet"),
        ("    fin: 2027-12-31", "    fin: demain"),
        ("    civilite: Mme", "    civilite: Mlle"),
    )
    assert len(lines) == 3


def test_an_empty_value_is_unknown(problems):
    assert problems(("    nom_court: la Ville", "    nom_court:")) == []


@pytest.mark.parametrize("text", ["2024-03-15", "15/03/2024", "15/3/2024"])
def test_dates_are_written_two_ways(text):
    assert types.read_date(text) == date(2024, 3, 15)


@pytest.mark.parametrize(
    ("text", "value"), [("18:30", time(18, 30)), ("18h30", time(18, 30)), ("9 h", time(9))]
)
def test_times_are_written_as_people_do(text, value):
    assert types.read_time(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1963", "1963"),
        ("1 963", "1963"),
        ("1\u202f963", "1963"),
        ("16,4", "16.4"),
        ("-2.5", "-2.5"),
    ],
)
def test_numbers_are_exact(text, value):
    assert types.read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["88000", "88 000", "88 000 €", "88000,00"])
def test_amounts_take_a_euro_sign(text):
    assert types.read_money(text) == Decimal(88000)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (types.read_date, "20240315"),
        (types.read_date, "1700000000"),
        (types.read_time, "25:00"),
        (types.read_bool, "no"),
        (types.read_bool, "true"),
        (types.read_number, "0x10"),
        (types.read_number, "1e3"),
        (types.read_number, "9" * 400),
        (types.read_money, f"0,{'1' * 40}"),
        (types.read_integer, "1,5"),
        (types.read_money, "12,345"),
        (types.read_money, "-3"),
    ],
)
def test_what_only_looks_like_a_value_is_refused(read, text):
    with pytest.raises(ValueError, match=r"attendu|se lit"):
        read(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("3 k", "« cible: 3 000 »"),
        ("1,5 Md€", "« cible: 1 500 000 000 »"),
        ("12 enfants", "« cible: 12 »"),
        ("1.234.567", "« cible: 1 234 567 »"),
        ("9" * 13, "Douze chiffres au plus"),
        ("12 345 678 901 234 567", "Douze chiffres au plus"),
        ("1e30", ""),
        ("1,5 G€", ""),
        ("0,5,3", ""),
    ],
)
def test_a_number_that_is_proposed_is_read_and_is_the_same_number(problems, text, hint):
    (line,) = [one for one in problems(("cible: 12", f"cible: {text}")) if "cible" in one]
    assert hint in line.replace("\u202f", " ")
    for proposed in re.findall("« cible: ([^»]+) »", line):
        assert problems(("cible: 12", f"cible: {proposed}")) == []
    assert hint or "Écrivez" not in line
