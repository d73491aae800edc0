"""Ten messy workbooks, unlike one another, made as people make them; all of it is fictive."""

from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

KEPT = Path(__file__).parent / "classeurs"


def bytes_of(workbook):
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def fill(sheet, rows, first=1):
    for row, values in enumerate(rows, first):
        for column, value in enumerate(values, 1):
            if value is not None:
                sheet.cell(row, column, value)


def two_rows_of_headings():
    """Merged headings on two rows under a title, percentages of Excel, a row of totals, a note."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Actions"
    sheet["A1"] = "PLAN D’ACTIONS CTG 2024-2028"
    sheet.merge_cells("A1:Q1")
    top = ["N°", "Axe", "Objectif stratégique", "Objectif opérationnel", "Intitulé de l’action"]
    top += ["Description", "Pilote", "Partenaires", "Calendrier", "Budget prévisionnel", None]
    top += ["Financement", None, "Indicateurs", "% d’avancement", "Statut", "Observations"]
    fill(sheet, [top, [None] * 9 + [2024, 2025, "Caf", "Commune"]], 3)
    for letter in "ABCDEFGHINOPQ":
        sheet.merge_cells(f"{letter}3:{letter}4")
    sheet.merge_cells("J3:K3")
    sheet.merge_cells("L3:M3")
    rows = [
        [
            "1.1",
            "Axe 1 : Petite enfance",
            "1. Diversifier l’accueil",
            "1.1 Informer les parents",
            "Ouvrir un guichet unique",
            "• Accueil physique\n• Site internet",
            "Service petite enfance",
            "Caf, PMI, MSA",
            "2024-2026",
            12000,
            "12k€ env.",
            5000,
            "7 000 €",
            "Familles reçues",
            0.4,
            "En cours",
            "Recrutement en cours",
        ],
        [
            "1.2",
            None,
            None,
            None,
            "Créer un relais petite enfance",
            "Texte <b>simple</b> avec * étoile",
            "CCAS d’Orlezac",
            "Caf / Conseil départemental",
            "sept-24",
            "3.500,00",
            "1,5 k€",
            None,
            None,
            "Assistants maternels accompagnés\nTaux de fréquentation",
            1,
            "Réalisée",
        ],
        [
            "2.1",
            "Axe 2 : Jeunesse",
            "2. Accompagner les jeunes",
            None,
            "Ouvrir un accueil de jeunes",
            None,
            "à définir",
            None,
            date(2025, 3, 1),
            None,
            20000,
            None,
            None,
            None,
            0,
            "à faire",
            "Local à trouver",
        ],
        ["TOTAL"] + [None] * 8 + [15500, 21500, 5000, 7000],
        [],
        ["* montants prévisionnels"],
    ]
    fill(sheet, rows, 5)
    for letter in "BCD":
        sheet.merge_cells(f"{letter}5:{letter}6")
    for row in (5, 6, 7):
        sheet.cell(row, 15).number_format = "0%"
    book.create_sheet("Notes")["A1"] = "À faire relire avant le comité"
    return "plan.xlsx", bytes_of(book)


def one_sheet_an_action():
    """Labels in column A, two pairs on one row, values over several rows, a summary to ignore."""
    book = Workbook()
    book.active.title = "Sommaire"
    fill(book.active, [["Sommaire des fiches"], [1, "Fiche 1"], [2, "Fiche 2"]])
    first = book.create_sheet("Fiche 1")
    fill(
        first,
        [
            ["FICHE ACTION N° 1"],
            [],
            ["Axe", "Parentalité"],
            ["Intitulé de l’action :", "Créer un café des parents"],
            ["Constat", "Les parents se disent isolés.\nPeu de lieux ouverts le samedi."],
            ["Objectifs", "Rompre l’isolement"],
            ["Public visé", "Parents de jeunes enfants ; grands-parents"],
            ["Pilote", "Centre social", "Élu référent", "Mme Lise Aubanel"],
            ["Partenaires mobilisés", "Caf"],
            [None, "PMI"],
            [None, "Médiathèque"],
            ["Échéance", date(2026, 12, 31), "Coût prévisionnel", "2 500 € TTC"],
            ["Moyens humains", "0,5 ETP"],
            ["Indicateurs d’évaluation", "- familles accueillies\n- séances tenues"],
            ["Météo du projet", "beau temps"],
        ],
    )
    second = book.create_sheet("Fiche 2")
    fill(
        second,
        [
            ["Fiche action n° 2 : Former les bénévoles"],
            ["Axe", "Parentalité"],
            ["Description de l’action", "Quatre soirées par an."],
            ["Pilote", "Centre social"],
            ["Partenaires mobilisés", "Udaf, Reaap"],
            ["Calendrier", "de septembre 2025 à juin 2026"],
            ["Coût prévisionnel", "à chiffrer"],
        ],
    )
    return "fiches.xlsx", bytes_of(book)


def windows_text():
    """A CSV of Windows, semicolons, headings that are blank or come twice, a cell on two lines."""
    text = (
        "Thème;Action;;Porteur;Montant;Montant;Public\r\n"
        "Accès aux droits;Tenir une permanence « France services »;;CCAS;4 000;3 800,50;"
        '"Habitants\n'
        'Usagers sans ordinateur"\r\n'
        ";Former les agents d’accueil;voir délibération;CCAS;1.200;;Agents\r\n"
    )
    return "plan.csv", text.encode("cp1252")


def unicode_text():
    """The « Unicode text » of Excel: UTF-16, tabs; dates written in five ways."""
    rows = [
        ["Champ", "Titre de l’action", "Date de début", "Échéance", "Taux"],
        ["Logement", "Prévenir les impayés", "01/02/2024", "31.12.2026", "25 %"],
        ["Logement", "Adapter les logements", "sept-23", "fin 2025", "0 %"],
        ["Logement", "Loger les jeunes", "45292", "1er trimestre 2024", "100%"],
        ["Logement", "Héberger en urgence", "03/2023", "un jour", "x"],
    ]
    text = "\r\n".join("\t".join(row) for row in rows) + "\r\n"
    return "plan.txt", text.encode("utf-16")


def one_sheet_a_field():
    """An old XLS whose sheets are named after the fields, with merged cells."""
    return "champs.xls", (KEPT / "champs.xls").read_bytes()


def sections_between_rows():
    """Rows of sections, headings at the seventh row and repeated, subtotals, a wrong total."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    fill(sheet, [["Commune d’Orlezac"], ["CTG 2025-2029"], ["Version du 3 mars"]])
    heads = ["Action", "Responsable", "Coût (k€)", "Priorité", "État"]
    rows = [
        heads,
        ["AXE 1 – Jeunesse"],
        ["Objectif 1.1 : Aller vers les jeunes"],
        ["1. Sortir le bus info jeunes", "Service jeunesse", 12.5, "P1", "nouvelle"],
        ["2. Ouvrir le samedi", "Service jeunesse", 3, 2, "à développer"],
        ["Sous-total axe 1", None, 15.5],
        heads,
        ["AXE 2 – Animation de la vie sociale"],
        ["3. Fêter les voisins", "Centre social", "env. 2", "haute", "existante"],
        ["TOTAL", None, 18],
    ]
    fill(sheet, rows, 7)
    sheet.merge_cells("A8:E8")
    sheet.merge_cells("A9:E9")
    sheet.merge_cells("A14:E14")
    return "sections.xlsx", bytes_of(book)


def several_rows_an_action():
    """Actions over several rows: indicators with their targets, lines of budget, merged titles."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Suivi"
    heads = ["Champ d’intervention", "Action", "Pilote", "Indicateur", "Valeur cible", "Source"]
    heads += ["Nature de la dépense", "Budget", "Réalisé", "Dépense réalisée"]
    rows = [
        heads,
        [
            "Petite enfance",
            "Ouvrir une crèche",
            "Commune",
            "Places ouvertes",
            20,
            "Registre",
            "Travaux",
            250000,
            None,
            240000,
        ],
        [None, None, None, "Taux d’occupation", "85 %", "Logiciel", "Mobilier", 30000.000000000004],
        [
            "Petite enfance",
            "Former les assistants maternels",
            "Relais",
            "Stagiaires",
            "environ 30",
            None,
            None,
            1500,
        ],
    ]
    fill(sheet, rows)
    sheet.merge_cells("B2:B3")
    return "suite.xlsx", bytes_of(book)


def hidden_things():
    """A hidden column, hidden rows, years marked with crosses, notes, errors, a hidden sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Actions"
    heads = ["Domaine", "Intitulé", "Avis interne", "Budget 2026 (k€)", "2025", "2026", "2027"]
    rows = [
        [*heads, "Avancement"],
        ["Handicap", "Rendre le site lisible", "trop cher", 8, "X", "X", None, "en cours"],
        ["Handicap", "Former à l’accueil", "oui", "#REF!", None, "X", None, "terminé"],
        ["Handicap", "Prêter du matériel", None, 1, "X", None, "X", "peut-être"],
    ]
    fill(sheet, rows)
    sheet.cell(3, 4).data_type = "e"
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[4].hidden = True
    sheet["B2"].comment = Comment("À revoir avec la MDPH", "un agent")
    secret = book.create_sheet("Brouillon")
    secret["A1"] = "ancienne version"
    secret.sheet_state = "hidden"
    return "masques.xlsx", bytes_of(book)


def public_export():
    """The export of a public tool: groups over headings, a heading that comes for each funder."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan d’action"
    top = [
        "Présentation de l’action",
        None,
        None,
        "Acteurs",
        None,
        None,
        "Budget",
        None,
        None,
        None,
    ]
    below = ["Axe (x)", "Titre de la fiche action", "Descriptif", "Personne pilote"]
    below += [
        "Direction ou service pilote",
        "Élu·e référent·e",
        "Budget prévisionnel total (€ TTC)",
    ]
    below += ["Financeur 1", "Montant (€ TTC)", "Financeur 2"]
    fill(sheet, [top, below])
    for span in ("A1:C1", "D1:F1", "G1:J1"):
        sheet.merge_cells(span)
    row = ["Mobilité", "Louer des vélos", "Prêt de vélos\naux apprentis.", "Ana Roc", "Transports"]
    fill(sheet, [[*row, "M. Élie Sorgue", 15000, "Région", 5000, "Caf"]], 3)
    return "export.xlsx", bytes_of(book)


def old_mac_text():
    """A CSV of an old Mac, commas and quotes, bullets of Word, accents that were spoiled before."""
    rows = [
        '"Thématique","Nom de l’action","Contenu de l’action","Bénéficiaires","État d’avancement"',
        '"Numérique","Prêter des tablettes","• prêt gratuit\r• atelier du mardi","Séniors","80"',
        '"Numérique","Ouvrir un « café numérique »","Atelier dÃ©butants, lundi 4 mars 2025",'
        '"Habitants","40"',
    ]
    return "mac.csv", "\r\n".join(rows).encode("mac_roman", "replace")


ALL = (
    two_rows_of_headings,
    one_sheet_an_action,
    windows_text,
    unicode_text,
    one_sheet_a_field,
    sections_between_rows,
    several_rows_an_action,
    hidden_things,
    public_export,
    old_mac_text,
)
