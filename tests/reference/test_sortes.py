"""The table of the kinds of institutions says what each of them is."""

import pytest

from ctg_docs.model.parties import TypePartie
from ctg_docs.reference.sortes import SORTES


def test_every_kind_that_a_party_may_be_is_in_the_table():
    assert set(SORTES) == {kind.value for kind in TypePartie}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("caf cssm ccss msa cpam carsat", ("la", "f")),
        ("commune cc ca cu metropole collectivite_unique", ("la", "f")),
        ("syndicat ccas_cias departement", ("le", "m")),
        ("ept etat", ("l’", "m")),
        ("france_travail autre", ("", "m")),
    ],
)
def test_each_kind_of_institution_has_its_article_and_its_gender(kinds, expected):
    assert {(SORTES[kind].article, SORTES[kind].genre) for kind in kinds.split()} == {expected}


@pytest.mark.parametrize(
    ("ordre", "kinds"),
    [
        ("caisse", {"caf", "cssm", "ccss"}),
        ("commune", {"commune"}),
        ("groupement", {"cc", "ca", "cu", "metropole", "ept"}),
        ("local", {"syndicat", "collectivite_unique"}),
    ],
)
def test_each_kind_has_its_place_among_the_others(ordre, kinds):
    assert {kind for kind, sorte in SORTES.items() if sorte.ordre == ordre} == kinds


def test_a_usual_short_name_begins_with_the_article_of_its_kind():
    for kind, sorte in SORTES.items():
        if sorte.court and sorte.article:
            assert sorte.court.startswith(sorte.article), kind


def test_only_bodies_without_assembly_have_no_usual_one():
    for kind, sorte in SORTES.items():
        assert bool(sorte.organe) == (sorte.assemblee and kind != "collectivite_unique"), kind
