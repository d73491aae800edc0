from __future__ import annotations

from datetime import date

import pytest
from notation import visible

from ctg_docs.french.formulas import (
    PersonneDite,
    Signataire,
    ci_apres,
    dument_autorise,
    fait_a,
    par_acte,
    represente_par,
    substitution,
)
from ctg_docs.french.toponyms import Toponym

CLAIRE = PersonneDite("Mme", "Claire", "DURAND", "f")
ANNE = PersonneDite("Mme", "Anne", "D'ARC", "f")
PAUL = PersonneDite("M.", "Paul", "MARTIN", "m")


def test_a_syndicate_by_its_chairwoman():
    claire = Signataire(CLAIRE, "Président", determinant="son")
    assert visible(represente_par([claire], "m")) == (
        "représenté par sa Présidente, Mme⍽Claire DURAND"
    )


def test_a_caf_by_the_president_of_its_board_and_its_director():
    board = Signataire(PAUL, "Président de son conseil d'administration")
    director = Signataire(CLAIRE, "Directeur", determinant="son")
    assert visible(represente_par([board, director], "f")) == (
        "représentée par le Président de son conseil d’administration, "
        "M.⍽Paul MARTIN, et par sa Directrice, Mme⍽Claire DURAND"
    )


@pytest.mark.parametrize(
    ("representant", "expected"),
    [
        (
            Signataire(CLAIRE, "Premier adjoint au Maire"),
            "par la Première adjointe au Maire, Mme⍽Claire DURAND",
        ),
        (
            Signataire(CLAIRE, "Adjoint au Maire"),
            "par l’Adjointe au Maire, Mme⍽Claire DURAND",
        ),
        (
            Signataire(CLAIRE, "Adjoint", determinant="son"),
            "par son Adjointe, Mme⍽Claire DURAND",
        ),
        (Signataire(PAUL, "Maire"), "par le Maire, M.⍽Paul MARTIN"),
        (Signataire(CLAIRE, "Maire"), "par la Maire, Mme⍽Claire DURAND"),
        (
            Signataire(CLAIRE, "Maire", genre_titre="m"),
            "par le Maire, Mme⍽Claire DURAND",
        ),
        (
            Signataire(CLAIRE, "Maire", determinant="son", genre_titre="m"),
            "par son Maire, Mme⍽Claire DURAND",
        ),
        (
            Signataire(CLAIRE, "Rapporteur", fonction_feminine="Rapporteuse", determinant=""),
            "par Mme⍽Claire DURAND, Rapporteuse",
        ),
        (
            Signataire(
                PersonneDite("", "Dominique", "PETIT"), "Directeur", fonction_feminine="Directrice"
            ),
            "par le Directeur, Dominique PETIT",
        ),
    ],
)
def test_a_commune_by_one_signer(representant, expected):
    assert visible(represente_par([representant], "f")) == f"représentée {expected}"


def test_several_institutions_in_one_by_their_common_president():
    assert visible(
        represente_par([Signataire(PAUL, "Président", determinant="son")], "f", "p")
    ) == ("représentées par leur Président, M.⍽Paul MARTIN")


def test_three_signers_of_one_party():
    three = [Signataire(p, "Conseiller délégué", determinant="") for p in (CLAIRE, PAUL, ANNE)]
    assert visible(represente_par(three, "m")) == (
        "représenté par Mme⍽Claire DURAND, Conseillère déléguée, "
        "par M.⍽Paul MARTIN, Conseiller délégué, "
        "et par Mme⍽Anne D’ARC, Conseillère déléguée"
    )


def test_a_signer_in_the_place_of_another():
    president = Signataire(PAUL, "président du conseil départemental")
    deputy = Signataire(CLAIRE, "conseiller départemental", remplace=president)
    expected = (
        "Mme⍽Claire DURAND, conseillère départementale, "
        "représentant M.⍽Paul MARTIN, président du conseil départemental"
    )
    assert visible(substitution(deputy)) == expected
    assert visible(represente_par([deputy], "m")) == f"représenté par {expected}"


@pytest.mark.parametrize(
    ("genders", "expected"),
    [
        (["f"], "dûment autorisée"),
        (["f", "f"], "dûment autorisées"),
        (["m", "f"], "dûment autorisés"),
        (["m"], "dûment autorisé"),
    ],
)
def test_the_authorisation_agrees_with_the_signers(genders, expected):
    assert dument_autorise(genders) == expected


def test_a_decision_names_its_body_its_number_and_its_day():
    day = date(2024, 3, 15)
    assert visible(par_acte("conseil municipal", day, "2024-12")) == (
        "par délibération du conseil municipal n°⍽2024-12 en date du 15⍽mars⍽2024"
    )
    assert visible(par_acte("commission permanente", day)) == (
        "par délibération de la commission permanente en date du 15⍽mars⍽2024"
    )


def test_a_short_name_agrees_with_what_it_names():
    assert visible(ci_apres("la Ville", "f")) == "ci-après dénommée «⍽la Ville⍽»"
    assert visible(ci_apres("les communes", "f", "p")) == "ci-après dénommées «⍽les communes⍽»"


@pytest.mark.parametrize(
    ("name", "tncc", "expected"),
    [("Le Port", 2, "Fait au Port, le"), ("Vernon", 0, "Fait à Vernon, le")],
)
def test_the_place_and_the_day_of_signature(name, tncc, expected):
    assert fait_a(Toponym(name, tncc)) == expected
    assert visible(fait_a(Toponym(name, tncc), date(2024, 1, 1))) == f"{expected} 1er⍽janvier⍽2024"


def test_what_lacks_a_signer_is_refused():
    with pytest.raises(ValueError, match="au moins un représentant"):
        represente_par([], "f")
