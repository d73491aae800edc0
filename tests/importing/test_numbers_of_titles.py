"""A title loses the number that the documents compute, and no other word."""

import pytest

from ctg_docs.importing.plans.reading_texts import unnumbered


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Axe 1 : Petite enfance", "Petite enfance"),
        ("Fiche action n° 3 – Lieu d’accueil", "Lieu d’accueil"),
        ("1.2 Accueil", "Accueil"),
        ("II) Accueil", "II) Accueil"),
        ("Axe II) Accueil", "Accueil"),
        ("Axe 1 : 1.2 Accueil", "1.2 Accueil"),
        ("Budget 2024 : préparer", "Budget 2024 : préparer"),
        ("Ouvrir un accueil – phase 2 : suivi", "Ouvrir un accueil – phase 2 : suivi"),
        ("Le plan mercredi (action 3) : suivre", "Le plan mercredi (action 3) : suivre"),
        ("Accueil des 0-3 ans", "Accueil des 0-3 ans"),
    ],
)
def test_only_the_number_that_leads_a_title_goes(typed, title):
    assert unnumbered(typed) == title
