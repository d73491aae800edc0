"""Every commune of the country after « de », « à » and its article, against INSEE's article code.

The expectations are written here from INSEE's definition of the codes, not from the module
under test.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ctg_docs.french.toponyms import Toponym, a, de, le
from ctg_docs.reference import communes
from ctg_docs.reference.communes import Commune
from ctg_docs.reference.tables import table

ALL = [c for c in (communes.par_code(line[0]) for line in table("noms")) if c]
CODED = [c for c in ALL if c.charniere is None]


def _toponym(commune: Commune) -> Toponym:
    return Toponym(commune.nom, commune.tncc, "commune", commune.charniere)


def _expected_de(name: str, tncc: int) -> str:
    article, _, rest = name.partition(" ")
    match tncc, article:
        case 1, _:
            return f"d’{name}"
        case 2, "Le":
            return f"du {rest}"
        case (4, "Les") | (6, "Aux"):
            return f"des {rest}"
        case (0, _) | (3, "La") | (7, "Las") | (8, "Los"):
            return f"de {name}"
        case 5, _ if name.startswith("L’"):
            return f"de {name}"
    raise AssertionError(f"{name} does not begin as its article code {tncc} says")


def _expected_a(name: str, tncc: int) -> str:
    article, _, rest = name.partition(" ")
    match tncc, article:
        case 2, "Le":
            return f"au {rest}"
        case (4, "Les") | (6, "Aux"):
            return f"aux {rest}"
    return f"à {name}"


def _expected_le(name: str, _tncc: int) -> str:
    return name


@pytest.mark.parametrize(
    ("function", "expected"), [(de, _expected_de), (a, _expected_a), (le, _expected_le)]
)
def test_every_commune_of_france_agrees_with_its_article_code(
    function: Callable[[Toponym], str], expected: Callable[[str, int], str]
) -> None:
    wrong = [
        (c.code, said, wanted)
        for c in CODED
        if (said := function(_toponym(c))) != (wanted := expected(c.nom, c.tncc))
    ]
    assert wrong == []
    assert len(CODED) > 34_800


def test_no_commune_of_france_is_left_with_an_article_uncontracted() -> None:
    broken = ("de Le ", "de Les ", "de Aux ", "à Le ", "à Les ", "à Aux ", "d’Le ", "d’Les ")
    texts = [f(_toponym(c)) for c in ALL for f in (de, a)]
    assert [text for text in texts if text.startswith(broken)] == []
    assert [text for text in texts if "'" in text] == []


def test_few_communes_depart_from_their_article_code() -> None:
    by_hand = {c.nom: (de(_toponym(c)), a(_toponym(c))) for c in ALL if c.charniere is not None}
    assert by_hand == {
        "Houilles": ("de Houilles", "à Houilles"),
        "Le Vernet-Chaméane": ("du Vernet-Chaméane", "au Vernet-Chaméane"),
        "Yutz": ("de Yutz", "à Yutz"),
    }
