from __future__ import annotations

import pytest

from ctg_docs.french.agreement import (
    agreed_role,
    function_title,
    genre_organe,
    masculine_office,
    participle,
    titre_civil,
)

TITLES = [
    ("conseiller délégué", "conseillère déléguée"),
    ("vice-président", "vice-présidente"),
    ("premier adjoint au maire", "première adjointe au maire"),
    ("Premier adjoint au Maire", "Première adjointe au Maire"),
    ("directeur général", "directrice générale"),
    ("Directeur général adjoint des services", "Directrice générale adjointe des services"),
    ("directeur par intérim", "directrice par intérim"),
    ("directeur-adjoint", "directrice-adjointe"),
    ("maire", "maire"),
    ("maire délégué", "maire déléguée"),
    ("président délégué", "présidente déléguée"),
    ("sénateur", "sénatrice"),
    ("député", "députée"),
    ("préfet", "préfète"),
    ("sous-préfet", "sous-préfète"),
    ("1er vice-président", "1re vice-présidente"),
    ("2e adjoint", "2e adjointe"),
    ("deuxième adjoint chargé des sports", "deuxième adjointe chargée des sports"),
    ("adjoint au maire délégué à la jeunesse", "adjointe au maire déléguée à la jeunesse"),
    ("conseiller départemental", "conseillère départementale"),
    ("président du conseil départemental", "présidente du conseil départemental"),
    ("Président de son conseil d’administration", "Présidente de son conseil d’administration"),
    ("maire et président du syndicat", "maire et présidente du syndicat"),
    ("maire, vice-président de la communauté", "maire, vice-présidente de la communauté"),
    ("chargé de coopération CTG", "chargée de coopération CTG"),
    ("coordinateur secteur jeunesse", "coordinatrice secteur jeunesse"),
    ("chef de service", "cheffe de service"),
    ("secrétaire général", "secrétaire générale"),
    ("membre du bureau", "membre du bureau"),
    ("DIRECTEUR GÉNÉRAL", "DIRECTRICE GÉNÉRALE"),
]


@pytest.mark.parametrize(("masculine", "feminine"), TITLES)
def test_an_office_agrees_with_the_woman_who_holds_it(masculine, feminine):
    assert function_title(masculine, "f") == feminine


@pytest.mark.parametrize(("masculine", "feminine"), TITLES)
def test_an_office_is_left_alone_for_a_man_or_where_the_sex_is_not_known(masculine, feminine):
    assert function_title(masculine, "m") == masculine
    assert function_title(masculine, None) == masculine
    assert function_title(feminine, "f") == feminine


@pytest.mark.parametrize(
    ("genders", "expected"),
    [
        (["m"], "autorisé"),
        (["f"], "autorisée"),
        (["f", "f"], "autorisées"),
        (["m", "f"], "autorisés"),
        (["m", "m"], "autorisés"),
        ([None], "autorisé"),
    ],
)
def test_a_participle_agrees_with_the_set_of_signers(genders, expected):
    assert participle("autorisé", genders) == expected


def test_a_participle_may_be_plural_for_one_gender_or_end_with_an_s_already():
    assert participle("représenté", ["f"], plural=True) == "représentées"
    assert participle("compris", ["m", "m"]) == "compris"
    assert participle("compris", ["f", "f"]) == "comprises"


def test_no_signer_means_no_agreement():
    with pytest.raises(ValueError, match="aucun représentant"):
        participle("autorisé", [])


@pytest.mark.parametrize(
    ("office", "sex", "article", "expected"),
    [
        ("maire", "f", None, "Madame la Maire"),
        ("maire", "f", "m", "Madame le Maire"),
        ("maire", "m", None, "Monsieur le Maire"),
        ("présidente", "f", None, "Madame la Présidente"),
        ("adjoint au maire", "m", None, "Monsieur l’Adjoint au maire"),
    ],
)
def test_a_person_is_addressed_by_civility_and_office(office, sex, article, expected):
    assert titre_civil(office, sex, article) == expected


def test_deliberating_bodies_have_a_gender():
    assert genre_organe("conseil municipal") == "m"
    assert genre_organe("Commission permanente") == "f"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("Mme Lise Brun", "Élue référente"),
        ("Claire Montagut, adjointe à l’enfance", "Élue référente"),
        ("M. Paul Roc", "Élu référent"),
        ("Mme Lise Brun et M. Paul Roc", "Élus référents"),
        ("Mme Lise Brun et Mme Zoé Roc", "Élues référentes"),
        ("Lise Brun", "Élu référent"),
    ],
)
def test_the_name_of_a_role_agrees_with_those_whom_it_names(named, said):
    assert agreed_role("Élu référent", named) == said


def test_the_masculine_of_an_office_is_found_again():
    assert masculine_office("première adjointe au maire") == "premier adjoint au maire"
    assert masculine_office("présidente") == "président"
    assert masculine_office("maire") == "maire"
