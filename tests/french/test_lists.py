from __future__ import annotations

import pytest
from notation import spaced

from ctg_docs.french import lists
from ctg_docs.french.lists import (
    enumeration,
    enumeration_a,
    enumeration_de,
    ponctuer,
    sans_marque,
)
from ctg_docs.french.toponyms import Toponym
from ctg_docs.french.words import Nom

FIVE = [
    Toponym("Belin-Béliet", 0),
    Toponym("Le Barp", 2),
    Toponym("Lugos", 0),
    Toponym("Salles", 0),
    Toponym("Saint-Magne", 0),
]
FIELDS = [Nom("petite enfance", "f"), Nom("jeunesse", "f"), Nom("logement", "m")]


def test_an_enumeration_joins_its_last_item_by_et():
    assert enumeration(["a", "b", "c"]) == "a, b et c"
    assert enumeration(["a", "b"], "ou") == "a ou b"
    assert enumeration(["a"]) == "a"
    assert enumeration([]) == ""


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([Toponym("Les Ulis", 4), Toponym("Orsay", 1)], "des Ulis et d’Orsay"),
        (FIVE, "de Belin-Béliet, du Barp, de Lugos, de Salles et de Saint-Magne"),
        (FIELDS, "de la petite enfance, de la jeunesse et du logement"),
        (["handicap", "hébergement"], "de handicap et d’hébergement"),
    ],
)
def test_an_enumeration_repeats_de(items, expected):
    assert enumeration_de(items) == expected


def test_an_enumeration_repeats_a():
    assert enumeration_a(FIVE[:2]) == "à Belin-Béliet et au Barp"
    assert enumeration_a(FIELDS) == "à la petite enfance, à la jeunesse et au logement"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["accueillir", "orienter", "évaluer"], ["accueillir⎵;", "orienter⎵;", "évaluer."]),
        (["accueillir ;", "orienter,", "évaluer"], ["accueillir⎵;", "orienter⎵;", "évaluer."]),
        (["accueillir.", "évaluer ;"], ["accueillir⎵;", "évaluer."]),
        (["jeux, sports, etc.", "fêtes, etc."], ["jeux, sports, etc.⎵;", "fêtes, etc."]),
        (["pour qui ?", "pourquoi ?"], ["pour qui ?⎵;", "pourquoi ?"]),
        (["seul"], ["seul."]),
        ([], []),
    ],
)
def test_a_list_ends_its_items_with_semicolons_and_a_full_stop(items, expected):
    punctuated = ponctuer(items)
    assert punctuated == [spaced(item) for item in expected]
    assert ponctuer(punctuated) == punctuated


@pytest.mark.parametrize("text", ["la crèche", "la crèche.", "la crèche ;", "la crèche,\n"])
def test_a_text_loses_the_mark_that_ends_it(text):
    assert sans_marque(text) == "la crèche"


def test_a_text_that_asks_or_exclaims_keeps_its_mark():
    assert [sans_marque(text) for text in ("Où ?", "Oui !")] == ["Où ?", "Oui !"]


def test_an_item_that_holds_et_is_not_lost_among_the_others():
    assert lists.enumeration(["Enfance et jeunesse", "Logement"]) == (
        "Enfance et jeunesse, ainsi que Logement"
    )
    assert lists.enumeration(["la Ville", "une halte et un lieu", "une étude"]) == (
        "la Ville, une halte et un lieu, ainsi qu’une étude"
    )
    assert lists.enumeration_de(["enfance et jeunesse", "logement"]) == (
        "d’enfance et jeunesse, ainsi que de logement"
    )


def test_a_sheet_lists_in_one_line_without_capitals_inside():
    assert lists.inventaire(["Parents", "Enfants"]) == "Parents et enfants"
    assert lists.inventaire(["Animateurs", "Enfants et parents"]) == (
        "Animateurs\u202f; enfants et parents"
    )
    assert lists.inventaire(["École du Val", "Maison pour tous"]) == (
        "École du Val et Maison pour tous"
    )
    assert lists.inventaire([]) == ""
