from __future__ import annotations

import pytest

from ctg_docs.reference import departements, regions


@pytest.mark.parametrize(
    ("code", "nom", "charniere"),
    [
        ("91", "Essonne", "de l’"),
        ("92", "Hauts-de-Seine", "des"),
        ("94", "Val-de-Marne", "du"),
        ("19", "Corrèze", "de la"),
        ("35", "Ille-et-Vilaine", "d’"),
        ("54", "Meurthe-et-Moselle", "de"),
        ("21", "Côte-d’Or", "de la"),
        ("974", "La Réunion", "de"),
        ("976", "Mayotte", "de"),
        ("84", "Vaucluse", "de"),
        ("41", "Loir-et-Cher", "de"),
        ("2B", "Haute-Corse", "de la"),
        ("44", "Loire-Atlantique", "de"),
        ("76", "Seine-Maritime", "de"),
    ],
)
def test_a_departement_has_the_hinge_of_usage(code: str, nom: str, charniere: str) -> None:
    departement = departements.par_code(code)
    assert departement is not None
    assert (departement.nom, departement.charniere) == (nom, charniere)


def test_departements_and_regions_are_found_by_name() -> None:
    found = departements.par_nom("cote d'or")
    assert found is not None
    assert found.code == "21"
    region = regions.par_nom("ile de france")
    assert region is not None
    assert (region.code, region.tncc) == ("11", 1)
    assert departements.par_nom("Nulle part") is None
    assert regions.par_nom("Nulle part") is None


def test_every_departement_is_in_a_region() -> None:
    assert len(departements.tous()) == 109
    assert [d for d in departements.tous() if regions.par_code(d.region) is None] == []
