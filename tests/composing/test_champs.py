"""How a text names the fields of a project, one after the other."""

from ctg_docs.composing.facts.champs import (
    au_titre_de,
    champs_dits,
    champs_enumeres,
    champs_nus,
    domaines,
    noms_de_champs,
)
from ctg_docs.model.projet import Champ, Niveau
from ctg_docs.problems import Place
from ctg_docs.reading.origins import Origin, origin_of, sourced


def champ(titre, genre=None):
    return Champ(id="x", titre=titre, genre=genre)


def test_a_field_has_its_article_where_its_gender_is_known():
    fields = [champ("Petite enfance", "f"), champ("Habitat et santé")]
    assert noms_de_champs(fields) == ["la petite enfance", "Habitat et santé"]


AXE = Niveau(cle="champ", singulier="axe", pluriel="axes", genre="m")
NOUNS = [champ("Enfance", "f"), champ("Jeunesse", "f")]
TITLES = [
    champ("Bien grandir ensemble"),
    champ("Enfance et jeunesse", "f"),
    champ("Consolider l’accès aux droits"),
]
QUOTED = "« Bien grandir ensemble », « Enfance et jeunesse » et « Consolider l’accès aux droits »"


def flat(text):
    return text.replace("\u00a0", " ")


def test_fields_that_are_nouns_are_declined():
    assert champs_enumeres(NOUNS) == "l’enfance et la jeunesse"
    assert champs_nus(NOUNS) == "enfance et jeunesse"
    assert domaines(NOUNS, AXE) == "dans les domaines de l’enfance et de la jeunesse"
    assert domaines([champ("Enfance")], AXE) == "en matière d’enfance"
    assert champs_dits(NOUNS, AXE) == "les champs de l’enfance et de la jeunesse"
    assert au_titre_de(NOUNS[0], AXE, "s’agissant") == "s’agissant de l’enfance"


def test_titles_in_the_infinitive_or_coordinated_are_quoted_with_the_name_of_their_level():
    assert flat(champs_enumeres(TITLES)) == QUOTED
    assert flat(champs_nus(TITLES)) == QUOTED
    assert flat(domaines(TITLES, AXE)) == f"autour de trois axes : {QUOTED}"
    assert flat(domaines(TITLES[:1], AXE)) == "autour de l’axe « Bien grandir ensemble »"
    assert flat(champs_dits(TITLES[:2], AXE)) == (
        "les axes « Bien grandir ensemble » et « Enfance et jeunesse »"
    )
    assert flat(au_titre_de(TITLES[1], AXE, "s’agissant")) == "pour l’axe « Enfance et jeunesse »"


def test_one_title_that_cannot_be_declined_makes_all_of_them_quoted():
    mixed = [champ("Enfance", "f"), champ("Habitat et santé")]
    assert flat(domaines(mixed, AXE)) == "autour de deux axes : « Enfance » et « Habitat et santé »"


def test_a_part_of_the_fields_says_that_there_may_be_others():
    assert domaines(NOUNS, AXE, partielle=True).startswith("notamment dans les domaines")
    assert domaines(TITLES, AXE, partielle=True).startswith("notamment autour de trois axes")


def test_a_field_is_never_given_the_article_of_a_title():
    assert noms_de_champs(TITLES) == [c.titre for c in TITLES]


def test_the_name_of_a_field_says_which_field_it_is():
    origin = Origin((Place("a.yaml", 3),), (("champs", 0, "titre"),), exact=True)
    field = champ("Enfance", "f").model_copy(update={"titre": sourced("Enfance", origin)})
    assert [origin_of(name).chemins for name in noms_de_champs([field])] == [origin.chemins]
