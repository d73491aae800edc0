"""The first letter of a text, raised or lowered."""

import pytest

from ctg_docs.french.initials import capitale, minuscule


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("Petite enfance", "petite enfance"),
        ("À développer", "à développer"),
        ("École", "école"),
        ("CTG et COG", "CTG et COG"),
        ("L’ouverture d’une crèche", "l’ouverture d’une crèche"),
        ("", ""),
    ],
)
def test_a_first_letter_is_lowered_but_not_that_of_an_acronym(text, lowered):
    assert minuscule(text) == lowered


def test_only_the_first_letter_is_raised():
    assert capitale("élu de la Ville") == "Élu de la Ville"
