"""Posts: counted as X counts them, kept to what fits, with hashtags that can be read aloud."""

import pytest

from ctg_docs.composing.families.presse.reseaux import hashtag, longueur_x, tenir
from ctg_docs.composing.vocabulary.faults import GabaritError


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("La Caf", 6),
        ("été à l’hôtel – « oui »", 23),
        ("e\u0301te\u0301", 3),
        ("30\u202f%", 5),
        ("88\u00a0000\u00a0€", 9),
        ("attendez…", 10),
        ("👪", 2),
        ("漢字", 4),
        ("https://www.exemple.fr/une/adresse/bien-plus-longue-que-cela?x=1", 23),
        ("Lire http://a.fr et https://b.fr", 5 + 23 + 4 + 23),
    ],
)
def test_a_text_is_as_long_as_x_says(text, length):
    assert longueur_x(text) == length


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("CTG", "#CTG"),
        ("Issy-les-Moulineaux", "#IssyLesMoulineaux"),
        ("L’Haÿ-les-Roses", "#LHaÿLesRoses"),
        ("petite enfance", "#PetiteEnfance"),
        ("Accès aux droits", "#AccèsAuxDroits"),
    ],
)
def test_each_word_of_a_hashtag_has_its_capital(name, tag):
    assert hashtag(name) == tag


VARIANTS = [["Un texte assez long", "puis un autre"], ["Un texte assez long"], ["Court"]]


@pytest.mark.parametrize(
    ("limit", "kept"),
    [(100, VARIANTS[0]), (34, VARIANTS[0]), (33, VARIANTS[1]), (19, VARIANTS[1]), (5, VARIANTS[2])],
)
def test_the_longest_variant_that_fits_is_kept(limit, kept):
    post = tenir(limit, VARIANTS)
    assert list(post.paragraphes) == kept
    assert post.longueur == longueur_x("\n\n".join(kept)) <= limit


def test_signs_are_counted_once_the_text_is_typeset():
    assert tenir(20, [["vraiment: 30 % ; oui"], ["non"]]).paragraphes == ("non",)
    assert tenir(30, [["la CAF"]], {"CAF": "Caf"}).paragraphes == ("la Caf",)


def test_an_unknown_paragraph_leaves_no_hole():
    assert tenir(30, [["un", "", "deux"]]).paragraphes == ("un", "deux")


def test_nothing_that_fits_is_a_mistake():
    with pytest.raises(GabaritError, match="aucune variante ne tient en 4 signes"):
        tenir(4, VARIANTS)
