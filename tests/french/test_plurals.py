from __future__ import annotations

import pytest

from ctg_docs.french.plurals import pluriel


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("objectif opérationnel", "objectifs opérationnels"),
        ("enjeu", "enjeux"),
        ("réseau", "réseaux"),
        ("pneu", "pneus"),
        ("travail social", "travaux sociaux"),
        ("festival", "festivals"),
        ("bijou", "bijoux"),
        ("trou", "trous"),
        ("voix", "voix"),
        ("avis", "avis"),
        ("lieu d’accueil parents-enfants", "lieux d’accueil parents-enfants"),
        ("chargé de coopération", "chargés de coopération"),
        ("signature de la CTG", "signatures de la CTG"),
        ("EAJE", "EAJE"),
        ("vice-président", "vice-présidents"),
        ("halte-garderie", "haltes-garderies"),
        ("micro-crèche", "micro-crèches"),
        ("porte-parole", "porte-parole"),
        ("Monsieur", "Messieurs"),
    ],
)
def test_a_noun_phrase_in_the_plural(singular, plural):
    assert pluriel(singular) == plural
