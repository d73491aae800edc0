"""Parties named by a code print their official name, their short name and their agreements."""

import pytest

from ctg_docs.composing.facts.institutions import institutions
from ctg_docs.document.words import inline_text
from ctg_docs.french.toponyms import de
from ctg_docs.model import toponymes
from ctg_docs.model.convention import Convention

CODE_KEYS = {"commune": "code_insee", "caf": "departement", "cssm": "departement"}


def institution(kind, code=None, **more):
    party = {"id": "partie", "type": kind, **more}
    if code:
        party[CODE_KEYS.get(kind, "siren")] = code
    convention = Convention.model_validate(
        {"convention": {"id": "x"}, "territoire": {"nom": "X"}, "parties": [party]}
    )
    return institutions(convention)[0]


@pytest.mark.parametrize(
    ("kind", "code", "designation", "denomination"),
    [
        ("commune", "97407", "la commune du Port", "ci-après dénommée « la Commune »"),
        (
            "cc",
            "200043628",
            "la communauté de communes des Vallées du Clain",
            "ci-après dénommée « la Communauté »",
        ),
        (
            "ca",
            "249740119",
            "la Communauté intercommunale du Nord de La Réunion",
            "ci-après dénommée « la Communauté »",
        ),
        (
            "metropole",
            "200054807",
            "la métropole d’Aix-Marseille-Provence",
            "ci-après dénommée « la Métropole »",
        ),
        ("metropole", "242100410", "Dijon Métropole", "ci-après dénommée « la Métropole »"),
        (
            "metropole",
            "246700488",
            "l’Eurométropole de Strasbourg",
            "ci-après dénommée « l’Eurométropole »",
        ),
        (
            "ept",
            "200057974",
            "l’établissement public territorial Grand Paris Seine Ouest",
            "ci-après dénommé « l’Établissement »",
        ),
        (
            "ca",
            "200071116",
            "l’Espace communautaire Lons agglomération",
            "ci-après dénommé « la Communauté »",
        ),
        (
            "cssm",
            "976",
            "la Caisse de Sécurité sociale de Mayotte",
            "ci-après dénommée « la Caisse »",
        ),
    ],
)
def test_a_code_gives_the_official_and_the_short_name(kind, code, designation, denomination):
    found = institution(kind, code)
    assert inline_text(found.designation) == designation
    assert inline_text(found.denomination).replace("\u00a0", " ") == denomination


def test_a_name_that_the_author_wrote_agrees_with_its_kind():
    found = institution("metropole", "242100410", nom_officiel="métropole dijonnaise")
    assert inline_text(found.designation) == "la métropole dijonnaise"


@pytest.mark.parametrize(
    ("kind", "court"),
    [("cc", "la Communauté"), ("departement", "le Département"), ("syndicat", "le Syndicat")],
)
def test_the_kind_alone_gives_the_short_name(kind, court):
    assert institution(kind).nom_court == court


def test_a_decision_says_whose_body_took_it():
    decision = {"numero": "12", "date": "2024-03-15"}
    cited = inline_text(
        institution("ccas_cias", nom_court="le CCAS", decision=decision).decision_citee
    )
    assert cited.startswith("la délibération du conseil d’administration du CCAS n°")


@pytest.mark.parametrize(
    ("nom", "siren", "charniere", "expected"),
    [
        (
            "Communauté d’agglomération du Bassin de Brive",
            "200043172",
            None,
            "de la communauté d’agglomération du Bassin de Brive",
        ),
        ("Agglo de Brive", "200043172", "de l’", "de l’Agglo de Brive"),
        ("Orléans Métropole", "244500468", None, "d’Orléans Métropole"),
        ("Pays des Lacs", None, "du", "du Pays des Lacs"),
    ],
)
def test_the_territory_of_a_group_prints_after_de(nom, siren, charniere, expected):
    assert de(toponymes.de_groupement(nom, siren, charniere)) == expected
