from __future__ import annotations

import pytest

from ctg_docs.reference.names import NameIndex, distance
from ctg_docs.suggestions import fold

INDEX = NameIndex(b"1\tSaint-Julien\t\n2\tSaint-Jean\t\n3\tLe Havre\t\n4\tY\t\n")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("L’Haÿ les Roses", "l hay les roses"),
        ("St-Étienne-d’Œuvre", "saint etienne d oeuvre"),
        ("STE  MAXIME", "sainte maxime"),
        ("Château-Chinon (Ville)", "chateau chinon ville"),
        ("E\u0301cully", "ecully"),
        ("Estaing", "estaing"),
        ("«»", ""),
    ],
)
def test_a_name_is_reduced_to_what_is_said(name: str, plain: str) -> None:
    assert fold(name) == plain


@pytest.mark.parametrize(
    ("left", "right", "limit", "slips"),
    [
        ("lyon", "lyon", 2, 0),
        ("lion", "lyon", 2, 1),
        ("lyno", "lyon", 2, 1),
        ("lyons", "lyon", 2, 1),
        ("paris", "lyon", 2, 3),
        ("perpigann", "perpignan", 1, 1),
        ("", "ab", 2, 2),
        ("", "abc", 2, 3),
    ],
)
def test_slips_are_counted_up_to_a_limit(left: str, right: str, limit: int, slips: int) -> None:
    assert distance(left, right, limit) == slips
    assert distance(right, left, limit) == slips


def test_the_index_finds_exact_names_then_near_ones() -> None:
    assert INDEX.exact("st julien") == ["1"]
    assert INDEX.near("saint julin") == [(1, "1")]
    assert INDEX.near("sant juline") == [(2, "1")]
    assert INDEX.near("Havre") == [(1, "3")]
    assert INDEX.near("Saint") == [(2, "1"), (2, "2")]


@pytest.mark.parametrize("name", ["", "Marseille", "julien saint"])
def test_the_index_invents_nothing(name: str) -> None:
    assert INDEX.exact(name) == []
    assert INDEX.near(name) == []
