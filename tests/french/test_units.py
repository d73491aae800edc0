"""Units agree with their number, in whichever number an author gives them."""

from decimal import Decimal

import pytest

from ctg_docs.french.plurals import singulier
from ctg_docs.french.unites import unite_accordee


@pytest.mark.parametrize(
    ("n", "unite", "said"),
    [
        ("0", "projets", "projet"),
        ("1", "associations", "association"),
        ("1.5", "familles", "famille"),
        ("1.5", "millions d’euros", "million d’euros"),
        ("16.4", "million d’euros", "millions d’euros"),
        ("-3", "places d’accueil", "places d’accueil"),
        ("12", "place d’accueil", "places d’accueil"),
        ("1", "enfants accueillis", "enfant accueilli"),
        ("1", "locaux municipaux", "local municipal"),
        ("0", "jeux", "jeu"),
        ("2", "an", "ans"),
    ],
)
def test_a_unit_agrees_with_its_number(n, unite, said):
    assert unite_accordee(Decimal(n), unite) == said


@pytest.mark.parametrize(
    "unite",
    ["km", "kWh", "ETP", "mois", "sur 20", "par habitant", "€ par jour", "m²"],
)
@pytest.mark.parametrize("n", [1, 12])
def test_a_symbol_and_a_rate_never_vary(n, unite):
    assert unite_accordee(n, unite) == unite


@pytest.mark.parametrize("word", ["accès", "parcours", "relais", "mois", "fois", "CPAM", "choix"])
def test_a_noun_that_ends_in_s_keeps_it(word):
    assert singulier(word) == word
