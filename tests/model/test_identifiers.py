"""Ids made from titles: cut between two words at the limit, each given to one thing."""

import pytest

from ctg_docs.model.identifiers import Identifiers, identifier


@pytest.mark.parametrize(
    ("longest", "given"),
    [
        (17, "evaluer-l-accueil"),
        (16, "evaluer-l"),
        (10, "evaluer-l"),
        (9, "evaluer-l"),
        (8, "evaluer"),
        (7, "evaluer"),
        (6, "evalue"),
    ],
)
def test_an_id_is_cut_between_two_words_at_the_limit_and_inside_one_at_worst(longest, given):
    assert identifier("Évaluer l’accueil", longest) == given


def test_a_title_without_a_word_has_no_id():
    assert identifier("« – »") == ""


def test_things_of_one_title_have_ids_of_their_own_none_longer_than_another():
    given = Identifiers({"accueil"})
    assert [given.give("Accueil") for _ in range(2)] == ["accueil-2", "accueil-3"]
    assert [given.give("…") for _ in range(2)] == ["sans-titre", "sans-titre-2"]
    long = "a" * 90
    assert [len(given.give(long)) for _ in range(11)] == [80] * 11
