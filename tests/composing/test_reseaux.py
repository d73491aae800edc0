"""Posts: counted as X counts them, kept to what fits, with hashtags that can be read aloud."""

from types import SimpleNamespace

import pytest

from ctg_docs.composing.families.presse.presse import Presse
from ctg_docs.composing.families.presse.reseaux import hashtag, longueur_x, tenir
from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.pipeline import prepare
from ctg_docs.writing.text import plain_text


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


def test_the_short_article_holds_one_project_then_those_that_keep_to_forty_words():
    def kept(*counts):
        presse = SimpleNamespace(premiers=[" ".join(["mot"] * count) for count in counts])
        return len(Presse.essentiel.fget(presse))

    assert kept(50) == kept(50, 1) == 1
    assert kept(20, 20) == 2
    assert kept(20, 21) == 1
    assert kept(20, 20, 1) == 2


@pytest.mark.parametrize(
    ("title", "expected"), [("Petite enfance douce", True), ("Petite enfance douces", False)]
)
def test_a_field_of_twenty_signs_at_most_is_a_hashtag(sources, title, expected):
    made = prepare(sources(("titre: Enfance", f"titre: {title}")), ["publications"])
    (said,) = (plain_text(piece.document) for piece in made.pieces)
    assert ("#PetiteEnfanceDouce" in said) == expected
