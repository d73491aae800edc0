from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from ctg_docs.french.letters import cardinal, ordinal


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, "zéro"),
        (21, "vingt et un"),
        (71, "soixante et onze"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (200, "deux cents"),
        (201, "deux cent un"),
        (1999, "mille neuf cent quatre-vingt-dix-neuf"),
        (80_000, "quatre-vingt mille"),
        (200_000_000, "deux cents millions"),
        (-3, "moins trois"),
    ],
)
def test_a_number_in_letters(n, expected):
    assert cardinal(n) == expected


@settings(max_examples=150)
@given(st.integers(0, 10**12 - 1) | st.integers(0, 9999))
def test_num2words_agrees_on_every_number(n):
    assert cardinal(n) == num2words(n, lang="fr")


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (1, "une"),
        (21, "vingt et une"),
        (81, "quatre-vingt-une"),
        (11, "onze"),
        (1_000_000, "un million"),
    ],
)
def test_one_agrees_with_a_feminine_noun(n, expected):
    assert cardinal(n, "f") == expected


def test_the_hyphens_of_1990_are_an_option():
    assert cardinal(2021, reform=True) == "deux-mille-vingt-et-un"
    assert ordinal(21, reform=True) == "vingt-et-unième"


@pytest.mark.parametrize(
    ("n", "genre", "expected"),
    [
        (1, "m", "premier"),
        (1, "f", "première"),
        (2, "f", "deuxième"),
        (4, "m", "quatrième"),
        (5, "m", "cinquième"),
        (9, "m", "neuvième"),
        (21, "f", "vingt et unième"),
        (80, "m", "quatre-vingtième"),
        (200, "m", "deux centième"),
        (1000, "m", "millième"),
        (3, "m", "troisième"),
    ],
)
def test_a_rank_in_letters(n, genre, expected):
    assert ordinal(n, genre) == expected


def test_what_cannot_be_written_is_refused():
    with pytest.raises(ValueError, match="trop grand"):
        cardinal(10**12)
    with pytest.raises(ValueError, match="commence à 1"):
        ordinal(0)
