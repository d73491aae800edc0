"""What a party is called, who speaks for the territory, and as what a person signs."""

from collections import Counter

import pytest

from ctg_docs.model.convention import Convention
from ctg_docs.model.identity import Periode
from ctg_docs.model.nommees import nommees, porteuse
from ctg_docs.model.periode import dire


def convention(parties, personnes=(), **territoire):
    return Convention.model_validate(
        {
            "convention": {"id": "x"},
            "territoire": {"nom": "X", **territoire},
            "personnes": list(personnes),
            "parties": parties,
        }
    )


def speaks(kinds, **territoire):
    """The kind of the party that speaks among parties of these kinds."""
    parties = [{"id": f"p{rank}", "type": kind} for rank, kind in enumerate(kinds.split())]
    found = convention(parties, **territoire)
    own = porteuse(nommees(found), found.territoire)
    return own and own.partie.type.value


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("caf departement syndicat", "syndicat"),
        ("caf syndicat commune", "commune"),
        ("caf collectivite_unique commune", "commune"),
        ("caf departement", "departement"),
        ("caf departement cc commune", "cc"),
        ("caf cpam collectivite_unique", "collectivite_unique"),
        ("caf", None),
    ],
)
def test_a_commune_or_a_group_speaks_for_a_territory_before_any_other(kinds, expected):
    assert speaks(kinds, type="autre") == expected


def test_the_party_of_the_type_of_the_territory_speaks_for_it():
    assert speaks("caf cc commune", type="commune") == "commune"
    assert speaks("caf commune cc", type="epci") == "cc"


def test_the_party_whose_code_is_that_of_the_territory_speaks_for_it():
    parties = [
        {"id": "caf", "type": "caf"},
        {"id": "autre", "type": "commune", "code_insee": "54357"},
        {"id": "syndicat", "type": "syndicat", "siren": "200043628"},
        {"id": "nancy", "type": "commune", "code_insee": "54395"},
    ]
    for place, expected in (
        ({"type": "commune", "code_insee": "54395"}, "nancy"),
        ({"type": "epci", "siren": "200043628"}, "syndicat"),
    ):
        found = convention(parties, **place)
        own = porteuse(nommees(found), found.territoire)
        assert own and own.id == expected


def test_a_party_that_does_not_sign_never_speaks_for_the_territory():
    parties = [
        {"id": "commune", "type": "commune", "role": "associe"},
        {"id": "departement", "type": "departement"},
    ]
    found = convention(parties)
    own = porteuse(nommees(found), found.territoire)
    assert own and own.id == "departement"


@pytest.mark.parametrize(
    ("kind", "fonction", "nom_court", "expected"),
    [
        ("caf", "directeur", "la Caf", "directrice de la Caf"),
        ("caf", "directeur de la Caf", "la Caf", "directrice de la Caf"),
        ("caf", "directeur de la CAF", "la Caf", "directrice de la CAF"),
        (
            "caf",
            "directeur de la Caisse d’allocations familiales",
            "la Caf",
            "directrice de la Caisse d’allocations familiales",
        ),
        ("commune", "maire", "la commune", "maire de la commune"),
        ("commune", "maire de la Commune", "la commune", "maire de la Commune"),
        ("commune", "maire de Nancy", "la Ville", "maire de Nancy"),
    ],
)
def test_an_office_names_its_party_once(kind, fonction, nom_court, expected):
    people = [{"id": "anne", "civilite": "Mme", "prenom": "Anne", "nom": "Roy"}]
    place = {"code_insee": "54395"} if kind == "commune" else {}
    signing = {"representants": [{"personne": "anne", "fonction": fonction}]}
    party = {"id": "p", "type": kind, **place, **signing}
    (named,) = nommees(convention([party], people))
    assert named.fonction_entiere(named.signataires()[0], nom_court) == expected


def test_a_rule_can_ask_whether_two_parties_share_a_short_name():
    parties = [
        {"id": "nancy", "type": "commune"},
        {"id": "maxeville", "type": "commune"},
        {"id": "caf", "type": "caf", "departement": "54"},
    ]
    names = Counter(party.nom_court for party in nommees(convention(parties)))
    assert [name for name, times in names.items() if times > 1] == ["la Commune"]


def test_a_period_says_how_long_then_when():
    whole = dire(Periode.model_validate({"debut": "2023-01-01", "fin": "2027-12-31"}))
    assert (whole.annees, whole.etendue) == ("2023-2027", "cinq ans, de 2023 à 2027")
    days = dire(Periode.model_validate({"debut": "2023-01-15", "fin": "2027-01-14"}))
    assert days.etendue.replace("\u00a0", " ") == (
        "quatre ans, du 15 janvier 2023 au 14 janvier 2027 inclus"
    )
    assert dire(Periode.model_validate({"debut": "2023-01-01"})).etendue == ""
