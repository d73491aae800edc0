from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st
from notation import spaced, visible

from ctg_docs.french.numbers import (
    compte,
    compte_lettres,
    decline,
    grandeur,
    montant,
    montant_chiffres,
    montant_lettres,
    nombre,
    nombre_ecrit,
    ordinal_court,
    pourcent,
    siren,
    siret,
)


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (1963, "1⎵963"),
        (999, "999"),
        (1234567, "1⎵234⎵567"),
        (16.4, "16,4"),
        (2.0, "2"),
        (Decimal("2.50"), "2,50"),
        (-1500, "−1⎵500"),
        (Decimal("1E+3"), "1⎵000"),
    ],
)
def test_a_number_in_groups_of_three_digits(n, expected):
    assert visible(nombre(n)) == expected


@given(st.integers(0, 10**15))
def test_whole_numbers_print_as_the_unicode_data_says(n):
    assert nombre(n) == format_decimal(n, locale="fr")


@pytest.mark.parametrize(
    ("part", "expected"),
    [(0.79, "79⎵%"), (0.125, "12,5⎵%"), (1, "100⎵%"), (Decimal("0.3333"), "33,3⎵%"), (0, "0⎵%")],
)
def test_a_share_as_a_percentage(part, expected):
    assert visible(pourcent(part)) == expected


@pytest.mark.parametrize(
    ("euros", "expected"),
    [
        (88000, "88⎵000⍽€"),
        (16400000, "16,4⍽millions d’euros"),
        (1_000_000, "1⍽million d’euros"),
        (1_500_000, "1,5⍽million d’euros"),
        (2_000_000, "2⍽millions d’euros"),
        (1_234_567, "1⎵234⎵567⍽€"),
        (1_200_000_000, "1,2⍽milliard d’euros"),
        (Decimal("12.5"), "12,50⍽€"),
        (0, "0⍽€"),
    ],
)
def test_an_amount_in_running_text(euros, expected):
    assert visible(montant(euros)) == expected


def test_an_amount_in_a_table_shows_all_its_digits():
    assert visible(montant_chiffres(16_400_000)) == "16⎵400⎵000⍽€"


@pytest.mark.parametrize(
    ("euros", "expected"),
    [
        (0, "zéro euro"),
        (1, "un euro"),
        (21, "vingt et un euros"),
        (80, "quatre-vingts euros"),
        (88000, "quatre-vingt-huit mille euros"),
        (1_000_000, "un million d’euros"),
        (200_000_000, "deux cents millions d’euros"),
        (2_500_000, "deux millions cinq cent mille euros"),
        (Decimal("1.01"), "un euro et un centime"),
        (Decimal("0.50"), "cinquante centimes"),
        (Decimal("-3"), "moins trois euros"),
    ],
)
def test_an_amount_in_letters(euros, expected):
    assert montant_lettres(Decimal(euros)) == expected


def test_a_rank_in_digits():
    assert [ordinal_court(1), ordinal_court(1, "f"), ordinal_court(2, "f")] == ["1er", "1re", "2e"]


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "0 enjeu"), (1, "1 enjeu"), (1.5, "1,5 enjeu"), (2, "2 enjeux"), (1000, "1⎵000 enjeux")],
)
def test_a_count_agrees_with_its_noun_from_two_on(n, expected):
    assert compte(n, "enjeu") == spaced(expected)


def test_a_count_takes_the_plural_it_is_given():
    assert compte(3, "fiche action", "fiches action") == "3 fiches action"


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (3, "Trois nouvelles signatures de CTG en mars"),
        (1, "Une nouvelle signature de CTG en mars"),
        (0, "Aucune nouvelle signature de CTG en mars"),
        (21, "Vingt et une nouvelles signatures de CTG en mars"),
    ],
)
def test_a_count_in_letters_opens_a_title(n, expected):
    assert compte_lettres(n, "nouvelle signature de CTG en mars", "f") == expected


def test_a_count_in_letters_within_a_sentence():
    assert compte_lettres(2, "commune", "f", capital=False) == "deux communes"


def test_what_is_broken_down_says_into_how_many():
    assert decline(2, "objectif opérationnel") == "Décliné en 2 objectifs opérationnels"
    assert decline(1, "objectif opérationnel", "m") == "Décliné en 1 objectif opérationnel"
    assert decline(2, "action", "f") == "Déclinée en 2 actions"


def test_identifiers_of_companies_in_groups():
    assert visible(siren("219200409")) == "219⎵200⎵409"
    assert visible(siret("219 200 409 00012")) == "219⎵200⎵409⎵00012"


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="SIREN de 9 chiffres"):
        siren("1234")
    with pytest.raises(ValueError, match="nombre attendu"):
        nombre(float("nan"))
    with pytest.raises(ValueError, match="commence à 1"):
        ordinal_court(0)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (12500, "€", "12⎵500⍽€"),
        (Decimal("12.5"), "€", "12,50⍽€"),
        (79, "%", "79⎵%"),
        (Decimal("-2.5"), "%", "−2,5⎵%"),
        (1250, "places", "1⎵250"),
    ],
)
def test_a_value_is_followed_by_euros_or_percent_and_by_no_other_unit(
    value: int | Decimal, unit: str, expected: str
) -> None:
    assert visible(grandeur(value, unit)) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12480", "12⎵480"),
        ("12 500", "12⎵500"),
        ("-3", "−3"),
        ("1234567,5", "1⎵234⎵567,5"),
        ("-4,20 %", "−4,20⎵%"),
        ("12480€", "12⎵480⍽€"),
        ("0,5", "0,5"),
    ],
)
def test_a_number_that_an_author_typed_prints_as_any_other(typed, said):
    assert visible(nombre_ecrit(typed)) == said


@pytest.mark.parametrize("typed", ["01004", "2023-2027", "3-4", "12 345 67", "douze", "", "1re"])
def test_a_code_a_range_and_words_stay_as_they_were_typed(typed):
    assert nombre_ecrit(typed) == typed
