"""The feminine adjective of a place is formed only where it is sure."""

import pytest

from ctg_docs.french.gentiles import adjectif_feminin_pluriel


@pytest.mark.parametrize(
    ("gentile", "adjective"),
    [
        ("Isséens", "isséennes"),
        ("Isséen", "isséennes"),
        ("Isséens, Isséennes", "isséennes"),
        ("Isséens et Isséennes", "isséennes"),
        ("Isséen (Isséenne)", "isséennes"),
        ("Rochebrunois", "rochebrunoises"),
        ("Valmoinais", "valmoinaises"),
        ("Bois-Colombiens", "bois-colombiennes"),
        ("Boulonnais", "boulonnaises"),
        ("Nancéiens", "nancéiennes"),
        ("Toulousains", "toulousaines"),
        ("Messins", "messines"),
        ("Bretons", "bretonnes"),
        ("Savoyards", "savoyardes"),
        ("Normands", "normandes"),
        ("Auvergnats", "auvergnates"),
        ("Catalans", "catalanes"),
        ("Cévenols", "cévenoles"),
        ("Corses", "corses"),
        ("Val-d'Oisiens", "val-d’oisiennes"),
        ("Morvandiaux, Morvandelles", "morvandelles"),
    ],
)
def test_the_families_bear_the_name_of_the_place(gentile, adjective):
    assert adjectif_feminin_pluriel(gentile) == adjective


@pytest.mark.parametrize(
    "gentile", ["Morvandiaux", "Solognots", "Angelés", "habitants du Val", "93", "", "X, Y, Z"]
)
def test_a_doubtful_name_gives_nothing(gentile):
    assert adjectif_feminin_pluriel(gentile) is None
