"""From when the act of each party is enforceable, and from when all of them may sign."""

from datetime import date

import pytest

from ctg_docs.model.convention import Convention
from ctg_docs.model.executoire import Manque, etapes, signature_possible

FOR = {"pour": 20}
AGAINST = {"pour": 2, "contre": 18}
ALL = ["seance", "vote", "transmission", "publication"]


def sitting(party, day="2024-03-01", sent="", posted="", vote=FOR):
    """A sitting of a party; an empty date is one that nobody knows."""
    dates = {"date_reception_prefecture": sent, "date_publication": posted}
    act = {
        "vote": vote,
        "teletransmission": {key: value for key, value in dates.items() if value},
    }
    return {"id": f"{party}-{day}", "partie": party, "date": day, "deliberation": act}


def convention(*seances, types, statut="a_signer", **parties):
    listed = [{"id": name, "type": kind} | parties.get(name, {}) for name, kind in types.items()]
    return Convention.model_validate(
        {
            "convention": {"id": "x", "statut": statut},
            "territoire": {"nom": "X"},
            "parties": listed,
            "seances": list(seances),
        }
    )


def possible(*seances, **more):
    return signature_possible(etapes(convention(*seances, **more)))


TOWN = {"ville": "commune"}
BOTH = {"ville": "commune", "caf": "caf"}


@pytest.mark.parametrize(
    ("sent", "posted", "expected"),
    [
        ("2024-03-04", "2024-03-08", date(2024, 3, 8)),
        ("2024-03-08", "2024-03-04", date(2024, 3, 8)),
        ("2024-03-08", "2024-03-08", date(2024, 3, 8)),
        ("2024-03-08", "", None),
        ("", "2024-03-08", None),
        ("", "", None),
    ],
)
def test_an_act_is_enforceable_from_the_later_of_its_two_steps(sent, posted, expected):
    (step,) = etapes(convention(sitting("ville", sent=sent, posted=posted), types=TOWN))
    assert step.executoire == expected
    assert signature_possible([step]) == expected


@pytest.mark.parametrize(
    ("kind", "submitted"),
    [
        *((kind, True) for kind in ("commune", "cc", "ca", "cu", "metropole", "ept", "syndicat")),
        *((kind, True) for kind in ("ccas_cias", "departement", "collectivite_unique")),
        *((kind, False) for kind in ("caf", "cssm", "ccss", "msa", "cpam", "carsat")),
        *((kind, False) for kind in ("etat", "france_travail", "autre")),
    ],
)
def test_only_the_acts_of_local_authorities_are_transmitted(kind, submitted):
    (step,) = etapes(convention(sitting("x"), types={"x": kind}))
    assert step.soumise is submitted
    assert bool(step.manques) is submitted


@pytest.mark.parametrize(
    ("seance", "missing"),
    [
        (sitting("ville", sent="2024-03-04", posted="2024-03-08"), []),
        (sitting("ville", sent="2024-03-04"), ["publication"]),
        (sitting("ville", posted="2024-03-04"), ["transmission"]),
        (sitting("ville"), ["transmission", "publication"]),
        (sitting("ville", sent="2024-03-04", posted="2024-03-08", vote=None), ["vote"]),
        (sitting("ville", sent="2024-03-04", posted="2024-03-08", vote=AGAINST), ["rejet"]),
        (sitting("caf", vote=None), []),
        (sitting("caf", vote=AGAINST), ["rejet"]),
    ],
)
def test_what_an_act_still_needs_is_named(seance, missing):
    found = etapes(convention(seance, types={seance["partie"]: BOTH[seance["partie"]]}))
    assert [[m.value for m in step.manques] for step in found] == [missing]


def test_all_the_councils_have_to_be_ready():
    three = {"ville": "commune", "agglo": "ca", "departement": "departement"}
    done = [
        sitting("ville", sent="2024-03-04", posted="2024-03-05"),
        sitting("agglo", sent="2024-03-12", posted="2024-03-11"),
    ]
    last = sitting("departement", sent="2024-03-06", posted="2024-03-06")
    assert possible(*done, last, types=three) == date(2024, 3, 12)
    late = sitting("departement", sent="2024-03-06")
    assert possible(*done, late, types=three) is None


def test_the_caisse_transmits_nothing_and_holds_nothing_up():
    town = sitting("ville", sent="2024-03-04", posted="2024-03-05")
    assert possible(town, types=BOTH) == date(2024, 3, 5)
    assert possible(town, sitting("caf", "2024-02-20"), types=BOTH) == date(2024, 3, 5)


def test_nobody_signs_before_the_eight_days_of_control_of_the_caisse():
    town = sitting("ville", sent="2024-03-04", posted="2024-03-05")
    assert possible(town, sitting("caf", "2024-04-02"), types=BOTH) == date(2024, 4, 11)
    stated = {"caf": {"decision": {"date": "2024-04-03"}}}
    assert possible(town, types=BOTH, **stated) == date(2024, 4, 12)


def test_the_eight_days_run_from_the_day_when_the_state_received_the_decision():
    town = sitting("ville", sent="2024-03-04", posted="2024-03-05")
    received = {"caf": {"decision": {"date": "2024-04-02", "communiquee_le": "2024-04-09"}}}
    assert possible(town, types=BOTH, **received) == date(2024, 4, 18)
    assert possible(town, sitting("caf", "2024-04-02"), types=BOTH, **received) == date(2024, 4, 18)


def test_no_eight_days_are_counted_for_a_caisse_of_which_the_law_says_nothing():
    town = sitting("ville", sent="2024-03-04", posted="2024-03-05")
    types = {"ville": "commune", "msa": "msa"}
    assert possible(town, sitting("msa", "2024-04-02"), types=types) == date(2024, 4, 2)


def test_a_party_that_only_lends_its_hand_holds_nothing_up():
    town = sitting("ville", sent="2024-03-04", posted="2024-03-05")
    helper = {"agglo": {"role": "associe"}}
    types = {"ville": "commune", "agglo": "ca"}
    assert possible(town, types=types, **helper) == date(2024, 3, 5)
    assert possible(town, sitting("agglo"), types=types, **helper) == date(2024, 3, 5)


def test_a_proposal_rejected_then_carried_counts_from_the_second_sitting():
    first = sitting("ville", "2024-02-01", "2024-02-02", "2024-02-02", vote=AGAINST)
    second = sitting("ville", "2024-03-01", "2024-03-04", "2024-03-05")
    assert possible(first, second, types=TOWN) == date(2024, 3, 5)
    assert possible(second, first, types=TOWN) == date(2024, 3, 5)
    assert possible(first, types=TOWN) is None


def test_a_council_that_votes_twice_has_both_acts_enforceable():
    first = sitting("ville", "2024-02-01", "2024-02-02", "2024-04-02")
    second = sitting("ville", "2024-03-01", "2024-03-04", "2024-03-05")
    assert possible(first, second, types=TOWN) == date(2024, 4, 2)


@pytest.mark.parametrize(
    ("decision", "missing"),
    [
        ({}, ALL),
        ({"decision": {"date": "2024-03-01"}}, ALL[1:]),
        ({"decision": {"date": "2024-03-01", "numero": "2024-12"}}, ALL[2:]),
    ],
)
def test_a_party_that_tells_of_no_sitting_is_known_by_its_decision(decision, missing):
    (step,) = etapes(convention(types=TOWN, ville=decision))
    assert [m.value for m in step.manques] == missing
    assert step.seance is None


def test_a_draft_waits_for_each_assembly_in_the_order_of_the_parties():
    found = etapes(convention(types=BOTH, statut="projet"))
    assert [(s.partie.id, list(s.manques)) for s in found] == [
        ("ville", list(map(Manque, ALL))),
        ("caf", []),
    ]
    assert signature_possible(found) is None


def test_without_any_act_no_day_is_told():
    assert possible(types={"caf": "caf", "etat": "etat"}) is None
