from __future__ import annotations

import pytest

from ctg_docs.reference import caisses, departements


def test_there_are_101_caisses_one_in_each_departement() -> None:
    overseas = {"975", "977", "978", "984", "986", "987", "988", "989"}
    expected = {d.code for d in departements.tous()} - overseas
    assert [c.departement for c in caisses.toutes()] == sorted(expected)
    assert len(caisses.toutes()) == 101
    assert caisses.par_departement("975") is None


@pytest.mark.parametrize(
    ("departement", "nom_court", "nom_officiel"),
    [
        ("84", "la Caf de Vaucluse", "Caisse d’allocations familiales de Vaucluse"),
        ("41", "la Caf de Loir-et-Cher", "Caisse d’allocations familiales de Loir-et-Cher"),
        ("2B", "la Caf de Haute-Corse", "Caisse d’allocations familiales de Haute-Corse"),
        ("44", "la Caf de Loire-Atlantique", "Caisse d’allocations familiales de Loire-Atlantique"),
        ("92", "la Caf des Hauts-de-Seine", "Caisse d’allocations familiales des Hauts-de-Seine"),
        ("91", "la Caf de l’Essonne", "Caisse d’allocations familiales de l’Essonne"),
        ("974", "la Caf de La Réunion", "Caisse d’allocations familiales de La Réunion"),
        (
            "976",
            "la Caisse de Sécurité sociale de Mayotte (CSSM)",
            "Caisse de Sécurité sociale de Mayotte",
        ),
        (
            "48",
            "la Caisse commune de Sécurité sociale de la Lozère (CCSS)",
            "Caisse commune de Sécurité sociale de la Lozère",
        ),
    ],
)
def test_a_caisse_is_called_what_it_calls_itself(
    departement: str, nom_court: str, nom_officiel: str
) -> None:
    caisse = caisses.par_departement(departement)
    assert caisse is not None
    assert (caisse.nom_court, caisse.nom_officiel) == (nom_court, nom_officiel)


@pytest.mark.parametrize(
    ("departement", "kind", "denomination", "code"),
    [
        ("92", "caf", "Caf", "caf-92"),
        ("976", "cssm", "CSSM", "cssm-976"),
        ("48", "ccss", "CCSS", "ccss-48"),
    ],
)
def test_three_kinds_of_caisse_are_told_apart(
    departement: str, kind: str, denomination: str, code: str
) -> None:
    caisse = caisses.par_departement(departement)
    assert caisse is not None
    assert (caisse.type, caisse.denomination, caisse.code) == (kind, denomination, code)
    assert caisse.genre == "f"


# The caisse writes « de Haute-Corse », where the département is « de la Haute-Corse ».
NAMED_OTHERWISE = {"2B"}


@pytest.mark.parametrize("caisse", caisses.toutes(), ids=lambda caisse: caisse.departement)
def test_names_and_hinge_of_a_caisse_agree(caisse: caisses.Caisse) -> None:
    departement = departements.par_code(caisse.departement)
    assert departement is not None
    space = "" if caisse.charniere.endswith("’") else " "
    place = f"{caisse.charniere}{space}{departement.nom}"
    own = caisse.charniere != departement.charniere
    assert own == (caisse.departement in NAMED_OTHERWISE)
    assert caisse.nom_officiel.endswith(f" {place}")
    assert place in caisse.nom_court
    assert caisse.nom_court.startswith("la ")
