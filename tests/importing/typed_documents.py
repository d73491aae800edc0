"""Documents made as people make them, unlike one another; all of it is fictive."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document
from pptx import Presentation
from pptx.util import Inches, Pt


def saved(file):
    target = BytesIO()
    file.save(target)
    return target.getvalue()


# The deck of the founding documents, typed again from the sources of the example.


def founding_slides(champs, actions):
    """The slides of a deck: each a list of lines, bold or not, items with a typed dash."""
    yield [("Convention territoriale globale", True), ("Conseil municipal", False)]
    yield [("Des objectifs communs dans 5 champs d’intervention prioritaires", True)] + [
        (f"✓ {champ['synthese'].replace('*', '')}", False) for champ in champs
    ]
    for rank, champ in enumerate(champs, 1):
        yield [(str(rank), False), (champ["titre"].upper(), True)]
        for label, key in (("Problématiques", "problematiques"), ("Enjeux", "enjeux")):
            items = [(f"- {one['titre']}", False) for one in champ[key]]
            yield [(f"{label} :" if rank > 3 else label, True), *items]
        several = len(champ["objectifs_strategiques"]) > 1
        for os_rank, aim in enumerate(champ["objectifs_strategiques"], 1):
            number = f" {os_rank}" if several else ""
            below = aim["objectifs_operationnels"]
            yield [
                (f"OBJECTIF STRATÉGIQUE{number}", True),
                *[(line, True) for line in cut(aim["titre"].upper())],
                (f"Décliné en {len(below)} objectifs opérationnels", False),
            ]
            for oo_rank, one in enumerate(below, 1):
                number = f"{os_rank}-{oo_rank}" if several else f"{oo_rank} :"
                listed = [a for a in actions if a["rattachee_a"] == one["id"]]
                yield [
                    (f"OBJECTIF OPÉRATIONNEL {number}", True),
                    (one["titre"], True),
                    *[(f"- {action['titre']}", False) for action in listed],
                ]


def cut(title):
    """A title over several lines, as a frame cuts it."""
    words = title.split()
    return [" ".join(words[n : n + 5]) for n in range(0, len(words), 5)]


def founding_deck(champs, actions):
    """A deck of free frames, without a placeholder."""
    deck = Presentation()
    for lines in founding_slides(champs, actions):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        frame = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(8), Inches(5)).text_frame
        type_lines(frame, lines)
    return "deck.pptx", saved(deck)


def type_lines(frame, lines):
    for rank, (words, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if rank == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.bold = words, bold


def founding_text(champs, actions):
    """The same words in a Word file without a style."""
    text = Document()
    for lines in founding_slides(champs, actions):
        for words, bold in lines:
            text.add_paragraph().add_run(words).bold = bold
    return "texte.docx", saved(text)


# Six documents.


def styled_convention():
    """A convention with styles, articles, parties, a period, native lists, a table of actions."""
    text = Document()
    text.add_heading("Convention territoriale globale 2025-2029", 0)
    text.add_paragraph("Entre :")
    text.add_paragraph(
        "La Caisse d’allocations familiales du Val-d’Ormes, représentée par sa directrice, "
        "Madame Anne-Lise CORVAISIER, ci-après dénommée « la Caf » ;"
    )
    text.add_paragraph(
        "Et la commune d’Aubraie, représentée par Monsieur Julien Castérot, maire ; d’autre part,"
    )
    text.add_paragraph("Il est convenu ce qui suit :")
    text.add_heading("Article 1 – Objet", 1)
    text.add_paragraph("La présente convention fixe un cadre commun.")
    text.add_heading("Article 2 – Durée", 1)
    text.add_paragraph(
        "La convention est conclue du 1er janvier 2025 au 31 décembre 2029. Elle prend effet…"
    )
    text.add_heading("Article 3 – Plan d’actions", 1)
    text.add_heading("Petite enfance", 2)
    text.add_heading("Les enjeux", 3)
    text.add_paragraph("Répondre aux besoins d’accueil", style="List Bullet")
    text.add_paragraph("Rompre l’isolement des parents", style="List Bullet")
    text.add_heading("Accueillir tous les enfants", 3)
    text.add_paragraph("L’accueil collectif et l’accueil individuel se complètent.")
    text.add_heading("Ouvrir des places", 4)
    rows = [
        ["N°", "Action", "Pilote", "Échéance", "Budget"],
        ["1", "Agrandir la crèche des Lilas", "Commune", "fin 2026", "120 000 €"],
        ["2", "Aider les maisons d’assistants", "Caf", "2027", "à définir"],
    ]
    table = text.add_table(0, 5)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    text.add_heading("Jeunesse", 2)
    text.add_paragraph("Enjeu : Aller vers les jeunes qui ne viennent pas")
    text.sections[0].footer.paragraphs[0].text = "Aubraie, document de travail"
    return "convention.docx", saved(text)


def unstyled_sheets():
    """Bold short titles, one table of labels for each sheet, problems beside stakes."""
    text = Document()

    def bold(words):
        text.add_paragraph().add_run(words).bold = True

    bold("AXE 1 : PARENTALITÉ")
    table = text.add_table(2, 2)
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, words in zip(
        cells,
        [
            "Problématiques",
            "Enjeux",
            "• Des parents isolés\n• Peu de lieux où se retrouver",
            "• Soutenir les parents\n• Rendre l’offre lisible",
        ],
        strict=True,
    ):
        cell.text = words
    bold("Objectif stratégique n° 1 – Accompagner les parents")
    bold("Objectif opérationnel 1.1 : Créer des lieux d’échange")
    for number, title, pilot in (
        (1, "Ouvrir un café des parents", "CCAS"),
        (2, "Former les bénévoles", "Caf"),
    ):
        bold(f"FICHE ACTION N° {number} : {title}")
        table = text.add_table(0, 2)
        for label, value in (
            ("Pilote", pilot),
            ("Partenaires", "Médiathèque, PMI"),
            ("Description de l’action", "Un accueil chaque samedi.\n- sans inscription\n- gratuit"),
            ("Coût prévisionnel", "2 500 € TTC"),
            ("Calendrier", "2025-2027"),
            ("Observations du comité", "à revoir"),
        ):
            row = table.add_row().cells
            row[0].text, row[1].text = label, value
    return "fiches.docx", saved(text)


def deck_in_columns():
    """Free frames side by side, a title slide, notes, a picture in the way, placeholders."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Jeunesse"
    slide.placeholders[1].text = "Ce que disent les jeunes"
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    columns = {
        1: ("Problématiques", ["Des lieux fermés le soir", "Pas de transports"]),
        5: ("Enjeux", ["Ouvrir plus tard", "Aller vers les jeunes"]),
    }
    for left, (label, _) in columns.items():
        frame = slide.shapes.add_textbox(Inches(left), Inches(1), Inches(3), Inches(1)).text_frame
        type_lines(frame, [(label, True)])
    for left, (_, items) in columns.items():
        frame = slide.shapes.add_textbox(Inches(left), Inches(3), Inches(3), Inches(3)).text_frame
        type_lines(frame, [(f"• {item}", False) for item in items])
    slide.notes_slide.notes_text_frame.text = "Rappeler le sondage."
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Objectif stratégique : Ouvrir des lieux aux jeunes"
    body = slide.placeholders[1].text_frame
    for rank, (words, level) in enumerate(
        [("Ouvrir le foyer le samedi", 0), ("avec deux animateurs", 1), ("Créer un tiers-lieu", 0)]
    ):
        paragraph = body.paragraphs[0] if rank == 0 else body.add_paragraph()
        paragraph.text, paragraph.level = words, level
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Calendrier des réunions"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
    for place, words in zip(
        ((0, 0), (0, 1), (1, 0), (1, 1)), ("Quoi", "Quand", "Copil", "Mai"), strict=True
    ):
        table.cell(*place).text = words
    frame = slide.shapes.add_textbox(Inches(1), Inches(5), Inches(3), Inches(1)).text_frame
    frame.paragraphs[0].add_run().text = "Merci de votre attention"
    frame.paragraphs[0].runs[0].font.size = Pt(40)
    return "jeunesse.pptx", saved(deck)


def numbered_lines():
    """A Word file whose only marks are typed: « 1. », « 1.2 », dashes, labels before a colon."""
    text = Document()
    for words in (
        "1. INCLUSION NUMÉRIQUE",
        "Près d’un habitant sur cinq ne fait pas ses démarches seul.",
        "1.1 Problématiques repérées",
        "– Des démarches impossibles sans ordinateur ;",
        "– Une peur de se tromper.",
        "1.2 Enjeux",
        "1) Rendre les habitants autonomes",
        "2) Garder un accueil humain",
        "1.3 Accompagner les démarches",
        "1.3.1 Former les agents d’accueil",
        "Action 1 : Former vingt agents",
        "Pilote : Communauté de communes",
        "Public visé : agents d’accueil ; secrétaires de mairie",
        "Budget : 12k€ env.",
        "Échéance : 1er trimestre 2026",
        "Action 2 : Équiper six mairies",
        "Pilote : Syndicat numérique",
        "2. ACCÈS AUX DROITS",
        "Enjeux",
        "Faire connaître les permanences",
    ):
        text.add_paragraph(words)
    return "projet.docx", saved(text)


ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
<office:automatic-styles>
<style:style style:name="G" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="P" style:family="paragraph">
<style:paragraph-properties fo:break-before="page"/></style:style>
</office:automatic-styles>
<office:body><office:text>{}</office:text></office:body></office:document-content>"""


def open_text(body):
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", 0)
        archive.writestr("content.xml", ODT.format(body))
    return target.getvalue()


def title(words, level):
    return f'<text:h text:outline-level="{level}">{escape(words)}</text:h>'


def line(words, style=""):
    return f'<text:p text:style-name="{style}">{escape(words)}</text:p>'


def bold(words):
    return f'<text:p><text:span text:style-name="G">{escape(words)}</text:span></text:p>'


def items(*several):
    listed = "".join(f"<text:list-item>{line(one)}</text:list-item>" for one in several)
    return f"<text:list>{listed}</text:list>"


def open_diagnostic():
    """A diagnostic in OpenDocument: chapters, strengths and weaknesses, then a plan, by pages."""
    body = [
        title("Diagnostic partagé du territoire", 1),
        line("Le diagnostic a réuni quarante personnes au printemps 2024."),
        title("Démographie", 2),
        line("La population augmente depuis dix ans."),
        items("plus de familles monoparentales", "moins de naissances"),
        bold("Points forts"),
        items("Un tissu associatif dense", "Deux crèches"),
        bold("Points faibles"),
        items("Peu de transports"),
        '<text:p>Une note<text:note text:note-class="footnote"><text:note-body>'
        "<text:p>Source : observatoire.</text:p></text:note-body></text:note> suit.</text:p>",
        title("Handicap", 2),
        line("L’accueil des enfants en situation de handicap repose sur deux structures.", "P"),
        bold("Enjeux"),
        items("Accueillir chaque enfant près de chez lui"),
        title("Plan d’actions", 1),
        title("Axe 1 : Handicap", 2),
        title("Objectif général : Accueillir tous les enfants", 3),
        items("Former les équipes", "Adapter les locaux"),
    ]
    return "diagnostic.odt", open_text("".join(body))


def open_sheets():
    """Sheets of actions as lines in OpenDocument, a frame of one cell, a list of fields first."""
    frame = (
        "<table:table><table:table-row><table:table-cell>"
        + bold("Objectif stratégique 1 : Animer les quartiers")
        + "</table:table-cell></table:table-row></table:table>"
    )
    body = [
        bold("Les champs d’intervention"),
        items("Animation de la vie sociale", "Logement"),
        bold("Volet 1 : Animation de la vie sociale"),
        line("Problématique : Des habitants qui ne se rencontrent plus"),
        frame,
        bold("Fiche projet n° 1"),
        line("Intitulé du projet : Créer une fête des voisins"),
        line("Porteur : Centre social"),
        line("Contexte : Trois résidences neuves sont sorties de terre."),
        line("Les nouveaux habitants connaissent peu le quartier."),
        line("Partenaires : bailleur, associations"),
        bold("Fiche projet n° 2"),
        line("Intitulé du projet : Ouvrir un jardin partagé"),
        line("Porteur : Régie de quartier"),
        line("Suivi assuré par : une personne de la régie"),
    ]
    return "volets.odt", open_text("".join(body))


ALL = (
    styled_convention,
    unstyled_sheets,
    deck_in_columns,
    numbered_lines,
    open_diagnostic,
    open_sheets,
)
