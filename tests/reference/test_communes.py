from __future__ import annotations

import pytest

from ctg_docs.reference import communes
from ctg_docs.reference.names import fold_table
from ctg_docs.reference.tables import table
from ctg_docs.suggestions import fold


def test_a_commune_is_found_by_its_code_with_all_that_is_known_of_it() -> None:
    issy = communes.par_code("92040")
    assert issy is not None
    assert (issy.nom, issy.tncc, issy.departement, issy.region) == (
        "Issy-les-Moulineaux",
        1,
        "92",
        "11",
    )
    assert (issy.epci, issy.ept) == ("200054781", "200057974")
    assert (issy.siren, issy.code_postal) == ("219200409", "92130")
    assert 60_000 < issy.population < 80_000


@pytest.mark.parametrize(
    ("code", "nom", "departement", "region"),
    [
        ("01001", "L’Abergement-Clémenciat", "01", "84"),
        ("2A004", "Ajaccio", "2A", "94"),
        ("2B033", "Bastia", "2B", "94"),
        ("97407", "Le Port", "974", "04"),
        ("97611", "Mamoudzou", "976", "06"),
        ("98901", "Île de Clipperton", "989", "989"),
    ],
)
def test_codes_of_every_kind_are_known(code: str, nom: str, departement: str, region: str) -> None:
    commune = communes.par_code(code)
    assert commune is not None
    assert (commune.nom, commune.departement, commune.region) == (nom, departement, region)


@pytest.mark.parametrize(
    "code", ["", "9", "92", "9204", "920400", "2a004", "99999", "00000", "code"]
)
def test_a_code_that_is_nobody_s_finds_nothing(code: str) -> None:
    assert communes.par_code(code) is None


@pytest.mark.parametrize(
    ("saisie", "code"),
    [
        ("issy les moulineaux", "92040"),
        ("ISSY-LES-MOULINEAUX", "92040"),
        ("L'Haÿ-les-Roses", "94038"),
        ("l’hay les roses", "94038"),
        ("L'Île-d'Yeu", "85113"),
        ("St-Étienne", "42218"),
        ("Ste-Maxime", "83115"),
        ("Oeting", "57521"),
        ("Œting", "57521"),
        ("Chateau-Chinon (ville)", "58062"),
        ("Montsinéry-Tonnégrande", "97313"),
        ("Rœux", "62718"),
    ],
)
def test_a_name_is_found_without_its_accents_case_hyphens_or_ligatures(
    saisie: str, code: str
) -> None:
    assert code in [commune.code for commune in communes.par_nom(saisie)]


def test_homonyms_are_all_given_and_a_departement_narrows_them() -> None:
    assert {c.departement for c in communes.par_nom("Saint-Denis")} >= {"11", "30", "93", "974"}
    assert [c.code for c in communes.par_nom("Saint-Denis", "93")] == ["93066"]
    assert communes.par_nom("Saint-Denis", "75") == []


@pytest.mark.parametrize(
    ("saisie", "expected"),
    [
        ("Montsinéry-Tonnégrande", "Montsinéry-Tonnegrande"),
        ("Issy les Moulinaux", "Issy-les-Moulineaux"),
        ("Issylesmoulineaux", "Issy-les-Moulineaux"),
        ("Saint-Etiene", "Saint-Étienne"),
        ("Boulogne-Bilancourt", "Boulogne-Billancourt"),
        ("Marseile", "Marseille"),
        ("Havre", "Le Havre"),
        ("Bezier", "Béziers"),
        ("Perpigann", "Perpignan"),
        ("Sainte Rose", "Sainte-Rose"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_official_one(saisie: str, expected: str) -> None:
    assert communes.suggestions(saisie)[0] == expected


@pytest.mark.parametrize("saisie", ["", "   ", "-", "Xqzwk", "\t", "\n", "1"])
def test_what_looks_like_no_name_gets_no_suggestion(saisie: str) -> None:
    assert communes.par_nom(saisie) == []
    assert communes.suggestions(saisie) == []


def test_suggestions_are_few_and_can_be_kept_to_a_departement() -> None:
    assert 1 < len(communes.suggestions("Roan")) <= 5
    assert communes.suggestions("Lion", "69") == ["Lyon"]


@pytest.mark.parametrize(
    ("code", "today"),
    [("01340", "01015"), ("93059", "93066"), ("02285", "59545"), ("08300", "08439")],
)
def test_a_code_that_ended_leads_to_the_commune_of_today(code: str, today: str) -> None:
    successor = communes.successeur(code)
    assert successor is not None
    assert successor.code == today


@pytest.mark.parametrize("code", ["92040", "99999"])
def test_a_current_or_unknown_code_has_no_successor(code: str) -> None:
    assert communes.successeur(code) is None


@pytest.mark.parametrize(
    ("saisie", "message"),
    [
        ("92040", ""),
        ("issy les moulineaux", ""),
        (
            "01340",
            "Saint-Bois (01340) n’est plus une commune depuis le Code officiel géographique de "
            "2016 (commune déléguée). Écrivez « Arboys en Bugey » (01015).",
        ),
        (
            "Pierrefitte sur Seine",
            "Pierrefitte-sur-Seine (93059) n’est plus une commune depuis le Code officiel "
            "géographique de 2025 (commune déléguée). Écrivez « Saint-Denis » (93066).",
        ),
        (
            "Épinay-Champlâtreux et Luzarches",
            "Aucune commune ne s’appelle « Épinay-Champlâtreux et Luzarches » au Code officiel "
            "géographique de 2026.",
        ),
        (
            "Marseille 1er Arrondissement",
            "Marseille 1er Arrondissement (13201) n’est pas une commune (arrondissement "
            "municipal). Écrivez « Marseille » (13055).",
        ),
        (
            "Tannay-le-Mont",
            "Aucune commune ne s’appelle « Tannay-le-Mont » au Code officiel géographique de "
            "2026. Vouliez-vous dire « Tannay-le-Mont-Dieu » ?",
        ),
        ("99999", "Aucune commune n’a le code 99999 au Code officiel géographique de 2026."),
        (
            "92130",
            "Aucune commune n’a le code 92130 au Code officiel géographique de 2026. Si c’est un "
            "code postal, le code INSEE est 92040 (Issy-les-Moulineaux).",
        ),
    ],
)
def test_an_author_is_told_what_became_of_a_commune(saisie: str, message: str) -> None:
    assert communes.expliquer(saisie) == message


def test_a_commune_that_changed_its_name_is_found_under_the_old_one() -> None:
    assert communes.expliquer("Céreste") == (
        "Céreste (04045) a changé de nom depuis le Code officiel géographique de 2024. "
        "Écrivez « Céreste-en-Luberon » (04045)."
    )


def test_every_ended_code_or_name_leads_to_a_commune_of_today() -> None:
    lost = [line for line in table("anciennes-communes") if communes.par_code(line[4]) is None]
    assert lost == []


def test_the_whole_country_is_there() -> None:
    lines = list(table("noms"))
    assert len(lines) > 34_800
    assert [line[0] for line in lines] == [line[0] for line in table("communes")]
    assert all(line[2] in "012345678" for line in lines)


@pytest.mark.parametrize("name", ["noms", "anciennes-communes"])
def test_every_name_is_found_as_an_author_would_type_it(name: str) -> None:
    folded = fold_table(table(name).body).decode().splitlines()
    lines = zip(table(name), folded, strict=True)
    assert [line[1] for line, plain in lines if plain.split("\t")[1] != fold(line[1])] == []
