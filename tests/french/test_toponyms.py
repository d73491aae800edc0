from __future__ import annotations

import pytest

from ctg_docs.french import toponyms
from ctg_docs.french.toponyms import Toponym, a, charniere, de, de_charniere, le


@pytest.mark.parametrize(
    ("name", "tncc", "expected"),
    [
        ("Issy-les-Moulineaux", 1, "d’Issy-les-Moulineaux"),
        ("Le Havre", 2, "du Havre"),
        ("Le Mans", 2, "du Mans"),
        ("Le Port", 2, "du Port"),
        ("Le Barp", 2, "du Barp"),
        ("Les Ulis", 4, "des Ulis"),
        ("Les Andelys", 4, "des Andelys"),
        ("Les Sables-d'Olonne", 4, "des Sables-d’Olonne"),
        ("La Tour-en-Jarez", 3, "de La Tour-en-Jarez"),
        ("L'Haÿ-les-Roses", 5, "de L’Haÿ-les-Roses"),
        ("L'Île-d'Yeu", 5, "de L’Île-d’Yeu"),
        ("Aux Marais", 6, "des Marais"),
        ("Los Masos", 8, "de Los Masos"),
        ("Hyères", 1, "d’Hyères"),
        ("Honfleur", 0, "de Honfleur"),
        ("Haguenau", 0, "de Haguenau"),
        ("Hem", 0, "de Hem"),
        ("Y", 1, "d’Y"),
        ("Œting", 1, "d’Œting"),
        ("Boulogne-Billancourt", 0, "de Boulogne-Billancourt"),
        ("Lesparre-Médoc", 0, "de Lesparre-Médoc"),
    ],
)
def test_a_commune_after_de_follows_the_insee_code(name, tncc, expected):
    assert de(Toponym(name, tncc)) == expected


@pytest.mark.parametrize(
    ("name", "tncc", "charniere", "expected"),
    [
        ("Houilles", 1, "de", "de Houilles"),
        ("Yutz", 1, "de", "de Yutz"),
        ("Aux Marais", 6, "d'", "d’Aux Marais"),
        ("Le Havre", 2, "de", "de Le Havre"),
        ("Havre", 0, "du", "du Havre"),
        ("Ulis", 0, "des", "des Ulis"),
        ("La Défense", 3, "de la", "de la Défense"),
        ("L'Estaque", 0, "de l'", "de l’Estaque"),
        ("Xaintrie Val'Dordogne", 0, "", "Xaintrie Val’Dordogne"),
    ],
)
def test_the_hinge_a_place_chose_for_itself_wins(name, tncc, charniere, expected):
    assert de(Toponym(name, tncc, charniere=charniere)) == expected


@pytest.mark.parametrize(
    ("name", "tncc", "expected"),
    [
        ("Les Ulis", 4, "aux Ulis"),
        ("Le Port", 2, "au Port"),
        ("Aux Marais", 6, "aux Marais"),
        ("La Rochelle", 3, "à La Rochelle"),
        ("L'Haÿ-les-Roses", 5, "à L’Haÿ-les-Roses"),
        ("Issy-les-Moulineaux", 1, "à Issy-les-Moulineaux"),
        ("Los Masos", 8, "à Los Masos"),
        ("Vernon", 0, "à Vernon"),
    ],
)
def test_a_commune_after_a(name, tncc, expected):
    assert a(Toponym(name, tncc)) == expected


@pytest.mark.parametrize(
    ("name", "tncc", "expected"),
    [
        ("Le Port", 2, "du"),
        ("Les Ulis", 4, "des"),
        ("La Rochelle", 3, "de"),
        ("L'Haÿ-les-Roses", 5, "de"),
        ("Orsay", 1, "d’"),
        ("Aux Marais", 6, "des"),
        ("Los Masos", 8, "de"),
    ],
)
def test_a_hinge_written_down_prints_what_the_insee_code_did(name, tncc, expected):
    coded = Toponym(name, tncc)
    written = Toponym(name, 0, charniere=charniere(coded))
    assert charniere(coded) == expected
    assert (de(written), a(written)) == (de(coded), a(coded))


def test_an_own_hinge_also_rules_what_follows_a():
    assert a(Toponym("Aux Marais", 6, charniere="d’")) == "à Aux Marais"
    assert a(Toponym("Havre", 0, charniere="du")) == "au Havre"


@pytest.mark.parametrize(
    ("name", "tncc", "after_de", "after_a", "with_article"),
    [
        ("Essonne", 5, "de l’Essonne", "à l’Essonne", "l’Essonne"),
        ("Corrèze", 3, "de la Corrèze", "à la Corrèze", "la Corrèze"),
        ("Val-de-Marne", 2, "du Val-de-Marne", "au Val-de-Marne", "le Val-de-Marne"),
        ("Hauts-de-Seine", 4, "des Hauts-de-Seine", "aux Hauts-de-Seine", "les Hauts-de-Seine"),
        (
            "Meurthe-et-Moselle",
            0,
            "de Meurthe-et-Moselle",
            "à la Meurthe-et-Moselle",
            "la Meurthe-et-Moselle",
        ),
        ("Ille-et-Vilaine", 1, "d’Ille-et-Vilaine", "à l’Ille-et-Vilaine", "l’Ille-et-Vilaine"),
        ("Maine-et-Loire", 0, "de Maine-et-Loire", "au Maine-et-Loire", "le Maine-et-Loire"),
        ("La Réunion", 0, "de La Réunion", "à La Réunion", "La Réunion"),
        ("Mayotte", 0, "de Mayotte", "à Mayotte", "Mayotte"),
        ("Paris", 0, "de Paris", "à Paris", "Paris"),
        ("Côte-d'Or", 3, "de la Côte-d’Or", "à la Côte-d’Or", "la Côte-d’Or"),
    ],
)
def test_a_departement_takes_its_article(name, tncc, after_de, after_a, with_article):
    place = Toponym(name, tncc, "departement")
    assert (de(place), a(place), le(place)) == (after_de, after_a, with_article)


def test_a_departement_may_call_itself_otherwise_than_insee_does():
    vaucluse = Toponym("Vaucluse", 2, "departement", charniere="de")
    assert (de(vaucluse), a(vaucluse), le(vaucluse)) == (
        "de Vaucluse",
        "au Vaucluse",
        "le Vaucluse",
    )


@pytest.mark.parametrize(
    ("name", "tncc", "expected"),
    [
        ("Île-de-France", 1, ("d’Île-de-France", "l’Île-de-France")),
        ("Bretagne", 0, ("de Bretagne", "la Bretagne")),
        ("Hauts-de-France", 4, ("des Hauts-de-France", "les Hauts-de-France")),
        ("Nouvelle-Aquitaine", 3, ("de la Nouvelle-Aquitaine", "la Nouvelle-Aquitaine")),
    ],
)
def test_a_region_takes_its_article(name, tncc, expected):
    region = Toponym(name, tncc, "region")
    assert (de(region), le(region)) == expected


@pytest.mark.parametrize(
    ("name", "charniere", "expected"),
    [
        (
            "Communauté d'agglomération du Bassin de Brive",
            "de la",
            (
                "de la communauté d’agglomération du Bassin de Brive",
                "à la communauté d’agglomération du Bassin de Brive",
                "la communauté d’agglomération du Bassin de Brive",
            ),
        ),
        (
            "Établissement public territorial Est Ensemble",
            "de l’",
            (
                "de l’établissement public territorial Est Ensemble",
                "à l’établissement public territorial Est Ensemble",
                "l’établissement public territorial Est Ensemble",
            ),
        ),
        (
            "Métropole européenne de Lille",
            "de la",
            (
                "de la métropole européenne de Lille",
                "à la métropole européenne de Lille",
                "la métropole européenne de Lille",
            ),
        ),
        ("Dijon Métropole", "de", ("de Dijon Métropole", "à Dijon Métropole", "Dijon Métropole")),
        (
            "Orléans Métropole",
            "d’",
            ("d’Orléans Métropole", "à Orléans Métropole", "Orléans Métropole"),
        ),
        (
            "Communauté Paris-Saclay",
            "de la",
            (
                "de la Communauté Paris-Saclay",
                "à la Communauté Paris-Saclay",
                "la Communauté Paris-Saclay",
            ),
        ),
    ],
)
def test_a_group_of_communes_follows_its_hinge_and_its_kind_takes_no_capital(
    name, charniere, expected
):
    group = Toponym(name, 0, "groupement", charniere)
    assert (de(group), a(group), le(group)) == expected


def test_the_article_of_a_commune_belongs_to_its_name():
    assert le(Toponym("L'Haÿ-les-Roses", 5)) == "L’Haÿ-les-Roses"
    assert f"la crèche {de(Toponym('La Crèche', 3))}" == "la crèche de La Crèche"
    assert f"maire {de(Toponym('Le Mans', 2))}" == "maire du Mans"


@pytest.mark.parametrize(
    ("name", "charniere", "expected"),
    [
        ("Vallées du Clain", "des", "des Vallées du Clain"),
        ("Arras", "d'", "d’Arras"),
        ("Xaintrie Val'Dordogne", "", "Xaintrie Val’Dordogne"),
        ("Loire-Atlantique", "de", "de Loire-Atlantique"),
        ("Pays d'Urfé", "du", "du Pays d’Urfé"),
        ("Haute-Corse", "de la", "de la Haute-Corse"),
    ],
)
def test_the_name_of_an_institution_has_its_hinge_as_data(name, charniere, expected):
    assert de_charniere(name, charniere) == expected


def test_an_unknown_hinge_or_code_is_refused_in_french():
    with pytest.raises(ValueError, match="charnière inconnue : « dou »"):
        Toponym("Havre", 0, charniere="dou")
    with pytest.raises(ValueError, match="type de nom en clair inconnu : 9"):
        Toponym("Havre", 9)


@pytest.mark.parametrize(
    ("name", "kind", "led"),
    [
        ("Orlezac", "commune", "d’Orlezac"),
        ("Brionzac", "commune", "de Brionzac"),
        ("Le Test", "commune", "du Test"),
        ("L’Isle", "commune", "de L’Isle"),
        ("Pays d’Orle", "groupement", "du Pays d’Orle"),
        ("Val de Bise", "groupement", "du Val de Bise"),
        ("Communauté de communes du Val", "groupement", "de la communauté de communes du Val"),
        ("Les Vals", "groupement", "des Vals"),
        ("Orle Agglo", "groupement", "d’Orle Agglo"),
    ],
)
def test_a_place_of_no_table_is_led_as_its_first_word_is(name, kind, led):
    assert toponyms.de(toponyms.suppose(name, kind)) == led


def test_a_group_says_its_article_once():
    assert toponyms.le(toponyms.suppose("Le Grand Orle", "groupement")) == "le Grand Orle"
