"""What a party is called, who speaks for the territory, and as what a person signs."""

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


def short_names(*parties):
    found = convention([{"id": f"p{rank}", **party} for rank, party in enumerate(parties)])
    return [party.nom_court.replace("\u00a0", " ") for party in nommees(found)]


def commune(nom, **more):
    return {"type": "commune", "nom_officiel": f"Commune de {nom}", **more}


def test_a_commune_alone_of_its_kind_has_the_name_of_its_kind():
    assert short_names({"type": "caf"}, commune("Vaulèze")) == ["la Caf", "la Commune"]


def test_parties_that_would_share_a_name_are_told_apart_by_their_own():
    cc = {"type": "cc", "nom_officiel": "Communauté de communes du Pays d’Orle"}
    ca = {"type": "ca", "nom_officiel": "Communauté d’agglomération Val-de-Bise"}
    assert short_names(cc, ca, commune("Orlezac"), commune("Vaulèze")) == [
        "la communauté de communes du Pays d’Orle",
        "la communauté d’agglomération Val-de-Bise",
        "la commune d’Orlezac",
        "la commune de Vaulèze",
    ]


def test_a_name_that_an_author_chose_is_kept_and_the_others_make_way():
    named = commune("Orlezac", nom_court="la Commune")
    assert short_names(named, commune("Vaulèze")) == ["la Commune", "la commune de Vaulèze"]


def test_parties_that_nobody_named_yet_are_told_apart_by_their_rank():
    assert short_names({"type": "commune"}, {"type": "commune"}, {"type": "autre"}) == [
        "la première commune",
        "la deuxième commune",
        "le partenaire",
    ]


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        ({"type": "ccas_cias"}, "le CCAS"),
        ({"type": "ccas_cias", "nom_officiel": "Centre communal d’action sociale de X"}, "le CCAS"),
        (
            {"type": "ccas_cias", "nom_officiel": "Centre intercommunal d'action sociale du Val"},
            "le CIAS",
        ),
        ({"type": "ccas_cias", "code_insee": "54395"}, "le CCAS"),
        ({"type": "syndicat", "nom_officiel": "Syndicat mixte du Val"}, "le Syndicat"),
        ({"type": "autre", "nom_officiel": "Association Les Petits Pas"}, "l’Association"),
        ({"type": "autre", "nom_officiel": "Centre social des Ormes"}, "le Centre"),
        ({"type": "autre", "nom_officiel": "Habitat des vallées"}, "Habitat des vallées"),
        ({"type": "autre"}, "le partenaire"),
    ],
)
def test_no_party_is_called_by_its_id(party, expected):
    assert short_names(party) == [expected]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("65", "le Département des Hautes-Pyrénées"),
        ("35", "le Département d’Ille-et-Vilaine"),
        ("09", "le Département de l’Ariège"),
        ("2A", None),  # the collectivité de Corse
        ("75", None),  # the city of Paris
    ],
)
def test_the_code_of_a_departement_gives_its_name(code, expected):
    party = {"id": "dep", "type": "departement", "departement": code}
    assert nommees(convention([party]))[0].nom_entier == expected


def test_a_period_says_how_long_then_when():
    whole = dire(Periode.model_validate({"debut": "2023-01-01", "fin": "2027-12-31"}))
    assert (whole.annees, whole.etendue) == ("2023-2027", "cinq ans, de 2023 à 2027")
    days = dire(Periode.model_validate({"debut": "2023-01-15", "fin": "2027-01-14"}))
    assert days.etendue.replace("\u00a0", " ") == (
        "quatre ans, du 15 janvier 2023 au 14 janvier 2027 inclus"
    )
    assert dire(Periode.model_validate({"debut": "2023-01-01"})).etendue == ""
