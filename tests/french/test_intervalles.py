"""Stretches of time as titles say them."""

from datetime import date

import pytest
from notation import visible

from ctg_docs.french.intervalles import en_intervalle


@pytest.mark.parametrize(
    ("du", "au", "expected"),
    [
        ((2024, 3, 1), (2024, 3, 31), "en mars⍽2024"),
        ((2024, 2, 1), (2024, 2, 29), "en février⍽2024"),
        ((2023, 2, 1), (2023, 2, 28), "en février⍽2023"),
        ((2024, 3, 1), (2024, 5, 31), "de mars à mai⍽2024"),
        ((2024, 4, 1), (2024, 6, 30), "d’avril à juin⍽2024"),
        ((2023, 10, 1), (2024, 1, 31), "d’octobre⍽2023 à janvier⍽2024"),
        ((2024, 1, 1), (2024, 12, 31), "en 2024"),
        ((2022, 1, 1), (2024, 12, 31), "de 2022 à 2024"),
        ((2024, 3, 8), (2024, 3, 8), "le 8⍽mars⍽2024"),
        ((2024, 3, 5), (2024, 3, 20), "du 5 au 20⍽mars⍽2024"),
        ((2024, 3, 1), (2024, 3, 30), "du 1er au 30⍽mars⍽2024"),
        ((2024, 3, 15), (2024, 4, 30), "du 15⍽mars au 30⍽avril⍽2024"),
        ((2023, 12, 15), (2024, 1, 5), "du 15⍽décembre⍽2023 au 5⍽janvier⍽2024"),
    ],
)
def test_a_stretch_is_told_by_its_whole_months_or_years(du, au, expected):
    assert visible(en_intervalle(date(*du), date(*au))) == expected


def test_a_stretch_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="finit avant"):
        en_intervalle(date(2024, 3, 2), date(2024, 3, 1))
