"""How a text names the fields of a project, one after the other."""

from ctg_docs.composing.facts.champs import champs_enumeres, noms_de_champs
from ctg_docs.document.words import inline_text
from ctg_docs.model.projet import Champ
from ctg_docs.problems import Place
from ctg_docs.reading.origins import Origin, origin_of, sourced


def champ(titre, genre=None):
    return Champ(id="x", titre=titre, genre=genre)


def test_a_field_has_its_article_where_its_gender_is_known():
    fields = [champ("Petite enfance", "f"), champ("Habitat et santé")]
    assert noms_de_champs(fields) == ["la petite enfance", "Habitat et santé"]
    assert noms_de_champs(fields, minuscules=True)[1] == "habitat et santé"


def test_semicolons_part_fields_whose_names_hold_a_mark():
    assert champs_enumeres([champ("Enfance", "f"), champ("Jeunesse", "f")]) == (
        "l’enfance et la jeunesse"
    )
    long = champs_enumeres([champ("Enfance", "f"), champ("Habitat et santé")])
    assert inline_text(long) == "l’enfance ; habitat et santé"


def test_the_name_of_a_field_says_which_field_it_is():
    origin = Origin((Place("a.yaml", 3),), (("champs", 0, "titre"),), exact=True)
    field = champ("Enfance", "f").model_copy(update={"titre": sourced("Enfance", origin)})
    assert [origin_of(name).chemins for name in noms_de_champs([field])] == [origin.chemins]
