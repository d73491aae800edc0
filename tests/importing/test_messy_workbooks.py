"""Ten messy workbooks, unlike one another, give what they must."""

import classeurs
import pytest
from generated.imports import IMPORTED, imports, outcome
from generated.kept import differences

from ctg_docs.importing.plans import correspondance
from ctg_docs.importing.plans.mapping import MappedHeading, SheetMapping
from ctg_docs.importing.workbooks.cells import Sheet, SheetCell
from ctg_docs.pipeline import prepare
from ctg_docs.problems import Gravite
from ctg_docs.reading.yaml_file import parse_yaml

NAMES = [make.__name__ for make in classeurs.ALL]


def actions(name):
    """The actions of an import, by their ids."""
    texts = [text for file, text in outcome(name).files.items() if file.startswith("actions/")]
    read = [parse_yaml(text.encode(), "brouillon") for text in texts]
    assert all(problems == [] for _, _, problems in read)
    return {one["id"]: one for data, _, _ in read for one in data["actions"]}


def to_check(name):
    return [line.place for line in outcome(name).account.of("verifier")]


@pytest.mark.parametrize("path", imports(), ids=lambda path: path.stem)
def test_each_import_is_that_of_today(path):
    told = differences({path: imports()[path]})
    assert not told, told


def test_each_kept_import_is_of_a_workbook():
    assert sorted(IMPORTED.glob("*")) == sorted(imports())


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_no_error_in_a_new_territory(name, territory, run, tmp_path):
    file, content = getattr(classeurs, name)()
    (tmp_path / file).write_bytes(content)
    code, _, told = run("importer", "plan", file, "--territoire", territory.name)
    assert code == 0, told
    wrong = prepare(territory, ["convention"]).problems
    assert [one for one in wrong if one.gravite is Gravite.ERREUR] == []


def test_headings_on_two_rows_merged_cells_and_totals():
    found = actions("two_rows_of_headings")
    first = found["ouvrir-un-guichet-unique"]
    assert first["budget"] == [{"annee": "2024", "montant": "12 000"}]
    assert first["financements"] == [
        {"financeur": "Caf", "montant": "5 000"},
        {"financeur": "Commune", "montant": "7 000"},
    ]
    assert first["avancement"]["taux"] == "40"
    second = found["creer-un-relais-petite-enfance"]
    assert second["rattachee_a"] == first["rattachee_a"] == "informer-les-parents"
    assert [line["montant"] for line in second["budget"]] == ["3 500", "1 500"]
    assert second["calendrier"]["debut"] == "septembre 2024"
    assert to_check("two_rows_of_headings") == ["Actions!K5", "Actions!F6", "Actions!G7"]
    text = outcome("two_rows_of_headings").files["actions/import-1-petite-enfance.yaml"]
    assert "    # à vérifier : Actions!K5 « 12k€ env. » (budget.montant)\n" in text


def test_one_sheet_an_action():
    found = actions("one_sheet_an_action")
    parents = found["creer-un-cafe-des-parents"]
    assert parents["partenaires"] == ["Caf", "PMI", "Médiathèque"]
    assert parents["elu_referent"] == "Mme Lise Aubanel"
    assert parents["budget"] == [{"montant": "2 500", "taxes": "TTC"}]
    assert found["former-les-benevoles"]["calendrier"] == {
        "debut": "septembre 2025",
        "fin": "juin 2026",
    }


def test_two_columns_of_one_name_wait_for_their_author():
    assert "budget" not in actions("windows_text")["tenir-une-permanence-france-services"]
    text = outcome("windows_text").correspondance
    assert text.count("a-choisir  # Montant : budget.montant ?") == 2


def test_dates_are_read_in_all_their_forms():
    periods = [one["calendrier"] for one in actions("unicode_text").values()]
    assert periods == [
        {"debut": "1er février 2024", "fin": "31 décembre 2026"},
        {"debut": "septembre 2023", "fin": "fin 2025"},
        {"debut": "1er janvier 2024", "fin": "1er trimestre 2024"},
        {"debut": "mars 2023"},
    ]


def test_sheets_named_after_fields_and_an_old_format():
    names = list(outcome("one_sheet_a_field").files)
    assert names[::2] == ["champs/import-1-petite-enfance.yaml", "champs/import-2-jeunesse.yaml"]
    assert actions("one_sheet_a_field")["ouvrir-un-relais"]["rattachee_a"] == "accueillir-mieux"


def test_sections_repeated_headings_subtotals_and_a_wrong_total():
    found = actions("sections_between_rows")
    assert found["ouvrir-le-samedi"] == {
        "id": "ouvrir-le-samedi",
        "titre": "Ouvrir le samedi",
        "rattachee_a": "aller-vers-les-jeunes",
        "etat": "a_developper",
        "pilote": "Service jeunesse",
        "budget": [{"montant": "3 000"}],
        "priorite": "2",
    }
    told = {line.place: line.what for line in outcome("sections_between_rows").account.lines}
    assert told["Plan!C12"] == "total retrouvé"
    assert told["Plan!C16"] == "total annoncé, mais les lignes importées font 15 500 €"


def test_an_action_over_several_rows():
    creche = actions("several_rows_an_action")["ouvrir-une-creche"]
    assert creche["budget"] == [
        {"montant": "250 000", "realise": "240 000", "objet": "Travaux"},
        {"montant": "30 000", "objet": "Mobilier"},
    ]
    assert creche["indicateurs"][1]["unite"] == "%"


def test_what_is_hidden_is_told():
    told = {line.place: line.what for line in outcome("hidden_things").account.lines}
    assert told["Actions!C2"] == "colonne masquée « Avis interne »"
    assert told["Actions, ligne 4"] == "ligne masquée, importée"
    assert told["Brouillon!A1"] == "feuille masquée"
    assert told["Actions!B2"] == "note de la cellule"
    assert actions("hidden_things")["rendre-le-site-lisible"]["calendrier"]["fin"] == "2026"


def test_words_of_a_wrong_weekday_and_spoiled_accents():
    found = actions("old_mac_text")
    assert found["preter-des-tablettes"]["description"] == "- prêt gratuit\n- atelier du mardi\n"
    assert "description" not in found["ouvrir-un-cafe-numerique"]
    told = list(outcome("old_mac_text").account.of("verifier"))
    assert told[0].words == "Atelier débutants, lundi 4 mars 2025"


@pytest.mark.parametrize(
    ("funder", "said"),
    [("Caf", "de Caf"), ("État", "d’État"), ("Le Département", "de Le Département")],
)
def test_a_funder_is_read_back_as_the_correspondence_says_it(funder, said):
    heading = MappedHeading(2, "Part", "financements.montant", 2025, funder)
    text = correspondance.written("plan.xlsx", (SheetMapping("Plan", "tableau", (1,), (heading,)),))
    assert f"B: financements.montant 2025 {said}  # Part" in text
    sheet = Sheet("Plan", {(1, 2): SheetCell(1, 2, "Part")})
    ((read,),) = (found.headings for found in correspondance.read(text.encode(), "c.yaml", [sheet]))
    assert read.financeur == funder
