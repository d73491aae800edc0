"""The map of the territory: what it draws, what it lists, what it leaves out and says so.

The outlines are real ones, the facilities are invented.
"""

import re

import petit
import pytest

from ctg_docs.document.nodes import Figure, Map
from ctg_docs.document.walk import blocks_within

GROUP = """\
    convention: {id: essai, statut: projet, periode: 2026-2030}
    territoire: {nom: CC Le Tonnerrois en Bourgogne, type: epci, siren: "200039642"}
    diagnostic: {introduction: Un diagnostic d’essai.}
"""
FACILITIES = """\
    equipements:
      - {id: a, nom: Accueil d’essai, type: Accueil, commune: Tonnerre}
      - {id: b, nom: Ludothèque d’essai, type: Ludothèque, commune: tonnerre}
      - {id: c, nom: Relais d’essai, type: Relais, commune: Tanlay, etat: projet, annee: 2028}
      - {id: d, nom: Jardin d’essai, type: Jardin, adresse: "1, rue d’Essai",
         coordonnees: "47.7440, 4.1740"}
      - {id: e, nom: Bus d’essai, type: Bus}
"""
ONE = """\
    convention: {id: essai, statut: projet, periode: 2026-2030}
    territoire: {nom: Nancy, type: commune, code_insee: "54395"}
    diagnostic: {introduction: Un diagnostic d’essai.}
    equipements:
      - {id: a, nom: Accueil d’essai, type: Accueil, commune: Nancy%s}
"""


def maps(made, name="convention"):
    blocks = blocks_within(made.documents[name].blocks)
    return [b.picture for b in blocks if isinstance(b, Figure) and isinstance(b.picture, Map)]


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    return petit.territory(tmp_path_factory.mktemp("carte"), GROUP + FACILITIES)


def test_a_group_is_the_union_of_its_communes_and_each_is_named_or_listed(group):
    (drawn,) = maps(group)
    assert len(drawn.zones) == 52
    text = petit.flat(petit.plain_text(group.documents["convention"]))
    assert [z.name for z in drawn.zones if z.name not in text] == []


def test_facilities_stand_together_at_their_commune_or_at_their_coordinates(group):
    (drawn,) = maps(group)
    assert [(m.label, m.planned) for m in drawn.marks] == [("1", False), ("2", True), ("3", False)]
    text = petit.flat(petit.plain_text(group.documents["convention"]))
    assert "1 | Tonnerre | Accueil d’essai Ludothèque d’essai" in text.replace("\n", " ")
    assert "2 | Tanlay | Relais d’essai (en projet, 2028)" in text
    assert re.search(r"3 \| 1, rue d’Essai, [A-Z][\w-]+ \| Jardin d’essai", text)


def test_what_has_no_place_is_told_and_not_drawn(group):
    text = petit.flat(petit.plain_text(group.documents["convention"]))
    assert "Emplacement inconnu, hors de la carte : Bus d’essai." in text


def test_the_alternative_says_what_the_eye_sees_and_where_the_list_is(group):
    (drawn,) = maps(group)
    alt = petit.flat(drawn.alt)
    assert alt.startswith("Carte. Le territoire de la communauté de communes")
    assert "52 communes" in alt and "3 lieux d’équipements" in alt


def test_the_deck_and_the_page_show_the_same_map(group):
    (drawn,) = maps(group)
    assert maps(group, "presentation-detaillee") == [drawn]
    assert maps(group, "page") == [drawn]


def test_one_outline_with_nothing_in_it_is_no_map(tmp_path):
    assert maps(petit.territory(tmp_path, ONE % "")) == []
    located = ONE % ', coordonnees: "48.6900, 6.1800"'
    (drawn,) = maps(petit.territory(tmp_path, located, ["convention"]))
    assert [m.label for m in drawn.marks] == ["1"]


def test_a_commune_without_outline_is_listed_and_not_drawn(tmp_path):
    text = """\
    convention: {id: essai, statut: projet, periode: 2026-2030}
    territoire:
      nom: Essai commun
      type: autre
      communes:
        - {nom: Nancy, code_insee: "54395"}
        - {nom: Vandœuvre-lès-Nancy, code_insee: "54547"}
        - {nom: Orlezac}
    diagnostic: {introduction: Un diagnostic d’essai.}
    """
    made = petit.territory(tmp_path, text)
    (drawn,) = maps(made)
    assert [z.name for z in drawn.zones] == ["Nancy", "Vandœuvre-lès-Nancy"]
    told = petit.flat(petit.plain_text(made.documents["convention"]))
    assert "Contour inconnu, non dessiné : Orlezac." in told


def test_an_invented_territory_has_no_map(tmp_path):
    text = ONE.replace(', code_insee: "54395"', "") % ', coordonnees: "48.69, 6.18"'
    assert maps(petit.territory(tmp_path, text)) == []


@pytest.mark.parametrize(
    ("written", "code", "words"),
    [
        ("[6.18, 48.69]", "bloc-attendu", ""),
        ('"6.1800, 48.6900"', "coordonnees-lointaines", "échangées"),
        ('"48.6900, 7.9000"', "coordonnees-lointaines", "loin du territoire"),
        ('"là-bas"', "nombre-refuse", "48.6936, 6.1846"),
        ("{latitude: 91, longitude: 6}", "nombre-hors-bornes", "90"),
        ("{latitude: 48.69}", "cle-manquante", "longitude"),
        ("{latitude: 48°41′, longitude: 6}", "nombre-refuse", "degrés"),
    ],
)
def test_coordinates_that_cannot_be_are_refused_in_their_place(tmp_path, written, code, words):
    found = petit.messages(tmp_path, ONE % f", coordonnees: {written}")
    (line,) = [m for m in found if f"[{code}]" in m]
    assert words in line and "tout.yaml:5:" in line


def test_coordinates_are_read_with_a_comma_or_a_point(tmp_path):
    for written in (
        "{latitude: 48.690, longitude: 6.180}",
        '{latitude: "48,690", longitude: "6,180"}',
    ):
        (drawn,) = maps(petit.territory(tmp_path, ONE % f", coordonnees: {written}"))
        assert len(drawn.marks) == 1
