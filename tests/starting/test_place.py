"""A territory is named by a code or by a name; what is not one is explained."""

import pytest

from ctg_docs.starting.place import PlaceError, find, membres


@pytest.mark.parametrize(
    ("typed", "nom"),
    [
        ("92040", "Issy-les-Moulineaux"),
        ("2a004", "Ajaccio"),
        ("200054807", "Métropole d’Aix-Marseille-Provence"),
        ("200 054 807", "Métropole d’Aix-Marseille-Provence"),
        ("l'hay les roses", "L’Haÿ-les-Roses"),
        ("  ISSY-LES-MOULINEAUX ", "Issy-les-Moulineaux"),
        ("Grand Paris Seine Ouest", "Établissement public territorial Grand Paris Seine Ouest"),
        ("CC du Pays de l'Arbresle", "Communauté de communes du Pays de l’Arbresle"),
        ("dijon metropole", "Dijon Métropole"),
    ],
)
def test_a_territory_is_found_by_its_code_or_by_its_name(typed, nom):
    assert find(typed).nom == nom


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("Le Port", ["09231  Le Port (09, Ariège)", "97407  Le Port (974, La Réunion)"]),
        (
            "saint denis",
            [
                "11339  Saint-Denis (11, Aude)",
                "30247  Saint-Denis (30, Gard)",
                "93066  Saint-Denis (93, Seine-Saint-Denis)",
                "97411  Saint-Denis (974, La Réunion)",
            ],
        ),
    ],
)
def test_an_ambiguous_name_lists_the_candidates_with_their_codes(typed, candidates):
    with pytest.raises(PlaceError) as refused:
        find(typed)
    first, *lines = str(refused.value).splitlines()
    assert first == f"« {typed} » désigne plusieurs territoires. Donnez son code :"
    assert [line.strip() for line in lines] == candidates


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        # Ended: the successor is told.
        ("Arbignieu", "Écrivez « Arboys en Bugey » (01015)"),
        ("01059", "Écrivez « Arvière-en-Valromey » (01453)"),
        ("75111", "(arrondissement municipal). Écrivez « Paris » (75056)"),
        ("200012060", "Terre d’Émeraude Communauté (200090579)"),
        ("CC Petite Montagne", "Terre d’Émeraude Communauté (200090579)"),
        ("Petite Montagne", "Terre d’Émeraude Communauté (200090579)"),
        # Misspelt, or another number.
        ("Issy les Moulinaux", "Vouliez-vous dire « Issy-les-Moulineaux » ?"),
        ("metropole du grand nanci", "Vouliez-vous dire « Métropole du Grand Nancy » ?"),
        ("92130", "le code INSEE est 92040 (Issy-les-Moulineaux)"),
        ("123456789", "Aucun EPCI à fiscalité propre n’a le numéro 123456789"),
        ("123", "n’est ni un code Insee"),
        ("", "n’est ni un code Insee"),
        # No caisse there.
        ("Papeete", "ne relève d’aucune caisse"),
    ],
)
def test_what_is_no_territory_is_explained(typed, words):
    with pytest.raises(PlaceError) as refused:
        find(typed)
    assert words in str(refused.value)


def test_a_name_unknown_to_groups_is_explained_in_one_line():
    with pytest.raises(PlaceError) as refused:
        find("Issy les Moulinaux")
    assert len(str(refused.value).splitlines()) == 1


def test_the_members_are_ranked_by_inhabitants():
    assert [c.nom for c in membres(find("200054807"))[:2]] == ["Marseille", "Aix-en-Provence"]
    assert [c.nom for c in membres(find("92040"))] == ["Issy-les-Moulineaux"]
