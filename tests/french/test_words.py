from __future__ import annotations

import pytest

from ctg_docs.french import words
from ctg_docs.french.words import (
    a_nom,
    article,
    au_nom,
    de_nom,
    du_nom,
    le_nom,
)


@pytest.mark.parametrize(
    "noun",
    [
        *("hébergement", "habitat", "huître", "humain", "horaire", "hôpital", "héroïne"),
        *("halogène", "haltérophilie", "accueil", "école", "œuvre", "usager", "île", "Ypérite"),
    ],
)
def test_de_elides_before_a_vowel_or_a_mute_h(noun):
    assert de_nom(noun) == f"d’{noun}"


@pytest.mark.parametrize(
    "noun",
    [
        *("handicap", "hauteur", "halte", "halte-garderie", "haltes-garderies", "héros"),
        *("hiérarchie", "huit", "huitième", "onze", "harcèlement", "handball", "hameau", "hub"),
        *("yaourt", "week-end", "jeunesse"),
    ],
)
def test_de_stays_whole_before_a_consonant_or_an_aspirated_h(noun):
    assert de_nom(noun) == f"de {noun}"


@pytest.mark.parametrize(
    ("noun", "genre", "nombre", "le", "du", "au"),
    [
        ("petite enfance", "f", "s", "la ", "de la ", "à la "),
        ("logement", "m", "s", "le ", "du ", "au "),
        ("accès aux droits", "m", "s", "l’", "de l’", "à l’"),
        ("animation de la vie sociale", "f", "s", "l’", "de l’", "à l’"),
        ("handicap", "m", "s", "le ", "du ", "au "),
        ("hébergement", "m", "s", "l’", "de l’", "à l’"),
        ("droits", "m", "p", "les ", "des ", "aux "),
    ],
)
def test_a_noun_takes_its_article_alone_and_after_de_and_a(noun, genre, nombre, le, du, au):
    assert le_nom(noun, genre, nombre) == le + noun
    assert du_nom(noun, genre, nombre) == du + noun
    assert au_nom(noun, genre, nombre) == au + noun


@pytest.mark.parametrize(
    ("name", "after_de", "after_a"),
    [
        ("le CCAS", "du CCAS", "au CCAS"),
        ("les Communes", "des Communes", "aux Communes"),
        ("la Communauté", "de la Communauté", "à la Communauté"),
        ("la Métropole", "de la Métropole", "à la Métropole"),
        ("l’Établissement", "de l’Établissement", "à l’Établissement"),
        ("France Travail", "de France Travail", "à France Travail"),
    ],
)
def test_a_short_name_that_bears_its_article_contracts_it(name, after_de, after_a):
    assert (de_nom(name), a_nom(name)) == (after_de, after_a)


def test_nouns_print_with_typographic_apostrophes():
    assert du_nom("aide à l'enfance", "f") == "de l’aide à l’enfance"


def test_the_article_alone():
    assert article("Caisse", "f") == "la"
    assert article("Département", "m") == "le"
    assert article("État", "m") == "l’"
    assert article("communes", "f", "p") == "les"


@pytest.mark.parametrize(
    ("sigle", "genre", "with_article", "after_de"),
    [
        ("CABB", "f", "la CABB", "de la CABB"),
        ("SIVOM", "m", "le SIVOM", "du SIVOM"),
        ("EPCI", "m", "l’EPCI", "de l’EPCI"),
        ("MSA", "f", "la MSA", "de la MSA"),
        ("CCAS", "m", "le CCAS", "du CCAS"),
        ("ALSH", "m", "l’ALSH", "de l’ALSH"),
        ("RPE", "m", "le RPE", "du RPE"),
        ("LAEP", "m", "le LAEP", "du LAEP"),
        ("HAS", "f", "la HAS", "de la HAS"),
        ("Urssaf", "f", "l’Urssaf", "de l’Urssaf"),
    ],
)
def test_an_acronym_elides_as_usage_says_it(sigle, genre, with_article, after_de):
    assert le_nom(sigle, genre) == with_article
    assert du_nom(sigle, genre) == after_de


def test_an_entity_may_settle_its_own_elision():
    assert le_nom("HLM", "m", elision=True) == "l’HLM"
    assert de_nom("hyène", elision=False) == "de hyène"
    assert du_nom("EAJE", "m", "p") == "des EAJE"


@pytest.mark.parametrize(
    ("name", "said"),
    [("la Caf", "que la Caf"), ("une étude", "qu’une étude"), ("le CCAS", "que le CCAS")],
)
def test_que_elides(name, said):
    assert words.que_nom(name) == said


def test_the_article_of_a_name_contracts_with_its_capital():
    assert words.de_nom("Le Val de Bise") == "du Val de Bise"
    assert words.a_nom("Les Ulis") == "aux Ulis"
