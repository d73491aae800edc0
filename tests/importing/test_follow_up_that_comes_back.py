"""`ctg importer suivi`: a workbook filled in by several services comes back to the exact lines."""

import difflib
import json
import os
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest
from openpyxl import Workbook
from sweeping import swept
from tableau_rempli import NAME, built, edited, rearranged, snapshot, sources, typing

from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.returning import read_back, receive
from ctg_docs.problems import SourceError
from ctg_docs.reading.folder import list_territories
from ctg_docs.starting.samples.ensemble import ensemble

SHIPPED = Path(__file__).parents[2] / "sources"
MANY = int(os.environ.get("CTG_TERRITOIRES", "12"))
ACTIONS = "actions/4-parentalite.yaml"

TYPED = {
    ("Actions", 4, "Statut"): "En cours",
    ("Actions", 4, "Taux"): 0.45,
    ("Actions", 4, "Constaté le"): datetime(2025, 3, 4),
    ("Actions", 4, "Commentaire"): "Bien : l'équipe est là.\nSuite en mai.",
    ("Actions", 5, "Taux"): "60 %",
    ("Actions", 6, "Taux"): 75,
    ("Actions", 6, "Constaté le"): "5 mars 2025",
    ("Dépenses", 4, "Réalisé"): 1234.5,
    ("Dépenses", 5, "Réalisé"): "2 500 €",
    ("Indicateurs", 4, "2025"): 0.1 + 0.2,
}


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """Give the workbook of the sources, before anybody fills it in."""
    return built(sources(tmp_path_factory.mktemp("depart")))


@pytest.fixture
def territory(tmp_path, monkeypatch):
    """Give the folder of the sources, under the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    return sources(tmp_path)


@pytest.fixture
def come_back(territory, run):
    """Give what the command says of a workbook: its exit code, what it prints, what it tells."""

    def come_back(content, *options, name=NAME):
        Path(name).write_bytes(content)
        return run("importer", "suivi", name, *options)

    return come_back


def changes(before, after):
    """The lines of a text that go and those that come."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def text(territory):
    return (territory / ACTIONS).read_text(encoding="utf-8")


def test_a_workbook_that_nobody_filled_in_has_nothing_to_write(original, come_back, territory):
    before = snapshot(territory)
    code, printed, told = come_back(edited(original), "--appliquer")
    assert (code, told) == (0, "")
    assert printed == f"{NAME} : rien n’a changé depuis qu’il a été construit.\n"
    assert snapshot(territory) == before


def test_what_is_filled_in_is_shown_first_and_nothing_is_written(original, come_back, territory):
    before = snapshot(territory)
    code, printed, _ = come_back(edited(original, typing(TYPED)))
    assert code == 0
    line = text(territory).splitlines().index("    taux: 100") + 1
    assert f"  Actions!H4 : Taux, 100 → 45 ({ACTIONS}:{line})" in printed
    assert "Pour écrire : la même commande, avec --appliquer." in printed
    assert snapshot(territory) == before


def test_what_is_filled_in_comes_to_its_lines_and_to_no_other(original, come_back, territory):
    before, others = text(territory), snapshot(territory)
    code, _, told = come_back(edited(original, typing(TYPED)), "--appliquer")
    assert (code, told) == (0, "")
    assert changes(before, text(territory)) == [
        "-     realise: 2726",
        "+     realise: 1234,5",
        "+     - annee: 2025",
        "+       valeur: 0,3",
        "-     statut: realisee",
        "+     statut: en_cours",
        "-     taux: 100",
        "+     taux: 45",
        "-     date: '2024-12-16'",
        "-     commentaire: Achevée dans les délais ; le bilan a été présenté au comité technique.",
        "+     date: '2025-03-04'",
        "+     commentaire: |-",
        "+       Bien : l'équipe est là.",
        "+ ",
        "+       Suite en mai.",
        "-     realise: 3610",
        "+     realise: 2 500",
        "-     taux: 40",
        "+     taux: 60",
        "-     taux: 50",
        "+     taux: 75",
        "-     date: '2024-12-16'",
        "+     date: '2025-03-05'",
    ]
    written = snapshot(territory)
    assert [p.name for p in written if written[p] != others[p]] == [Path(ACTIONS).name]


def test_importing_twice_gives_the_same_bytes_and_says_why(original, come_back, territory):
    filled = edited(original, typing(TYPED))
    come_back(filled, "--appliquer")
    once = snapshot(territory)
    code, printed, _ = come_back(filled, "--appliquer")
    assert (code, snapshot(territory)) == (0, once)
    assert "Sans effet (10)" in printed and "déjà dans les sources" in printed
    # What was built from the new sources brings nothing more.
    assert "rien n’a changé" in come_back(built(territory))[1]


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([2, 1, 0, 3], []),
        ([0, 0, 1, 2], []),
        ([2, 0, 1], [0, 1, 2, 9, 8, 7, 6, 5, 4, 3, 13, 10, 11, 12]),
    ],
    ids=["sorted", "duplicated", "columns moved"],
)
def test_rows_and_columns_may_be_moved(original, come_back, territory, rows, columns):
    come_back(edited(original, typing(TYPED)), "--appliquer")
    expected = snapshot(territory)
    fresh = sources(territory.parent.parent / "autre")
    moved = edited(original, typing(TYPED), rearranged("Actions", rows, columns))
    Path(NAME).write_bytes(moved)
    found = read_back(receive(Path(NAME)), fresh, "autre")
    assert found.files == {ACTIONS: expected[territory / ACTIONS].decode()}


def test_a_row_that_goes_takes_nothing_away(original, come_back, territory):
    gone = edited(original, rearranged("Actions", [1, 2, 3], []))
    code, printed, _ = come_back(gone, "--appliquer")
    assert code == 0
    assert "Actions : 1 ligne en moins : rien n’en change" in printed


def test_a_value_that_is_cleared_goes_from_the_sources(original, come_back, territory):
    cleared = {("Actions", 4, "Commentaire"): None, ("Indicateurs", 4, "2024"): None}
    before = text(territory)
    assert come_back(edited(original, typing(cleared)), "--appliquer")[0] == 0
    gone = changes(before, text(territory))
    assert len(gone) == 3 and all(line.startswith("-") for line in gone)


def test_what_comes_from_the_plan_is_refused_with_its_cell(original, come_back, territory):
    before = snapshot(territory)
    typed = {("Actions", 4, "Action"): "Autre titre", ("Dépenses", 4, "Prévu"): 3}
    code, printed, _ = come_back(edited(original, typing(typed)), "--appliquer")
    assert (code, snapshot(territory)) == (1, before)
    assert "Refusé (2)" in printed
    assert "Actions!C4 : « Action » vient du plan et ne se change pas" in printed
    assert "Dépenses!F4 : « Prévu » vient du plan" in printed


def test_a_conflict_is_told_with_both_values_and_nothing_is_written_for_it(
    original, come_back, territory
):
    path = territory / ACTIONS
    path.write_text(text(territory).replace("taux: 100", "taux: 40", 1), encoding="utf-8")
    line = text(territory).splitlines().index("    taux: 40") + 1
    typed = {("Actions", 4, "Taux"): 0.6, ("Actions", 5, "Taux"): 0.2}
    filled = edited(original, typing(typed))
    code, printed, _ = come_back(filled, "--appliquer")
    assert code == 1
    assert f"Actions!H4 : 60 dans le classeur, 40 dans {ACTIONS}:{line}" in printed
    assert "Les sources ont changé depuis que ce classeur a été construit." in printed
    assert "taux: 40" in text(territory) and "taux: 20" in text(territory)
    assert come_back(filled, "--appliquer", "--garder", "sources")[0] == 0
    assert "taux: 40" in text(territory)
    assert come_back(filled, "--appliquer", "--garder", "classeur")[0] == 0
    assert "taux: 60" in text(territory) and "taux: 40" not in text(territory)


def test_a_line_of_budget_added_since_does_not_move_the_others(original, come_back, territory):
    path = territory / ACTIONS
    first = "  budget:\n  - annee: '2022'\n"
    added = "  budget:\n  - annee: '2023'\n    montant: '7'\n  - annee: '2022'\n"
    assert first in text(territory)
    path.write_text(text(territory).replace(first, added, 1), encoding="utf-8")
    typed = {("Dépenses", 4, "Réalisé"): 2901}
    assert come_back(edited(original, typing(typed)), "--appliquer")[0] == 0
    assert "    montant: 2 900" in text(territory).split("realise: 2 901")[0].splitlines()[-4:]


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("Actions", 4, "Statut"), "terminado", "Actions!G4 : « terminado » n’est pas un statut"),
        (("Actions", 4, "Taux"), "beaucoup", "« beaucoup » n’est pas un taux"),
        (("Actions", 4, "Taux"), 130, "n’est pas un taux : un nombre entier de 0 à 100 %"),
        (("Actions", 4, "Constaté le"), "bientôt", "« bientôt » n’est pas un jour"),
        (("Actions", 4, "Commentaire"), "=CONCAT(A1)", "la formule n’a pas de résultat"),
        (("Dépenses", 4, "Réalisé"), -5, "n’est pas un montant"),
        (("Dépenses", 4, "Réalisé"), "5 000 € HT", "dit « HT » : écrivez le montant seul"),
        (("Dépenses", 4, "Réalisé"), date(2025, 1, 1), "n’est pas un montant"),
        (("Indicateurs", 4, "2025"), "une dizaine", "« une dizaine » n’est pas un nombre"),
    ],
)
def test_a_value_that_the_sources_would_not_take_is_refused_with_its_cell(
    original, come_back, territory, place, value, said
):
    before = snapshot(territory)
    code, printed, _ = come_back(edited(original, typing({place: value})), "--appliquer")
    assert (code, snapshot(territory)) == (1, before)
    assert said in printed


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({"Constaté le": datetime(2099, 3, 4)}, "Actions!I4 : le 4 mars 2099, l’action"),
        ({"Constaté le": datetime(1999, 3, 4)}, "Actions!I4 : le 4 mars 1999, l’action"),
        ({"Statut": "Non démarrée"}, "Actions!G4 : une action non démarrée ne peut pas"),
        ({"Taux": 0}, "Actions!H4 : une action réalisée ne peut pas être à 0 %"),
        ({"Statut": "Reportée", "Taux": 1.0}, "Actions!G4 : une action reportée ne peut pas"),
    ],
)
def test_what_the_rules_of_the_sources_refuse_is_refused_with_its_cell_and_nothing_else(
    original, come_back, territory, typed, refused
):
    before = text(territory)
    cells = {("Actions", 4, title): value for title, value in typed.items()}
    cells[("Actions", 5, "Taux")] = 0.35
    code, printed, told = come_back(edited(original, typing(cells)), "--appliquer")
    assert (code, told) == (1, "")
    assert refused in printed.replace("\xa0", " ") and f"{ACTIONS}:" in printed
    assert changes(before, text(territory)) == ["-     taux: 40", "+     taux: 35"]


def test_what_the_rules_of_the_sources_doubt_is_taken_and_said(original, come_back, territory):
    typed = {
        ("Actions", 5, "Taux"): 1.0,
        ("Actions", 6, "Constaté le"): datetime(2021, 12, 31),
    }
    code, printed, _ = come_back(edited(original, typing(typed)), "--appliquer")
    assert code == 0 and "taux: 100" in text(territory)
    lines = {line.split(" : ")[0].strip(): line for line in printed.splitlines()}
    assert lines["Actions!H5"].endswith("à vérifier : une action en cours est à 100 %")
    assert "hors de la période de la convention" in lines["Actions!I6"]
    # What is checked of the same sources says the same.
    again = [str(p) for p in prepare(territory, ["tableau-suivi"]).problems]
    assert sum("avancement-contradictoire" in p or "constat-hors" in p for p in again) == 2


def test_a_row_that_stands_twice_says_one_thing_or_is_refused(original, come_back, territory):
    twice = rearranged("Actions", [0, 0, 1, 2], [])
    typed = {("Actions", 4, "Taux"): 0.6, ("Actions", 5, "Taux"): 0.7}
    code, printed, _ = come_back(edited(original, twice, typing(typed)))
    assert code == 1
    assert "la ligne y est deux fois : 60 (Actions!H4), 70 (Actions!H5)" in printed


def test_what_is_added_is_told_and_left_aside(original, come_back):
    def add(book):
        book["Actions"].cell(20, 1).value = "Une action de plus"
        book.create_sheet("Notes")["A1"] = "À voir"

    code, printed, _ = come_back(edited(original, add))
    assert code == 0
    assert "Actions!A20 : ligne ajoutée : laissée de côté" in printed
    assert "Notes : feuille ajoutée ou renommée : laissée de côté" in printed


def test_the_report_says_the_same_for_machines(original, come_back):
    come_back(edited(original, typing(TYPED)), "--rapport", "rapport.json")
    report = json.loads(Path("rapport.json").read_text(encoding="utf-8"))
    assert (report["territoire"], report["applique"]) == ("exemple", False)
    assert report["fichiers"] == [ACTIONS]
    (one,) = [line for line in report["lignes"] if line["case"] == "Actions!H4"]
    assert (one["etat"], one["cle"], one["depart"], one["classeur"], one["sources"]) == (
        *("repris", "avancement.taux"),
        *("100", "45", "100"),
    )


def other_tool():
    book = Workbook()
    book.active.append(["Action", "Statut"])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def later(book):
    book["Origine"]["B1"] = "9"


def elsewhere(book):
    for row in book["Origine"].iter_rows(max_row=5):
        if row[0].value == "Sources":
            row[1].value = "ailleurs.yaml"


def test_a_workbook_that_is_not_ours_is_refused_and_shown_the_way(come_back, original, territory):
    before = snapshot(territory)
    code, _, told = come_back(other_tool())
    assert code == 1
    assert "n’est pas un tableau de suivi que ctg-docs a construit" in told
    assert "ctg importer plan" in told and "[suivi-etranger]" in told
    assert come_back(b"rien")[0] == 1
    code, _, told = come_back(edited(original, later))
    assert code == 1 and "[suivi-version]" in told
    code, _, told = come_back(edited(original, elsewhere), "--territoire", "exemple")
    assert code == 1 and "ce classeur suit « ailleurs »" in told
    assert snapshot(territory) == before


def test_a_follow_up_given_as_a_plan_is_shown_the_way(original, territory, run):
    Path(NAME).write_bytes(original)
    code, _, told = run("importer", "plan", NAME, territory.name)
    assert code == 1 and told.count("\n") == 2 and "ctg importer suivi" in told
    assert not Path("tableau-suivi-correspondance.yaml").exists()


def test_a_million_empty_rows_cost_nothing(original, come_back):
    def stretch(book):
        book["Actions"].cell(1_000_000, 3).value = " "

    code, printed, told = come_back(edited(original, stretch))
    assert (code, told) == (0, "")
    assert "rien n’a changé" in printed


def test_sources_in_error_are_told_before_anything_is_read(original, come_back, territory):
    path = territory / ACTIONS
    path.write_text(text(territory) + "    inconnue: oui\n", encoding="utf-8")
    code, _, told = come_back(edited(original, typing(TYPED)), "--appliquer")
    assert code == 1 and "inconnue" in told


def test_lines_keep_their_ends_and_short_notations_stay_short(original, come_back, territory):
    path = territory / ACTIONS
    first, *others = text(territory).split("    statut: realisee\n    taux: 100\n")
    date_, comment, rest = others[0].split("\n", 2)
    flow = first.removesuffix("  avancement:\n")
    short = f"  avancement: {{statut: realisee, taux: 100,{date_[3:]},{comment[3:]}}} # au comité\n"
    written = "100,".join([flow + short + rest, *others[1:]]).replace("\n", "\r\n")
    path.write_bytes(written.encode())
    typed = {("Actions", 4, "Taux"): 0.45}
    assert come_back(edited(original, typing(typed)), "--appliquer")[0] == 0
    assert path.read_bytes() == written.replace("taux: 100", "taux: 45", 1).encode()


@pytest.mark.parametrize(
    "folder",
    swept(list_territories(SHIPPED), [SHIPPED / "nancy", SHIPPED / "exemple-avenant"]),
    ids=lambda f: f.name,
)
def test_a_shipped_territory_comes_back_unchanged(folder, tmp_path):
    assert unchanged(folder, tmp_path)


def unchanged(folder, tmp_path):
    """Tell whether the workbook of a territory brings nothing to its sources."""
    path = tmp_path / NAME
    path.write_bytes(built(folder))
    try:
        return read_back(receive(path), folder, folder.name).proposals == []
    except SourceError as error:
        # Without an action there is nothing to fill in.
        return [p.code for p in error.problems] == ["suivi-etranger"]


@pytest.mark.parametrize("rank", swept(range(MANY), [0]))
def test_a_synthetic_territory_comes_back_unchanged(rank, tmp_path):
    ((name, files),) = islice(ensemble(rank + 1, 31), rank, None)
    for path, content in files.items():
        target = tmp_path / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    assert unchanged(tmp_path / name, tmp_path)
