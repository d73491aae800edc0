"""The follow-up: the tracking table and the yearly report, read back from their real files."""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import execution
import pytest
from livre import (
    WordFile,
    numbered_lines,
    piece,
    read,
    words,
)
from openpyxl import load_workbook

from ctg_docs.document.forms import without_forms
from ctg_docs.document.nodes import Chart, Section, Table
from ctg_docs.document.tables import is_title, shares
from ctg_docs.document.walk import blocks_within, logos_of
from ctg_docs.document.words import cell_text, inline_text
from ctg_docs.french.dates import MOIS
from ctg_docs.model.loading import build
from ctg_docs.pipeline import prepare
from ctg_docs.reading.territory import read_territory
from ctg_docs.writing.formats import write
from ctg_docs.writing.text import plain_text

# What openpyxl does not read back, the bars of rates among it, is no fault of the file.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")

DOCUMENTS = ("tableau-suivi", "bilan")
FEW = ("4-parentalite",)
STATUTS = {
    "non_demarree": "non démarrée",
    "en_cours": "en cours",
    "realisee": "réalisée",
    "reportee": "reportée",
    "abandonnee": "abandonnée",
}


@cache
def actions():
    """The actions of the example in force, as its sources hold them."""
    folder = execution.executed()
    convention, _ = build(read_territory(folder, folder.parent / "commun")[0])
    return convention.actions


def tree(name):
    return execution.prepared("suivi").documents[name]


def flat(document):
    return " ".join(plain_text(document).split())


@cache
def workbook(name, *, computed=False):
    return load_workbook(BytesIO(content(name)), data_only=computed)


@cache
def content(name):
    theme = execution.prepared("suivi").theme
    ((_, found),) = write(tree(name), theme, ["xlsx"])
    return found


def rows(sheet):
    """The rows of a table under its head, by the words of their columns; totals left out."""
    sheet = workbook("tableau-suivi", computed=True)[sheet]
    names = [cell.value for cell in sheet[3]]
    found = [dict(zip(names, (cell.value for cell in row), strict=True)) for row in sheet["4:999"]]
    return [row for row in found if row["N°"] not in (None, "Total")]


# The words that an application shows for what a cell holds.


def shown(cell):
    if isinstance(cell.value, datetime):
        return _day(cell.value, cell.number_format)
    if re.fullmatch('"[^"]*"|0', cell.number_format):
        return cell.number_format.strip('"') if '"' in cell.number_format else str(cell.value)
    if isinstance(cell.value, int | float):
        return _number(Decimal(str(cell.value)), cell.number_format)
    return str(cell.value)


def _day(day, code):
    forms = {
        "dd/mm/yyyy": f"{day:%d/%m/%Y}",
        "yyyy": f"{day:%Y}",
        "[$-40C]mmmm yyyy": f"{MOIS[day.month - 1]} {day.year}",
    }
    return forms[code]


def _number(value, code):
    positive, negative = code.split(";")
    kept = (negative if value < 0 else positive).removeprefix("[$-40C]")
    pattern = re.fullmatch(r'("−")?#,##0(?:\.(0+))?(?:"([^"]*)")?(%?)', kept)
    sign, places, unit, percent = pattern.groups()
    value = abs(value * 100 if percent else value)
    digits = value.quantize(Decimal(1).scaleb(-len(places or "")), ROUND_HALF_UP)
    said = f"{digits:,}".replace(",", "\u202f").replace(".", ",")
    return f"{(sign or '').strip(chr(34))}{said}{unit or ''}{percent}"


def all_words(name):
    """The words of a tree, those that only a workbook shows included; an empty cell says none."""
    blocks = change_sections(tree(name).blocks)
    return [w for w in words(plain_text(replace(tree(name), blocks=blocks))) if w != "–"]


def change_sections(blocks):
    """The blocks, in which no section is kept for the workbook."""
    return tuple(
        replace(b, to_fill=False, content=change_sections(b.content))
        if isinstance(b, Section)
        else b
        for b in blocks
        if not (isinstance(b, Section) and b.to_read)
    )


def sheet_words(name):
    """The words of a workbook in reading order: each link gives way to the sheet it leads to."""
    book = workbook(name, computed=True)
    alternatives = iter(_alternatives(content(name)))
    front, *others = (sheet for sheet in book if sheet.title != "Origine")
    sheets = {f"'{sheet.title.replace(chr(39), chr(39) * 2)}'!A1": sheet for sheet in others}
    for (cell,) in front.iter_rows():
        target = cell.hyperlink.location if cell.hyperlink else None
        if target is None:
            yield str(cell.value or "")
            continue
        sheet = sheets[target]
        yield str(sheet["A1"].value)
        yield from next(alternatives) if sheet._charts else ()
        for row in sheet.iter_rows(min_row=2):
            seen = (c for c in row if not sheet.column_dimensions[c.column_letter].hidden)
            yield from (shown(found) for found in seen if found.value is not None)


def _alternatives(file):
    """The alternatives of the charts of each sheet that has any, in order."""
    with ZipFile(BytesIO(file)) as archive:
        names = [n for n in archive.namelist() if re.fullmatch(r"xl/drawings/drawing\d+.xml", n)]
        for name in sorted(names, key=lambda n: int(re.sub(r"\D", "", n))):
            found = re.findall('descr="([^"]*)"', archive.read(name).decode())
            yield [f"[{text}]" for text in found]


def test_the_workbook_shows_the_words_of_the_tree_in_order():
    found = [w for w in words(sheet_words("tableau-suivi")) if w != "–"]
    assert found == all_words("tableau-suivi")


def test_the_workbook_of_the_report_shows_all_its_words_each_chart_beside_its_values():
    found = [w for w in words(sheet_words("bilan")) if w != "–"]
    logos = [logo.alt for block in tree("bilan").blocks for logo in logos_of(block)]
    shown = Counter(all_words("bilan")) - Counter(words(f"[{alt}]" for alt in logos))
    assert Counter(found) == shown  # cells hold words, and no logo
    for sheet in workbook("bilan"):
        for chart in sheet._charts:
            (values,) = {s.val.numRef.f.split("!")[0].strip("'") for s in chart.series}
            assert values == sheet.title


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pdf_and_word_say_the_words_of_the_tree_in_order(name):
    found = execution.prepared("suivi", fields=FEW)
    document = found.documents[name]
    drawn = dict(write(document, found.theme, ["pdf", "docx"]))
    expected = words(plain_text(document))
    assert words(text for _, text, _ in read(drawn["pdf"]).elements) == expected
    assert words(numbered_lines(WordFile(drawn["docx"]))) == expected


def test_the_table_lies_on_its_side_and_the_report_stands():
    assert [tree(name).page for name in DOCUMENTS] == ["paysage", "portrait"]
    assert [tree(name).watermark for name in DOCUMENTS] == ["", ""]


def page_table(caption):
    """The table that pages alone show, by its caption."""
    pages = without_forms(tree("tableau-suivi"))
    tables = [b for b in blocks_within(pages.blocks) if isinstance(b, Table)]
    (found,) = (table for table in tables if inline_text(table.caption) == caption)
    return found


def test_pages_have_a_band_a_field_and_no_column_that_says_nothing():
    table = page_table("Avancement des actions")
    titles = [cell_text(cell) for cell in table.head[0]]
    assert titles.count("Période") == 1 and "Début" not in titles and "Champ" not in titles
    bands = [cell_text(row[0]) for row in table.body if is_title(row)]
    assert [band.split(" – ")[1] for band in bands] == [
        "Petite enfance",
        "Enfance",
        "Jeunesse",
        "Parentalité",
        "Accès au droit",
    ]
    rows = [row for row in table.body if not is_title(row)]
    for rank in range(len(titles)):
        assert any(cell_text(row[rank]) not in ("", "–") for row in rows), titles[rank]


def test_the_action_and_its_comment_have_a_quarter_of_the_width_each():
    table = page_table("Avancement des actions")
    titles = [cell_text(cell) for cell in table.head[0]]
    given = dict(zip(titles, shares(table.columns), strict=True))
    assert given["Action"] == given["Commentaire"] == pytest.approx(0.25, abs=0.02)


def test_the_workbook_has_one_sheet_a_table():
    assert workbook("tableau-suivi").sheetnames == [
        "Tableau de suivi",
        "Actions",
        "Calendrier",
        "Budget prévu",
        "Budget réalisé",
        "Dépenses",
        "Indicateurs",
        "Origine",
    ]
    tables = [b for b in blocks_within(tree("bilan").blocks) if isinstance(b, Table)]
    assert len(workbook("bilan").sheetnames) == 1 + len(tables)
    assert max(map(len, workbook("bilan").sheetnames)) <= 31


def test_every_action_has_its_row_with_its_state_its_dates_and_its_money():
    found = rows("Actions")
    assert [row["N°"] for row in found][:3] == [1001, 1002, 1003]
    assert len(found) == len(actions()) == 40
    for row, action in zip(found, actions(), strict=True):
        progress = action.avancement
        assert row["Statut"] == STATUTS[progress.statut]
        assert row["Taux"] == pytest.approx(progress.taux / 100)
        assert row["Constaté le"].date() == progress.date
        assert row["Début"].year == int(action.calendrier.debut[-4:])
        assert row["Fin"].year == int(action.calendrier.fin[-4:])
        assert row["Prévu"] == sum(line.montant for line in action.budget)
        spent = [line.realise for line in action.budget if line.realise is not None]
        assert (row["Réalisé"] or None) == (sum(spent) if spent else None)


def test_the_sheet_of_actions_is_made_to_be_worked_on():
    sheet = workbook("tableau-suivi")["Actions"]
    (listed,) = sheet.tables.values()
    assert (sheet.freeze_panes, listed.name, listed.ref) == ("B4", "Actions", "A3:N43")
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    offered, *others = sheet.data_validations.dataValidation
    assert {str(o.sqref): o.type for o in others} == {"H4:H43": "decimal", "I4:I43": "date"}
    assert (str(offered.sqref), offered.formula1) == ("G4:G43", f'"{",".join(STATUTS.values())}"')
    rules = {str(r.sqref): [x.type for x in r.rules] for r in sheet.conditional_formatting}
    assert rules == {"G4:G43": ["cellIs"] * 4, "H4:H43": ["dataBar"]}


def test_the_totals_follow_the_filters_and_say_the_sums_of_the_sources():
    lines = [line for action in actions() for line in action.budget]
    planned = sum(line.montant for line in lines)
    spent = [(line.realise, line.montant) for line in lines if line.realise is not None]
    sheet = workbook("tableau-suivi")["Actions"]
    said = workbook("tableau-suivi", computed=True)["Actions"]
    assert [sheet[f"{column}44"].value for column in "KLM"] == [
        f"=SUBTOTAL(109,{column}4:{column}43)" for column in "KLM"
    ]
    assert said["K44"].value == planned
    assert said["L44"].value == sum(done for done, _ in spent)
    assert said["M44"].value == sum(done - plan for done, plan in spent)


def test_the_calendar_marks_each_year_in_which_an_action_runs():
    for row, action in zip(rows("Calendrier"), actions(), strict=True):
        first, last = (int(text[-4:]) for text in (action.calendrier.debut, action.calendrier.fin))
        marked = [year for year in range(2022, 2027) if row[str(year)] == "●"]
        assert marked == list(range(first, last + 1))
        steps = [step.libelle.replace("'", "’") for step in action.calendrier.jalons]
        assert all(step in row["Étapes"] for step in steps)


@pytest.mark.parametrize(
    ("sheet", "key"), [("Budget prévu", "montant"), ("Budget réalisé", "realise")]
)
def test_the_budget_of_each_year_is_the_sum_of_its_lines(sheet, key):
    titles = {action.titre.replace("'", "’"): action for action in actions()}
    found = rows(sheet)
    kept = [a for a in actions() if a.budget]
    assert len(found) == len(kept)
    for row in found:
        lines = titles[row["Action"]].budget
        for year in range(2022, 2027):
            known = [getattr(x, key) for x in lines if x.annee == year]
            known = [amount for amount in known if amount is not None]
            assert (row[str(year)] or None) == (sum(known) if known else None)


def test_every_indicator_has_its_row_with_its_measures():
    found = rows("Indicateurs")
    indicators = [i for action in actions() for i in action.indicateurs]
    assert len(found) == len(indicators) == 58
    for row, indicator in zip(found, indicators, strict=True):
        assert row["Départ"] == float(indicator.valeur_initiale)
        assert row["Cible"] == float(indicator.cible)
        values = {str(v.annee): float(v.valeur) for v in indicator.valeurs}
        for year in map(str, range(2022, 2027)):
            assert row[year] == values.get(year)
        assert (row["Dernière valeur"] or None) == (values["2024"] if values else None)
        if values:
            way = indicator.cible - indicator.valeur_initiale
            done = Decimal(values["2024"]) - indicator.valeur_initiale
            assert row["Chemin parcouru"] == pytest.approx(float(done / way), abs=0.006)


def test_the_report_counts_what_the_sources_say():
    text = flat(tree("bilan"))
    states = Counter(action.avancement.statut for action in actions())
    begun = states["en_cours"] + states["realisee"]
    assert text.partition("] Bilan ")[2].startswith(
        "2024 de la convention territoriale globale 2022-2026 de Rochebrune-les-Prés"
        " Dernier constat d’avancement : 16 décembre 2024."
    )
    assert f"{begun} actions sur 40 engagées, dont {states['realisee']} réalisées" in text
    assert f"Sur 40 actions, {begun} sont engagées, soit {begun * 100 // 40} % du plan" in text
    assert f"{states['realisee']} sont déjà réalisées" in text
    measured = sum(bool(i.valeurs) for action in actions() for i in action.indicateurs)
    assert f"Le plan compte 58 indicateurs ; {measured} ont été mesurés" in text
    comments = [a.avancement.commentaire for a in actions() if a.avancement.commentaire]
    assert all(" ".join(comment.split()) in text.replace("\u202f", " ") for comment in comments)


def test_the_report_compares_in_charts_whose_values_stand_in_an_annex():
    found = list(blocks_within(tree("bilan").blocks))
    charts = [b for b in found if isinstance(b, Chart)]
    captions = [inline_text(b.caption) for b in found if isinstance(b, Table)]
    assert len(charts) == 10
    assert all(captions.count(inline_text(chart.table)) == 1 for chart in charts)
    assert not [
        b for b, after in pairwise(found) if isinstance(b, Chart) and isinstance(after, Table)
    ]
    drawn = [len(sheet._charts) for sheet in workbook("bilan")]
    assert sum(drawn) == len(charts) and max(drawn) == 1


def test_no_formula_of_a_source_reaches_the_workbook():
    folder = execution.copied(("4-parentalite",))
    live = ("=1+1", "+33 1 02 03 04 05", "-2", "@SOMME(A1)")

    def edit(action, rank):
        action["pilote"] = list(live)[rank % 4]
        action["avancement"] = {"statut": "en_cours", "commentaire": f"={rank}+1"}

    execution.change(folder, edit)
    found = execution.sound(folder, "tableau-suivi")
    ((_, file),) = write(found.documents["tableau-suivi"], found.theme, ["xlsx"])
    sheet = load_workbook(BytesIO(file))["Actions"]
    for row in (4, 5, 6):
        assert sheet[f"D{row}"].value == live[row - 4]
        assert sheet[f"J{row}"].value == f"={row - 4}+1"
        assert {sheet[f"{column}{row}"].data_type for column in "DJ"} == {"s"}


@pytest.mark.parametrize(
    ("statut", "said"),
    [
        ("projet", "La convention est encore un projet : le suivi commence avec elle, à partir du"),
        ("vote", "La convention n’est pas encore signée : le suivi commence avec elle"),
        ("a_signer", "La convention n’est pas encore signée : le suivi commence avec elle"),
        (
            "signe",
            "Aucun avancement, aucune dépense et aucun relevé d’indicateur n’est encore connu.",
        ),
        (
            "executoire",
            "Aucun avancement, aucune dépense et aucun relevé d’indicateur n’est encore connu.",
        ),
    ],
)
def test_without_follow_up_the_report_says_why_in_a_few_lines(statut, said):
    folder = execution.copied()
    execution.declare(folder, "statut: a_signer", f"statut: {statut}")
    report = execution.sound(folder, "bilan").documents["bilan"]
    assert said in flat(report)
    assert not [b for b in blocks_within(report.blocks) if isinstance(b, Chart | Table)]
    logos = [logo for block in report.blocks for logo in logos_of(block)]
    assert len(plain_text(report).splitlines()) - len(logos) < 10


SIGNED = ("statut: projet", "statut: signe\n  partielle: oui")
FOLLOWED = ("    rattachee_a: former\n", "    avancement: {statut: en_cours}\n")
CALENDAR = "      debut: 2024\n      fin: 2026\n"
TARGET = "        cible: 12\n"
SPENT = "    budget: [{annee: 2024, montant: 100, realise: 90}]\n"


@pytest.mark.parametrize(
    "change",
    [
        ("", ""),
        (CALENDAR, "      debut: 2024\n      fin: 2024\n"),
        (f"    calendrier:\n{CALENDAR}", ""),
        (TARGET, f"{TARGET}        valeurs: [{{annee: 2024, valeur: 8}}]\n"),
        (TARGET, f"{TARGET}{SPENT}"),
    ],
    ids=["three years", "one year", "no calendar", "one measure", "one expense"],
)
def test_a_single_action_has_a_report_without_a_title_over_nothing(sources, change):
    line, said = FOLLOWED
    found = prepare(sources(SIGNED, (line, line + said), change), ["bilan"])
    assert not found.refused, [str(p) for p in found.problems]
    report = found.documents["bilan"]
    assert "engagée" in flat(report)
    sections = [b for b in blocks_within(report.blocks) if isinstance(b, Section)]
    assert [inline_text(s.title) for s in sections if not s.content] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_rebuilt_text_without_actions_says_so(document):
    text = flat(piece("nancy", document).document)
    assert text.endswith("Les actions de la convention ne sont pas décrites ici.")


def test_the_names_of_a_confidential_action_are_in_the_table_of_the_committee_only():
    folder = execution.copied(("4-parentalite",))

    def edit(action, rank):
        execution.follow(action, rank)
        action |= {"confidentiel": "oui", "pilote": "Josette Discrète"}

    execution.change(folder, edit)
    found = execution.sound(folder, "suivi").documents
    assert "Discrète" in flat(found["tableau-suivi"])
    assert "Discrète" not in flat(found["bilan"])


def test_the_same_sources_give_the_same_workbook():
    theme = execution.prepared("suivi").theme
    assert dict(write(tree("bilan"), theme, ["xlsx"]))["xlsx"] == content("bilan")
