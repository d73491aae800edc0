"""Every document names a person in the same office, and the same party as the territory's own."""

from pathlib import Path

import pytest

from ctg_docs.composing.facts.assistance import assistance, personne
from ctg_docs.composing.facts.parties import Parties
from ctg_docs.composing.facts.seances import conseil
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.theme import load_theme
from ctg_docs.model.arbre import numeroter
from ctg_docs.model.convention import Convention
from ctg_docs.reading.house import templates_folder


def vue(parties, personnes=()):
    convention = Convention.model_validate(
        {
            "convention": {"id": "x"},
            "territoire": {"nom": "X", "type": "autre"},
            "personnes": list(personnes),
            "parties": parties,
        }
    )
    theme = load_theme(templates_folder() / "maison")
    return Vue(convention, numeroter(convention), theme, Path("x"))


@pytest.mark.parametrize("fonction", ["directeur", "directeur de la Caf"])
def test_the_press_and_the_letter_say_the_office_of_a_caisse_once(fonction):
    anne = {"id": "anne", "civilite": "Mme", "prenom": "Anne", "nom": "Roy"}
    signing = {"representants": [{"personne": "anne", "fonction": fonction}]}
    found = vue([{"id": "caf", "type": "caf", "departement": "54", **signing}], [anne])
    assert str(personne(found, "anne")) == "Anne Roy, directrice de la Caf"
    assert assistance(found).par == "par Anne Roy, directrice de la Caf"


@pytest.mark.parametrize(
    ("kinds", "own"),
    [
        ("caf departement syndicat", "syndicat"),
        ("caf syndicat commune", "commune"),
        ("caf collectivite_unique commune", "commune"),
        ("caf departement", "departement"),
    ],
)
def test_the_deck_speaks_to_the_council_of_the_party_that_the_press_names(kinds, own):
    found = vue([{"id": kind.replace("_", "-"), "type": kind} for kind in kinds.split()])
    act, speaker = conseil(found), Parties(found).porteuse
    assert act and speaker
    assert act.institution.id == speaker.id == own
