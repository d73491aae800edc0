"""The workbook of a tree: one sheet a table, real values, and no word that becomes a formula."""

import html
import re
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sample_document import p, sample, t

from ctg_docs.document.nodes import (
    Attachment,
    Cell,
    Chart,
    Choice,
    Column,
    Document,
    Entry,
    Formula,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Section,
    Series,
    Table,
)
from ctg_docs.writing.text import plain_text
from ctg_docs.writing.xlsx import write_xlsx
from ctg_docs.writing.xlsx.names import sheet_names
from ctg_docs.writing.xlsx.numbers import counted

# What openpyxl does not read back, the bars of rates among it, is no fault of the file.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")

LIVE = ("=1+1", "+33 1 02 03", "-5", "@SOMME(A1)", "\t=1", "https://exemple.fr", "0123", "1.10")


def words(text, value=None, **options):
    return Cell((p(text),), value=value, **options)


def head(*titles):
    return tuple(Cell((p(title),), "col") for title in titles)


def budget(rows, **options):
    total = sum(amount for _, amount in rows)
    body = [
        (words(name, header="row"), words(f"{amount} €", Decimal(amount))) for name, amount in rows
    ]
    if options.get("totals"):
        body.append((words("Total", header="row"), words(f"{total} €", Decimal(total))))
    columns = (Column(3), Column(1, "right", unit="euros"))
    return Table(columns, (head("Poste", "Prévu"),), tuple(body), t("Le budget"), **options)


def document(*blocks, title="Tableau de suivi", **options):
    return Document(
        title=title,
        subject="Suivi",
        author="Ville d’Orgelle",
        blocks=(Section("suivi", "liminaire", t(title), blocks, level=1),),
        date=date(2024, 3, 15),
        **options,
    )


@pytest.fixture
def opened(theme):
    def open_(tree, **options):
        return load_workbook(BytesIO(write_xlsx(tree, theme)), **options)

    return open_


def part(content, name):
    with ZipFile(BytesIO(content)) as file:
        return file.read(name).decode()


@pytest.mark.parametrize(
    ("said", "value", "stored", "format"),
    [
        ("88 000 €", 88000, 88000, '[$-40C]#,##0"\u00a0€";[$-40C]"−"#,##0"\u00a0€"'),
        ("−4 583 €", -4583, -4583, '[$-40C]#,##0"\u00a0€";[$-40C]"−"#,##0"\u00a0€"'),
        ("12,50 €", "12.5", "12.5", '[$-40C]#,##0.00"\u00a0€";[$-40C]"−"#,##0.00"\u00a0€"'),
        ("58\u202f%", 58, "0.58", '[$-40C]#,##0"\u202f"%;[$-40C]"−"#,##0"\u202f"%'),
        ("57,5 %", "57.46", "0.5746", '[$-40C]#,##0.0"\u00a0"%;[$-40C]"−"#,##0.0"\u00a0"%'),
        ("1 963", 1963, 1963, '[$-40C]#,##0;[$-40C]"−"#,##0'),
        ("12 places", 12, 12, '[$-40C]#,##0" places";[$-40C]"−"#,##0" places"'),
    ],
)
def test_a_number_is_stored_with_the_format_that_says_its_words(said, value, stored, format):
    said = said.replace(" €", "\u00a0€").replace(" %", "\u00a0%")
    found = counted(said, Decimal(value))
    assert found is not None
    assert (found.value, found.format) == (Decimal(stored), format)


@pytest.mark.parametrize(
    ("said", "value", "format"),
    [
        ("15/03/2024", date(2024, 3, 15), "dd/mm/yyyy"),
        ("2024", date(2024, 12, 31), "yyyy"),
        ("mars 2024", date(2024, 3, 31), "[$-40C]mmmm yyyy"),
        ("15 mars 2024", date(2024, 3, 15), "[$-40C]d mmmm yyyy"),
        ("1er mars 2024", date(2024, 3, 1), '[$-40C]d"er" mmmm yyyy'),
        ("2024-03-15", date(2024, 3, 15), "yyyy-mm-dd"),
    ],
)
def test_a_date_is_stored_with_the_format_that_says_its_words(said, value, format):
    found = counted(said, value)
    assert found is not None
    assert (found.value, found.format) == (value, format)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("environ 88 000 €", Decimal(88000)),
        ("16,4 millions d’euros", Decimal(16400000)),
        ("87 000 €", Decimal(88000)),
        ("printemps 2024", date(2024, 3, 15)),
    ],
)
def test_words_that_no_format_says_stay_words(said, value):
    assert counted(said, value) is None


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["Actions"], ["Actions"]),
        (["Prévu/réalisé : 2024 [projet] ?"], ["Prévu-réalisé 2024 projet"]),
        (["Actions", "actions", "Actions"], ["Actions", "actions (2)", "Actions (3)"]),
        (["History", ""], ["History (2)", "Feuille"]),
        (["'L’accès aux droits'"], ["L’accès aux droits"]),
        (
            ["Accompagnement à la scolarité des collégiens"] * 2,
            ["Accompagnement à la scolarité", "Accompagnement à la (2)"],
        ),
    ],
)
def test_sheets_have_names_that_workbooks_accept(titles, names):
    found = sheet_names((title, "") for title in titles)
    assert found == names
    assert all(len(name) <= 31 for name in found)


def test_the_first_sheet_says_the_rest_and_leads_to_each_table(opened):
    figures = KeyFigures((KeyFigure(t("40"), t("actions"), t("au plan")),))
    items = ListBlock(((p("un ;"),), (p("deux."),)))
    tree = document(p("État au 15 mars."), figures, items, budget([("Jeux", 10)]), p("Fin."))
    front = opened(tree)["Suivi"]
    said = [front.cell(row, 1).value for row in range(1, front.max_row + 1)]
    assert said == [
        "Tableau de suivi",
        "État au 15 mars.",
        "40 actions au plan",
        "• un\u202f;",
        "• deux.",
        "Le budget",
        "Fin.",
    ]
    assert front["A6"].hyperlink.location == "'Tableau de suivi'!A1"


def test_a_table_alone_in_its_section_names_its_sheet_after_it_else_after_its_caption(opened):
    two = Section("b", "liminaire", t("Budget"), (budget([("A", 1)]), budget([("B", 2)])), level=2)
    one = Section("c", "liminaire", t("Calendrier"), (budget([("C", 3)]),), level=2)
    assert opened(document(two, one)).sheetnames == [
        "Suivi",
        "Le budget",
        "Tableau de suivi – Le budget",
        "Calendrier",
    ]


def test_a_sheet_keeps_its_head_in_view_filters_and_prints_on_one_page_across(opened):
    table = budget([("Jeux", 1200), ("Livres", 300)], totals=True)
    book = opened(document(table, title="Suivi & bilan"))
    sheet = book["Suivi & bilan"]
    assert sheet["A1"].value == "Le budget"
    assert sheet.freeze_panes == "B4"
    (listed,) = sheet.tables.values()
    assert (listed.name, listed.ref, listed.autoFilter.ref) == ("Suivi_bilan", "A3:B5", "A3:B5")
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    # One page across, which the format does not even write, and as many down as it takes.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddHeader.left.text == "Suivi && bilan"
    assert sheet.oddFooter.right.text == "Page &P sur &N"
    assert sheet["A3"].font.b and sheet["A3"].font.name == "Arial"
    assert sheet["A3"].alignment.wrap_text


def test_a_total_follows_the_filters_and_already_says_its_sum(opened):
    tree = document(budget([("Jeux", 1200), ("Livres", 300)], totals=True))
    assert opened(tree).worksheets[1]["B6"].value == "=SUBTOTAL(109,B4:B5)"
    assert opened(tree, data_only=True).worksheets[1]["B6"].value == 1500


def test_real_numbers_and_dates_are_told_from_words(opened):
    row = (words("1.10"), words("15/03/2024", date(2024, 3, 15)), words("58 %", Decimal(58)))
    table = Table(
        (Column(), Column(), Column(unit="pourcent")), (head("N°", "Vu le", "Taux"),), (row,)
    )
    sheet = opened(document(table)).worksheets[1]
    assert [cell.value for cell in sheet[4]] == ["1.10", datetime(2024, 3, 15), 0.58]
    assert sheet["A4"].data_type == "s"
    assert sheet["B4"].number_format == "dd/mm/yyyy"
    (rules,) = sheet.conditional_formatting
    assert str(rules.sqref) == "C4"
    assert [rule.type for rule in rules.rules] == ["dataBar"]


@pytest.mark.parametrize("text", LIVE)
def test_no_text_becomes_a_formula_a_link_or_a_number(opened, text):
    table = Table(
        (Column(), Column()), (head(text, "b"),), ((words(text, header="row"), words(text)),)
    )
    tree = document(p(text), table, ListBlock(((p(text),),)))
    book = opened(tree)
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sum(str(cell.value).endswith(text.strip()) for cell in cells) == 5
    assert [cell.hyperlink.target for cell in cells if cell.hyperlink] == [None]


def test_a_text_that_looks_like_a_formula_stays_one_when_it_is_edited(opened):
    table = Table((Column(),), (head("a"),), ((words("=1+1"),), (words("un"),)))
    sheet = opened(document(table)).worksheets[1]
    assert sheet["A4"].quotePrefix and not sheet["A5"].quotePrefix


def test_choices_are_offered_and_coloured(opened):
    choices = (Choice("en cours", "en_cours"), Choice("réalisée", "bon"), Choice("« l’autre »"))
    rows = tuple((words(c.label),) for c in choices)
    sheet = opened(document(Table((Column(choices=choices),), (head("Statut"),), rows))).worksheets[
        1
    ]
    (offered,) = sheet.data_validations.dataValidation
    assert (str(offered.sqref), offered.formula1) == ("A4:A6", '"en cours,réalisée,« l’autre »"')
    (rules,) = sheet.conditional_formatting
    assert [rule.formula for rule in rules.rules] == [
        ['"en cours"'],
        ['"réalisée"'],
        ['"« l’autre »"'],
    ]
    assert len({rule.dxf.fill.bgColor.rgb for rule in rules.rules}) == 3


def test_a_list_too_long_for_its_rule_is_not_offered(opened):
    choices = tuple(Choice(f"un très long libellé de choix, le n° {n}") for n in range(9))
    table = Table((Column(choices=choices),), (head("Statut"),), ((words("–"),),))
    assert opened(document(table)).worksheets[1].data_validations.dataValidation == []


def test_a_title_of_rows_goes_across_without_a_merged_cell(opened):
    table = Table(
        (Column(), Column()),
        (head("a", "b"),),
        ((Cell((p("Petite enfance"),), "row", colspan=2),), (words("1"), words("2"))),
    )
    sheet = opened(document(table)).worksheets[1]
    assert sheet["A4"].value == "Petite enfance"
    assert sheet["B4"].fill.fgColor.rgb == sheet["A4"].fill.fgColor.rgb != "00000000"
    assert sheet.merged_cells.ranges == set()


def test_a_chart_reads_the_cells_of_its_table(theme):
    table = budget([("Jeux", 1200), ("Livres", 300)])
    chart = Chart(
        "barres",
        (t("Jeux"), t("Livres")),
        (Series(t("Prévu"), (Decimal(1200), Decimal(300))),),
        t("Deux postes."),
        t("Le budget en barres"),
        "€",
    )
    content = write_xlsx(document(chart, table), theme)
    drawn = part(content, "xl/charts/chart1.xml")
    assert "<c:f>'Tableau de suivi'!$A$4:$A$5</c:f>" in drawn
    assert "<c:f>'Tableau de suivi'!$B$4:$B$5</c:f>" in drawn
    assert "Le budget en barres" in drawn
    assert 'descr="Deux postes."' in part(content, "xl/drawings/drawing1.xml")
    sheet = load_workbook(BytesIO(content)).worksheets[1]
    assert (sheet["A1"].value, sheet["A2"].value) == ("Le budget en barres", "Le budget")
    # The table and its chart are printed together, on one page that stands.
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("portrait", None)


def test_a_chart_whose_values_no_table_holds_reads_a_hidden_sheet(theme):
    chart = Chart("colonnes", (t("Autre"),), (Series(t("x"), (Decimal(7),)),), t("Un autre."))
    content = write_xlsx(document(chart, budget([("Jeux", 1200)])), theme)
    book = load_workbook(BytesIO(content))
    hidden = book["Valeurs des graphiques"]
    assert hidden.sheet_state == "hidden"
    assert [cell.value for cell in hidden[1]] == ["Autre", 7]
    assert "<c:f>'Valeurs des graphiques'!$B$1</c:f>" in part(content, "xl/charts/chart1.xml")


def test_the_file_says_its_title_its_author_its_date_and_its_language(theme):
    content = write_xlsx(document(p("Rien.")), theme)
    core = part(content, "docProps/core.xml")
    for said in ("Tableau de suivi", "Ville d’Orgelle", "2024-03-15T00:00:00Z", "fr-FR"):
        assert said in core


def test_a_document_without_table_is_one_sheet(opened):
    assert opened(document(p("Rien à suivre."))).sheetnames == ["Suivi"]


def test_the_same_tree_gives_the_same_bytes(theme):
    tree = document(budget([("Jeux", 1200)]))
    assert write_xlsx(tree, theme) == write_xlsx(tree, theme)


def test_every_kind_of_node_has_its_words_in_the_workbook(opened):
    book = opened(sample())
    said = " ".join(
        str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None
    )
    for expected in (
        "Ouvrir douze places d’accueil.",
        "La directrice",
        "18\u202f450",
        "Structure n°",
    ):
        assert expected in said


def stack(unit, *values):
    """Return a stacked chart of two series of these values, and the table that holds them."""
    chart = Chart(
        "barres-empilees",
        tuple(t(f"Lot {rank}") for rank, _ in enumerate(values)),
        (Series(t("Ville"), values), Series(t("Caf"), values)),
        t("Deux parts."),
        unit=unit,
    )
    said = [f"{value} {unit}".replace(".", ",").replace("-", "−") for value in values]
    rows = tuple(
        (words(f"Lot {rank}", header="row"), words(text, value), words(text, value))
        for rank, (text, value) in enumerate(zip(said, values, strict=True))
    )
    return chart, Table((Column(), Column(), Column()), (head("Lot", "Ville", "Caf"),), rows)


def formats(content):
    """Return the format codes of the values of the first chart, as XML holds them."""
    drawn = part(content, "xl/charts/chart1.xml")
    return {html.unescape(code) for code in re.findall(r'<c:numFmt formatCode="([^"]*)"', drawn)}


def test_a_stacked_chart_prints_its_values_as_the_words_do_and_leaves_out_nought(theme):
    chart, table = stack("€", Decimal("12.5"), Decimal(0), Decimal(-3))
    (code,) = formats(write_xlsx(document(chart, table), theme)) - {"General"}
    assert code == '[$-40C]#,##0.00"\u00a0€";[$-40C]"−"#,##0.00"\u00a0€";'


def test_a_stacked_chart_of_percentages_reads_cells_that_hold_shares_of_one(theme):
    chart, table = stack("%", Decimal(40), Decimal(60))
    (code,) = formats(write_xlsx(document(chart, table), theme)) - {"General"}
    assert code == '[$-40C]#,##0"\u202f"%;[$-40C]"−"#,##0"\u202f"%;'


def test_values_that_no_table_holds_keep_their_unit_on_the_hidden_sheet(theme, opened):
    chart, _ = stack("%", Decimal(40), Decimal("60.5"))
    tree = document(chart, budget([("Jeux", 1200)]))
    hidden = opened(tree)["Valeurs des graphiques"]
    code = '[$-40C]#,##0.0"\u202f%";[$-40C]"−"#,##0.0"\u202f%"'
    assert (hidden["B2"].value, hidden["B2"].number_format) == (60.5, code)
    assert formats(write_xlsx(tree, theme)) - {"General"} == {f"{code};"}


def followed(**options):
    """Return a table of two rows that may come back: codes, a rate and money to fill in."""
    columns = (
        Column(),
        Column(entry=Entry("avancement.taux", "nombre"), unit="pourcent"),
        Column(entry=Entry("avancement.date", "date")),
        Column(unit="euros"),
        Column(unit="euros", entry=Entry("realise", "nombre")),
        Column(unit="euros", formula=Formula("difference", ("Réalisé", "Prévu"))),
    )
    rows = (
        (
            *(words("1.2"), words("40 %", Decimal(40)), words("–")),
            *(words(f"{n} €", Decimal(n)) for n in (90, 100, 10)),
        ),
        (words("1.10"), words("–"), words("–"), words("5 €", Decimal(5)), words("–"), words("–")),
    )
    titles = head("N°", "Taux", "Vu le", "Prévu", "Réalisé", "Écart")
    return Table(columns, (titles,), rows, keys=("actions/a", "actions/b"), **options)


def test_a_table_that_may_come_back_is_locked_but_for_what_is_filled_in(opened):
    book = opened(document(followed()))
    sheet = book["Tableau de suivi"]
    assert sheet.protection.sheet and not sheet.protection.autoFilter
    locked = {c.column_letter: c.protection.locked for c in sheet[4] if c.value is not None}
    assert locked == {"A": True, "B": False, "D": True, "E": False, "F": True, "G": True}
    greys = {c.column_letter for c in sheet[5] if c.fill.fill_type}
    assert greys == {"A", "D", "F"}
    rules = {str(r.sqref): r.type for r in sheet.data_validations.dataValidation}
    assert rules == {"B4:B5": "decimal", "C4:C5": "date", "E4:E5": "decimal"}
    assert sheet.column_dimensions["G"].hidden
    assert [sheet[f"G{row}"].value for row in (3, 4, 5)] == [
        "Repère Tableau_de_suivi",
        "actions/a",
        "actions/b",
    ]


def test_what_nobody_knows_is_an_empty_cell_ready_for_its_value(opened):
    sheet = opened(document(followed()))["Tableau de suivi"]
    assert [sheet[place].value for place in ("B5", "C4", "C5", "E5")] == [None] * 4
    assert sheet["C5"].number_format == "dd/mm/yyyy"
    assert sheet["B5"].number_format.endswith("%") and "€" in sheet["E5"].number_format


def test_a_code_shows_as_it_is_written_and_sorts_by_its_numbers(opened):
    sheet = opened(document(followed()))["Tableau de suivi"]
    assert [sheet[p].number_format for p in ("A4", "A5")] == ['"1.2"', '"1.10"']
    assert sheet["A4"].value < sheet["A5"].value


def test_a_computed_column_is_a_formula_that_already_says_its_value(opened):
    tree = document(followed())
    sheet, said = (opened(tree, data_only=d)["Tableau de suivi"] for d in (False, True))
    assert sheet["F4"].value == '=IF(OR($E4="",$D4=""),"",$E4-$D4)'
    assert (said["F4"].value, said["F5"].value or None) == (10, None)


def test_a_workbook_keeps_the_values_it_was_built_with_and_the_mark_of_its_sources(opened):
    source = Attachment("orgelle.yaml", "Sources", b"champs: []\n", "application/yaml")
    sheet = opened(document(followed(), attachments=(source,)))["Origine"]
    assert sheet.sheet_state == "veryHidden"
    lines = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    assert lines[:3] == [
        ["ctg-docs tableau-suivi", "1"],
        ["Feuilles", "Suivi", "Tableau de suivi"],
        ["Sources", "orgelle.yaml", sha256(b"champs: []\n").hexdigest()],
    ]
    assert ["Tableau_de_suivi", "actions/a", "Taux", "avancement.taux", "40"] in lines
    assert ["Tableau_de_suivi", "actions/b", "Taux", "avancement.taux"] in lines
    assert not [line for line in lines if "Écart" in line]


def test_a_table_that_is_only_there_to_be_filled_in_is_on_no_page(theme):
    form = Section("form", "rubrique", t("À remplir"), (followed(),), level=2, to_fill=True)
    tree = document(p("Rien."), form)
    assert "À remplir" not in plain_text(tree)
    assert "À remplir" in [s.title for s in load_workbook(BytesIO(write_xlsx(tree, theme)))]


def test_no_row_has_an_imposed_height(theme):
    content = write_xlsx(document(budget([("Jeux", 10)])), theme)
    assert "customHeight" not in part(content, "xl/worksheets/sheet2.xml")


def test_what_a_chart_does_not_know_is_a_gap_and_each_label_says_its_value_alone(theme):
    values = (Decimal(7), None)
    chart = Chart("colonnes", (t("2024"), t("2025")), (Series(t("x"), values),), t("Un trou."))
    table = Table(
        (Column(), Column()),
        (head("Année", "x"),),
        ((words("2024"), words("7", Decimal(7))), (words("2025"), words("–"))),
    )
    content = write_xlsx(document(chart, table), theme)
    drawn = part(content, "xl/charts/chart1.xml")
    assert '<c:dispBlanksAs val="gap"/>' in drawn
    assert drawn.count('<c:showSerName val="0"/>') == drawn.count('<c:showVal val="1"/>') == 1
    (cache,) = re.findall(r"<c:val>.*?</c:val>", drawn)
    assert re.findall(r"<c:v>([^<]*)</c:v>", cache) == ["7"]
    assert "<AppVersion>" in part(content, "docProps/app.xml")
    sheet = load_workbook(BytesIO(content)).worksheets[1]
    assert [sheet["A4"].value, sheet["A5"].value, sheet["B5"].value] == [2024, 2025, None]
