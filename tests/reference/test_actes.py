"""The rules of the acts of each kind of assembly."""

from __future__ import annotations

from datetime import date

import pytest

from ctg_docs.model.parties import TypePartie
from ctg_docs.reference import textes
from ctg_docs.reference.actes import regime

KINDS = [kind.value for kind in TypePartie]


@pytest.mark.parametrize("kind", KINDS)
def test_each_rule_names_texts_that_exist(kind: str) -> None:
    found = regime(kind)
    named = {name for name, _ in found.fondements} | found.ecartes
    assert {name for name in named if textes.par_id(name) is None} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_only_public_bodies_answer_to_the_state(kind: str) -> None:
    found = regime(kind)
    private = {"caf", "cssm", "ccss", "msa", "cpam", "carsat", "cgss", "etat", "france_travail"}
    assert found.public == (kind not in {*private, "autre"})
    named = (found.execution, found.secretaire, found.liste, found.quorum, found.nominations)
    assert found.public or not any(named)
    assert found.acte == ("délibération" if found.public else "décision")


@pytest.mark.parametrize(
    ("day", "both"),
    [(date(2022, 6, 30), False), (date(2022, 7, 1), True), (None, True)],
)
def test_the_secretary_signs_and_the_list_is_due_since_july_2022(day, both) -> None:
    council = regime("commune")
    assert council.deux_signatures(day) == both
    assert council.liste_due(day) == both
    assert not regime("departement").deux_signatures(day)
    assert not regime("caf").liste_due(day)


@pytest.mark.parametrize("departement", ["57", "67", "68"])
def test_local_law_takes_the_place_of_articles_in_alsace_and_moselle(departement: str) -> None:
    council = regime("commune", departement=departement)
    assert not (council.secretaire or council.convocation or council.liste)
    assert council.execution
    assert "L. 2121-17 " in council.quorum
    assert "L. 2541-4 " in council.seconde


def test_the_metropole_of_lyon_follows_the_departements() -> None:
    found = regime("metropole", siren="200046977")
    assert "L. 3611-3" in dict(found.fondements)["cgct"]
    assert not found.municipal


def test_a_permanent_commission_decides_by_delegation_and_not_in_public() -> None:
    found = regime("departement", organe="commission permanente du conseil départemental")
    assert "L. 3211-2" in dict(found.fondements)["cgct"]
    assert not found.seances_publiques
