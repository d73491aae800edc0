"""`ctg importer plan`, as its author sees it: what is written, corrected, merged, left alone."""

import shutil

import classeurs
import pytest

from ctg_docs.reading.yaml_file import parse_yaml

WORKBOOK = "plan.xlsx"


@pytest.fixture
def workbook(tmp_path, territory):
    """Give the first messy workbook, in the folder of the command."""
    name, content = classeurs.two_rows_of_headings()
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def snapshot(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_command_tells_what_is_written_to_check_and_left_out(workbook, territory, run):
    code, printed, told = run("importer", "plan", WORKBOOK, "--territoire", territory.name)
    assert (code, told) == (0, "")
    assert "3 actions importées" in printed
    assert "Actions!K5 « 12k€ env. »" in printed
    assert "Notes!A1 « À faire relire avant le comité »" in printed
    assert (workbook.parent / "plan-correspondance.yaml").is_file()
    report = (workbook.parent / "plan-rapport.txt").read_text(encoding="utf-8")
    assert (
        "Actions!G5 « Service petite enfance » : action « Ouvrir un guichet unique », Pilote"
        in (report)
    )


def test_importing_twice_gives_the_same_bytes(workbook, territory, run):
    run("importer", "plan", WORKBOOK, "--territoire", territory.name)
    before = snapshot(workbook.parent)
    assert run("importer", "plan", WORKBOOK, "--territoire", territory.name)[0] == 0
    assert snapshot(workbook.parent) == before


def test_a_correspondence_that_its_author_corrects_is_followed(workbook, territory, run):
    run("importer", "plan", WORKBOOK, "--territoire", territory.name)
    kept = workbook.parent / "plan-correspondance.yaml"
    text = kept.read_text(encoding="utf-8").replace("G: pilote ", "G: elu_referent ")
    kept.write_text(text, encoding="utf-8")
    assert run("importer", "plan", WORKBOOK, "--territoire", territory.name)[0] == 0
    draft = (territory / "actions/import-1-petite-enfance.yaml").read_text(encoding="utf-8")
    assert "elu_referent: Service petite enfance" in draft
    assert kept.read_text(encoding="utf-8") == text


def test_a_draft_that_goes_leaves_no_file_of_the_former_one(workbook, territory, run):
    run("importer", "plan", WORKBOOK, "--territoire", territory.name)
    kept = workbook.parent / "plan-correspondance.yaml"
    text = kept.read_text(encoding="utf-8").replace("B: champ ", "B: ignorer ")
    kept.write_text(text, encoding="utf-8")
    assert run("importer", "plan", WORKBOOK, "--territoire", territory.name)[0] == 0
    assert sorted(path.name for path in (territory / "champs").glob("import-*")) == [
        "import-1-a-classer.yaml"
    ]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("G: pilote ", "G: pilotte ", "« pilotte » n’est pas une clé"),
        ("G: pilote ", "G: titre ", "deux colonnes deviennent « titre »"),
        ("feuille: Notes", "feuille: Note", "la feuille « Note » n’est pas dans le classeur"),
        ("forme: tableau", "forme: tablo", "« tablo » n’est pas une forme"),
        ("entete: [3, 4]", "entete: [trois]", "« entete » attend le numéro d’une ligne"),
        ("G: pilote ", "G1: pilote ", "« G1 » n’est pas une colonne"),
        ("G: pilote ", "E: pilote ", "La clé « E » est déjà écrite"),
        ("feuilles:", "pages:", "la liste « feuilles » manque"),
    ],
)
def test_a_mistake_in_a_correspondence_is_told_at_its_line(
    before, after, message, workbook, territory, run
):
    run("importer", "plan", WORKBOOK)
    kept = workbook.parent / "plan-correspondance.yaml"
    text = kept.read_text(encoding="utf-8").replace(before, after)
    kept.write_text(text, encoding="utf-8")
    files = snapshot(workbook.parent)
    code, _, told = run("importer", "plan", WORKBOOK, "--territoire", territory.name)
    assert code == 1 and message in told
    line = told.split(":")[1]
    assert line.isdigit() and int(line) >= 1
    assert snapshot(workbook.parent) == files


def test_without_a_territory_the_draft_stands_beside_the_workbook(workbook, run):
    code, printed, _ = run("importer", "plan", WORKBOOK)
    assert code == 0 and "ctg nouveau" in printed
    assert (workbook.parent / "plan-import/actions/import-2-jeunesse.yaml").is_file()


def test_files_of_one_stem_have_each_its_report_its_draft_and_its_correspondence(workbook, run):
    run("importer", "plan", WORKBOOK)
    first = snapshot(workbook.parent)
    rows = "Champ;Action;Pilote\nJeunesse;Ouvrir un lieu d’accueil;CCAS\n"
    (workbook.parent / "plan.csv").write_text(rows, encoding="utf-8")
    code, printed, _ = run("importer", "plan", "plan.csv")
    assert code == 0 and "plan-csv-rapport.txt" in printed and "plan-csv-import" in printed
    after = snapshot(workbook.parent)
    assert {path: after[path] for path in first} == first
    assert (workbook.parent / "plan-csv-correspondance.yaml").is_file()
    # Each of them goes on with its own.
    run("importer", "plan", WORKBOOK)
    run("importer", "plan", "plan.csv")
    assert snapshot(workbook.parent) == after


def test_a_workbook_that_takes_the_place_of_another_goes_on_with_its_correspondence(workbook, run):
    run("importer", "plan", WORKBOOK)
    shutil.rmtree(workbook.parent / "plan-import")
    workbook.rename(workbook.with_suffix(".xlsm"))
    code, printed, _ = run("importer", "plan", "plan.xlsm")
    assert code == 0 and "plan-correspondance.yaml" in printed and "xlsm-" not in printed


def test_what_an_author_wrote_is_never_replaced(workbook, territory, run):
    run("importer", "plan", WORKBOOK, "--territoire", territory.name)
    draft = territory / "actions/import-1-petite-enfance.yaml"
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("Accueil physique", "Accueil sur place"), encoding="utf-8")
    files = snapshot(workbook.parent)
    code, _, told = run("importer", "plan", WORKBOOK, "--territoire", territory.name)
    assert code == 1
    assert "l’action « Ouvrir un guichet unique » est dans vos sources [import-deja-la]" in told
    assert "sources/vandoeuvre-les-nancy/actions/import-1-petite-enfance.yaml:7:5" in told
    assert snapshot(workbook.parent) == files


WRITTEN = """\
# Le plan de la commune.
actions:
  - id: guichet   # gardé
    titre: Ouvrir un guichet unique
    rattachee_a: informer
    pilote: CCAS
    partenaires: [Caf, PMI, MSA]
"""
CHAMP = """\
champs:
  - id: petite-enfance
    titre: Petite Enfance
    genre: f
    objectifs_strategiques:
      - id: diversifier
        titre: Diversifier l’accueil
        objectifs_operationnels:
          - {id: informer, titre: Informer les parents}
"""


def test_a_merge_adds_what_is_missing_and_touches_nothing_else(workbook, territory, run):
    (territory / "actions.yaml").write_text(WRITTEN, encoding="utf-8")
    (territory / "champs.yaml").write_text(CHAMP, encoding="utf-8")
    code, printed, told = run("importer", "plan", WORKBOOK, "--dans", territory.name)
    assert (code, told) == (0, "")
    text = (territory / "actions.yaml").read_text(encoding="utf-8")
    assert text.startswith(WRITTEN)
    action = parse_yaml(text.encode(), "")[0]["actions"][0]
    assert action["pilote"] == "CCAS"
    assert action["budget"] == [{"annee": "2024", "montant": "12 000"}]
    assert action["avancement"]["statut"] == "en_cours"
    assert "« pilote » de l’action « Ouvrir un guichet unique » reste ce que disent" in printed
    champ = (territory / "champs.yaml").read_text(encoding="utf-8")
    assert champ == CHAMP
    others = (territory / "actions/import-1-petite-enfance.yaml").read_text(encoding="utf-8")
    assert "rattachee_a: informer\n" in others and "guichet" not in others


def test_a_merge_adds_an_objective_to_the_field_that_lacks_it(workbook, territory, run):
    (territory / "champs.yaml").write_text(CHAMP.partition("    objectifs")[0], encoding="utf-8")
    assert run("importer", "plan", WORKBOOK, "--dans", territory.name)[0] == 0
    text = (territory / "champs.yaml").read_text(encoding="utf-8")
    assert text.startswith(CHAMP.partition("    objectifs")[0])
    champ = parse_yaml(text.encode(), "")[0]["champs"][0]
    assert champ["objectifs_strategiques"][0]["id"] == "diversifier-l-accueil"


def test_merging_twice_changes_nothing_more(workbook, territory, run):
    (territory / "actions.yaml").write_text(WRITTEN, encoding="utf-8")
    (territory / "champs.yaml").write_text(CHAMP, encoding="utf-8")
    run("importer", "plan", WORKBOOK, "--dans", territory.name)
    files = snapshot(territory)
    run("importer", "plan", WORKBOOK, "--dans", territory.name)
    assert snapshot(territory) == files


def test_sources_with_an_error_are_not_completed(workbook, territory, run):
    (territory / "actions.yaml").write_text("actions: [", encoding="utf-8")
    files = snapshot(territory)
    code, _, told = run("importer", "plan", WORKBOOK, "--dans", territory.name)
    assert code == 1 and "actions.yaml:1" in told
    assert snapshot(territory) == files


def test_a_folder_is_said_to_be_one(territory, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "recu").mkdir()
    for command in (("importer", "document"), ("importer", "plan"), ("reprendre",)):
        assert "« recu » est un dossier" in run(*command, "recu")[2]


def test_an_end_before_its_beginning_is_left_to_be_checked(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = "Axe;Action;Début;Fin\nJeunesse;Ouvrir un local;mars 2027;juin 2025\n"
    (tmp_path / "plan.csv").write_text(rows, encoding="utf-8")
    _, printed, _ = run("importer", "plan", "plan.csv")
    assert "« mars 2027 »" in printed and "la fin vient avant le début" in printed
    written = "".join(p.read_text("utf-8") for p in tmp_path.rglob("actions/*.yaml"))
    assert "calendrier:" not in written and "à vérifier" in written
