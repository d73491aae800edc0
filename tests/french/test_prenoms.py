"""Names of persons after « de »."""

import pytest

from ctg_docs.french.prenoms import de_personne


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Yves Révillon", "d’Yves Révillon"),
        ("Emmanuel Gouault", "d’Emmanuel Gouault"),
        ("Élie Allouch", "d’Élie Allouch"),
        ("Pierre-Christophe Baguet", "de Pierre-Christophe Baguet"),
        ("Yann Le Goff", "de Yann Le Goff"),
        ("Yasmina D'Hauteville", "de Yasmina D’Hauteville"),
        ("Hugo Dapino", "de Hugo Dapino"),
        ("Hakim Belkacem", "de Hakim Belkacem"),
        ("Hélène Martin", "d’Hélène Martin"),
        ("Henri-Pierre Durand", "d’Henri-Pierre Durand"),
        ("Ursule Pic", "d’Ursule Pic"),
    ],
)
def test_de_is_elided_where_usage_elides(name, expected):
    assert de_personne(name) == expected


def test_the_article_of_a_surname_never_contracts():
    assert de_personne("Le Goff") == "de Le Goff"
