"""Which letters a signature belongs to, and which ones its territory might spoil."""

from datetime import date

import pytest

from ctg_docs.composing.families.lettre.selection import Numero, Selection, indices

MARCH = Numero("92", date(2024, 3, 1), date(2024, 3, 31))
CAF = [{"type": "commune", "departement": "75"}, {"type": "caf", "departement": "92"}]
SIGNED = {"convention": {"statut": "signe"}, "signature": {"date": "2024-03-15"}, "parties": CAF}


@pytest.mark.parametrize(
    ("du", "au", "name"),
    [
        ((2024, 3, 1), (2024, 3, 31), "92-2024-03"),
        ((2024, 2, 1), (2024, 2, 29), "92-2024-02"),
        ((2024, 1, 1), (2024, 12, 31), "92-2024"),
        ((2024, 1, 1), (2024, 3, 31), "92-2024-01-01-2024-03-31"),
        ((2023, 1, 1), (2024, 12, 31), "92-2023-01-01-2024-12-31"),
        ((2024, 3, 1), (2024, 3, 30), "92-2024-03-01-2024-03-30"),
    ],
)
def test_the_files_of_a_letter_are_named_after_its_caisse_and_its_days(du, au, name):
    assert Numero("92", date(*du), date(*au)).nom == name


def test_a_signature_stands_in_the_letter_of_its_month_unless_days_are_asked():
    signed = date(2024, 3, 15)
    assert Selection().numero("92", signed) == MARCH
    assert Selection("54").numero("92", signed) is None
    week = (date(2024, 3, 11), date(2024, 3, 17))
    assert Selection("92", week).numero("92", signed) == Numero("92", *week)
    assert Selection("92", week).numero("92", date(2024, 3, 18)) is None


@pytest.mark.parametrize(
    ("data", "concerned"),
    [
        (SIGNED, True),
        # What is known for certain keeps a territory out of the letter…
        (SIGNED | {"convention": {"statut": "a_signer"}}, False),
        (SIGNED | {"signature": {"date": "01/04/2024"}}, False),
        (SIGNED | {"parties": [{"type": "caf", "departement": "54"}]}, False),
        (SIGNED | {"parties": [{"type": "caf"}], "territoire": {"departement": "54"}}, False),
        (SIGNED | {"parties": [{"type": "caf"}], "territoire": {"code_insee": "54395"}}, False),
        # … what cannot be read does not.
        ({}, True),
        (SIGNED | {"convention": "?"}, True),
        (SIGNED | {"convention": {"statut": "signé"}}, True),
        (SIGNED | {"signature": {"date": "mars"}}, True),
        (SIGNED | {"parties": "?"}, True),
        (SIGNED | {"parties": [{"type": "caf", "departement": "5 4"}]}, True),
        (SIGNED | {"parties": [{"type": "caf"}], "territoire": {"code_insee": "?"}}, True),
        (SIGNED | {"parties": [{"type": "caf", "departement": "54"}, *CAF]}, True),
    ],
)
def test_a_territory_concerns_a_letter_unless_it_surely_does_not(data, concerned):
    assert indices(data).concerne(MARCH) is concerned
