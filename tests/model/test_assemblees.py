"""The assemblies that have still to decide, and the inhabitants that set their notice."""

import pytest

from ctg_docs.model.assemblees import habitants, seances_attendues
from ctg_docs.model.convention import Convention

COMMUNE = {"id": "ville", "type": "commune"}


def convention(*parties, statut="projet", **more):
    return Convention.model_validate(
        {
            "convention": {"id": "x", "statut": statut, **more.pop("identite", {})},
            "territoire": {"nom": "X", **more.pop("territoire", {})},
            "parties": list(parties),
            **more,
        }
    )


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        (COMMUNE, ["ville"]),
        ({"id": "caf", "type": "caf"}, ["caf"]),
        ({"id": "etat", "type": "etat"}, []),
        ({"id": "asso", "type": "autre"}, []),
        ({"id": "asso", "type": "autre", "organe": "conseil d’administration"}, ["asso"]),
        ({**COMMUNE, "role": "associe"}, []),
        ({**COMMUNE, "decision": {"date": "2024-03-12"}}, ["ville"]),
        ({**COMMUNE, "decision": {"numero": "2024-12"}}, []),
    ],
)
def test_a_party_with_an_assembly_that_has_not_decided_is_expected_to(party, expected):
    assert [s.id for s in seances_attendues(convention(party))] == expected


@pytest.mark.parametrize(
    ("statut", "expected"),
    [("projet", 1), ("vote", 1), ("a_signer", 0), ("signe", 0), ("executoire", 0)],
)
def test_nothing_is_expected_once_the_assemblies_have_voted(statut, expected):
    assert len(seances_attendues(convention(COMMUNE, statut=statut))) == expected


def test_a_party_whose_sitting_is_told_is_not_expected_again():
    told = [{"id": "conseil", "partie": "ville"}]
    assert seances_attendues(convention(COMMUNE, seances=told)) == []


def test_an_expected_sitting_never_takes_the_name_of_another():
    caf = {"id": "caf", "type": "caf"}
    told = [{"id": "ville", "partie": "caf"}]
    (found,) = seances_attendues(convention(COMMUNE, caf, seances=told))
    assert found.id == "projet-ville"


def test_what_the_decision_states_is_kept():
    party = {**COMMUNE, "decision": {"date": "2024-03-12", "objet": "La convention"}}
    (found,) = seances_attendues(convention(party))
    assert str(found.date) == "2024-03-12"
    assert found.deliberation and found.deliberation.objet == "La convention"


@pytest.mark.parametrize(
    ("party", "territoire", "expected"),
    [
        (COMMUNE, {"population": 7400}, 7400),
        (COMMUNE, {}, None),
        (COMMUNE, {"type": "epci", "population": 33000}, None),
        (
            {"id": "cc", "type": "cc"},
            {
                "type": "epci",
                "communes": [{"nom": "A", "population": 900}, {"nom": "B", "population": 4100}],
            },
            4100,
        ),
        (
            {"id": "cc", "type": "cc"},
            {"type": "epci", "communes": [{"nom": "A", "population": 900}, {"nom": "B"}]},
            None,
        ),
        ({"id": "ccas", "type": "ccas_cias"}, {"population": 7400}, None),
    ],
)
def test_the_notice_depends_on_the_largest_commune(party, territoire, expected):
    found = convention(party, territoire=territoire)
    assert habitants(found.parties[0], found.territoire) == expected
