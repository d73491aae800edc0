"""Numbers of the project: computed from the tree, never typed."""

from pathlib import Path

import pytest

from ctg_docs.model.arbre import numeroter
from ctg_docs.model.loading import build
from ctg_docs.reading.territory import read_territory

SOURCES = Path(__file__).parents[2] / "sources"


def project(name):
    source, problems = read_territory(SOURCES / name, SOURCES / "commun")
    assert problems == []
    convention, mistakes = build(source)
    assert mistakes == []
    return numeroter(convention)


@pytest.fixture(scope="module")
def deck():
    return project("exemple")


def test_the_example_has_the_tree_of_a_real_council_deck(deck):
    assert deck.comptes == {
        "champ": 5,
        "problematique": 17,
        "enjeu": 20,
        "objectif_strategique": 6,
        "objectif_operationnel": 16,
        "action": 40,
    }


def test_an_objective_alone_in_its_field_has_no_number_and_its_children_count_from_one(deck):
    (alone,) = deck.champs[0].objectifs
    assert alone.code == ""
    assert [o.code for o in alone.operationnels] == ["1", "2"]


def test_several_objectives_number_their_children_with_theirs(deck):
    assert [(s.code, [o.code for o in s.operationnels]) for s in deck.champs[1].objectifs] == [
        ("1", ["1-1", "1-2"]),
        ("2", ["2-1", "2-2", "2-3"]),
    ]


def test_actions_are_numbered_through_their_field(deck):
    assert [a.code for a in deck.champs[0].actions] == [f"1.{n}" for n in range(1, 10)]
    assert len({a.code for a in deck.actions}) == 40


def test_a_project_may_go_from_fields_straight_to_actions():
    tree = project("le-val-aux-moines")
    assert [len(c.actions) for c in tree.champs] == [8, 5, 4, 4, 5]
    assert tree.comptes["objectif_strategique"] == 0
    assert tree.champs[1].actions[0].code == "2.1"
