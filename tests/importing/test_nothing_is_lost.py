"""Whatever a workbook holds, each of its cells is imported or listed, and its amounts add up."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import classeurs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ctg_docs.importing.plans.plan import import_plan
from ctg_docs.importing.workbooks.cells import column_name
from ctg_docs.importing.workbooks.opening import read_workbook
from ctg_docs.model.actions import Action
from ctg_docs.model.projet import Champ
from ctg_docs.reading.yaml_file import parse_yaml

HEADINGS = (
    *("Axe", "Objectif", "Action", "Intitulé de l’action", "Pilote", "Partenaires", "Budget 2025"),
    *(
        "Budget 2026",
        "Montant",
        "Réalisé",
        "Financeur",
        "Subvention",
        "Indicateurs",
        "Valeur cible",
    ),
    *("Échéance", "Calendrier", "Statut", "% d’avancement", "Commentaires", "Priorité", "Public"),
    *("N°", "Constat", "Description", "Moyens humains", "Enjeu", "Jalons", "", "Météo", "État"),
)
TEXTS = (
    *(
        "TOTAL",
        "Axe 2 : Jeunesse",
        "12k€ env.",
        "3.500,00",
        "1,5 M€",
        "à définir",
        "#",
        "- un\n- deux",
    ),
    *("2024-2026", "sept-23", "31.12.2026", "En cours", "terminé", "40 %", "Caf, PMI", "P2", "oui"),
    *("lundi 4 mars 2025", "<b>x</b>", "> 50 familles", "a: b", "'", "1. un\n3. trois", "☞ main"),
)
VALUES = st.one_of(
    st.none(),
    st.sampled_from(TEXTS),
    st.integers(0, 60000),
    st.floats(0, 5000, allow_nan=False).map(lambda number: round(number, 3)),
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    # What no workbook may hold apart: controls, halves of signs.
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12),
)


@st.composite
def sheets(draw):
    heads = draw(st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=8))
    row = st.lists(VALUES, min_size=len(heads), max_size=len(heads))
    rows = draw(st.lists(row, min_size=1, max_size=6))
    top = draw(st.lists(st.just(["Plan d’actions"]), max_size=2))
    return [*top, ["Action", *heads], *[[draw(VALUES), *values] for values in rows]]


def imported(folder, rows):
    book = Workbook()
    for number, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            book.active.cell(number, column, value)
    path = Path(folder, "plan.xlsx")
    path.write_bytes(classeurs.bytes_of(book))
    return path


def places(path):
    return {
        f"{sheet.name}!{column_name(cell.column)}{cell.row}"
        for sheet in read_workbook(path)
        for cell in sheet.own_cells
        if cell.value != ""
    }


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(sheets())
def test_each_cell_has_one_end_and_each_file_is_read_back(rows):
    with TemporaryDirectory() as folder:
        try:
            path = imported(folder, rows)
            held = places(path)
            found = import_plan(path, None, None, merged=False)
        except Exception as error:
            if "[classeur-formules]" in str(error):  # a text that begins with « = »
                return
            raise
        if found.problems:
            return
        told = Counter(line.place for line in found.account.lines if "!" in line.place)
        assert set(told) == held and max(told.values()) == 1
        for name, text in found.files.items():
            data, _, problems = parse_yaml(text.encode(), name)
            assert problems == [], text
            for one in data.get("actions", []):
                Action.model_validate(one)
            for one in data.get("champs", []):
                Champ.model_validate(one)
        again = import_plan(path, (found.correspondance.encode(), "c.yaml"), None, merged=False)
        assert again.files == found.files


def euros(name, key):
    """The amounts of a key, of all the actions of a draft."""
    data = [parse_yaml(text.encode(), "")[0] for text in name.values()]
    several = [line for d in data for one in d.get("actions", []) for line in one.get("budget", [])]
    texts = [line[key] for line in several if key in line]
    return sum((Decimal(t.replace(" ", "").replace(",", ".")) for t in texts), Decimal(0))


@settings(max_examples=30)
@given(st.lists(st.tuples(*[st.integers(0, 10**7)] * 2), min_size=1, max_size=12))
def test_the_amounts_of_a_draft_add_up_to_those_of_the_workbook(rows):
    lines = [["Action", "Budget 2025", "Budget 2026 (k€)"]]
    lines += [[f"Ouvrir le lieu {n}", a, b] for n, (a, b) in enumerate(rows)]
    total = [sum(a for a, _ in rows), sum(b for _, b in rows)]
    with TemporaryDirectory() as folder:
        found = import_plan(imported(folder, [*lines, ["Total", *total]]), None, None, merged=False)
    assert euros(found.files, "montant") == total[0] + 1000 * total[1]
    told = [line.what for line in found.account.lines if line.words in map(str, total)]
    assert told.count("total retrouvé") >= 2


@pytest.mark.parametrize("make", classeurs.ALL, ids=lambda make: make.__name__)
def test_each_cell_of_a_messy_workbook_is_imported_or_listed(make, tmp_path):
    name, content = make()
    path = tmp_path / name
    path.write_bytes(content)
    found = import_plan(path, None, None, merged=False)
    assert {line.place for line in found.account.lines} >= places(path)
