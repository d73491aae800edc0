"""`ctg importer document`: documents unlike one another give what they must."""

import re
from functools import cache

import pytest
import typed_documents
from docx import Document
from generated.imports import DOCUMENTS, document_outcome, documents_told
from generated.kept import ROOT, differences
from pptx import Presentation

from ctg_docs.importing.documents.opening import read_document
from ctg_docs.pipeline import prepare
from ctg_docs.problems import Gravite
from ctg_docs.reading.folder import yaml_files
from ctg_docs.reading.yaml_file import parse_yaml

NAMES = [make.__name__ for make in typed_documents.ALL]


def data_of(outcome, key):
    """The items of a list of the draft, file after file; each file is read without a problem."""
    found = []
    for name, text in outcome.files.items():
        data, _, problems = parse_yaml(text.encode(), name)
        assert problems == [], text
        found += data.get(key, [])
    return found


@pytest.mark.parametrize("path", documents_told(), ids=lambda path: path.stem)
def test_each_import_is_that_of_today(path):
    told = differences({path: documents_told()[path]})
    assert not told, told


def test_each_kept_import_is_of_a_document():
    assert sorted(DOCUMENTS.glob("*")) == sorted(documents_told())


# The deck of the founding documents.


@cache
def example():
    """The fields and the actions of the example, as its files write them."""
    folder = ROOT / "sources" / "exemple"
    found = {"champs": [], "actions": []}
    for name in yaml_files(folder, "exemple")[0]:
        data = parse_yaml((folder / name).read_bytes(), name)[0]
        for key in found:
            found[key] += data.get(key, []) if isinstance(data, dict) else []
    return found


@pytest.mark.parametrize("make", [typed_documents.founding_deck, typed_documents.founding_text])
def test_the_founding_deck_gives_back_its_project(make, tmp_path):
    name, content = make(**example())
    outcome = document_outcome(tmp_path, name, content)
    champs, actions = (data_of(outcome, key) for key in ("champs", "actions"))
    aims = [one for champ in champs for one in champ["objectifs_strategiques"]]
    below = [one for aim in aims for one in aim["objectifs_operationnels"]]
    constats = {
        key: [one["titre"] for champ in champs for one in champ[key]]
        for key in ("problematiques", "enjeux")
    }
    counts = (len(champs), *map(len, constats.values()), len(aims), len(below), len(actions))
    assert counts == (5, 17, 20, 6, 16, 40)
    typed = example()
    for key, titles in constats.items():
        assert titles == [one["titre"] for champ in typed["champs"] for one in champ[key]]
    assert [one["titre"] for one in actions] == [one["titre"] for one in typed["actions"]]
    holders = {one["id"]: one["titre"] for one in below}
    wanted = {
        one["id"]: one["titre"]
        for champ in typed["champs"]
        for aim in champ["objectifs_strategiques"]
        for one in aim["objectifs_operationnels"]
    }
    assert [holders[one["rattachee_a"]] for one in actions] == [
        wanted[one["rattachee_a"]] for one in typed["actions"]
    ]


@pytest.mark.parametrize("make", [typed_documents.founding_deck, typed_documents.founding_text])
def test_each_guess_and_each_line_left_out_says_where_it_stands(make, tmp_path):
    outcome = document_outcome(tmp_path, *make(**example()))
    where = r"diapositive \d+" if make is typed_documents.founding_deck else r"paragraphe \d+"
    told = [*outcome.account.of("devine"), *outcome.account.of("laisse")]
    assert told and all(re.fullmatch(where, line.place) for line in told)


# What holds for all of them.


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_no_error_in_a_new_territory(name, territory, run, tmp_path):
    file, content = getattr(typed_documents, name)()
    (tmp_path / file).write_bytes(content)
    for where in ("--territoire", "--dans"):
        code, _, told = run("importer", "document", file, where, territory.name)
        assert code == 0, told
        wrong = prepare(territory, ["convention"]).problems
        assert [str(one) for one in wrong if one.gravite is Gravite.ERREUR] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_line_and_cell_is_imported_or_listed(name, tmp_path):
    file, content = getattr(typed_documents, name)()
    (tmp_path / file).write_bytes(content)
    read = read_document(tmp_path / file)
    cells = [(read.text, one.cell) for one in read.lines]
    cells += [(table, cell) for table in read.tables for cell in table.own_cells]
    account = document_outcome(tmp_path, file, content).account
    assert all(account.knows(*one) for one in cells)


@pytest.mark.parametrize("name", NAMES)
def test_importing_twice_gives_the_same_bytes(name, territory, run, tmp_path):
    file, content = getattr(typed_documents, name)()
    (tmp_path / file).write_bytes(content)

    def snapshot():
        run("importer", "document", file, "--territoire", territory.name)
        return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    assert snapshot() == snapshot()


# What each of them tells.


def test_a_convention_gives_its_parties_its_period_and_its_table_of_actions(tmp_path):
    outcome = document_outcome(tmp_path, *typed_documents.styled_convention())
    parties = {one["type"]: one for one in data_of(outcome, "parties")}
    assert parties["caf"]["nom_officiel"] == "Caisse d’allocations familiales du Val-d’Ormes"
    assert parties["caf"]["representants"] == [
        {"personne": "corvaisier-anne-lise", "fonction": "directeur"}
    ]
    persons = {one["id"]: one for one in data_of(outcome, "personnes")}
    assert persons["corvaisier-anne-lise"]["nom"] == "Corvaisier"
    convention = parse_yaml(outcome.files["import-convention.yaml"].encode(), "")[0]
    assert convention["convention"]["periode"] == {"debut": "2025-01-01", "fin": "2029-12-31"}
    first, second = data_of(outcome, "actions")
    assert first["rattachee_a"] == "ouvrir-des-places" and "budget" not in second
    text = outcome.files["actions/import-1-petite-enfance.yaml"]
    assert "# à vérifier : après le paragraphe 17, tableau 1, ligne 3 « à définir »" in text


def typed_lines(folder, *lines):
    """The import of a text document of these lines."""
    path = folder / "lignes.docx"
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(path)
    return document_outcome(folder, path.name, path.read_bytes())


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("La convention va du 1er janvier 2025 au 31 decembre 2029.", "2025-01-01", "2029-12-31"),
        ("Du 1er fevrier 2025 au 31 août 2028", "2025-02-01", "2028-08-31"),
        ("Période : du 01/01/2025 au 31/12/2029", "2025-01-01", "2029-12-31"),
        ("2025 – 2029", "2025", "2029"),
    ],
)
def test_the_line_of_a_period_is_imported_and_never_said_left_out(line, first, last, tmp_path):
    outcome = typed_lines(tmp_path, line, "Enjeux", "- Accueillir les familles")
    convention = parse_yaml(outcome.files["import-convention.yaml"].encode(), "")[0]
    assert convention["convention"]["periode"] == {"debut": first, "fin": last}
    assert [one.end for one in outcome.account.lines if one.words == line] == ["importe"]
    assert (1, "période", "périodes") in outcome.counts


def test_bounds_inside_a_sentence_of_something_else_are_no_period(tmp_path):
    line = "Les travaux durent du 1er mars 2025 au 30 juin 2026."
    outcome = typed_lines(tmp_path, line, "Enjeux", "- Accueillir les familles")
    assert "import-convention.yaml" not in outcome.files


def test_what_a_line_announces_is_told_in_the_words_of_the_trade(tmp_path):
    outcome = typed_lines(tmp_path, "Jeunesse", "Enjeux", "- Accueillir les jeunes")
    assert "annonce : enjeux" in [one.what for one in outcome.account.lines]


def slides(folder, *several):
    """The import of a deck of these slides: a title and items each."""
    deck = Presentation()
    for title, items in several:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, "\n".join(items)
    return document_outcome(folder, "diapositives.pptx", typed_documents.saved(deck))


FIELDS = [
    ("Jeunesse", ["Enjeux", "Ouvrir le soir"]),
    ("Parentalité", ["Enjeux", "Écouter les parents"]),
    ("Gouvernance", ["Enjeux", "Décider ensemble"]),
]


@pytest.mark.parametrize("title", ["Sommaire", "AU PROGRAMME", "De quoi parle-t-on ?"])
def test_the_contents_of_a_deck_are_left_out_for_what_they_are(title, tmp_path):
    listed = ["Diagnostic", "Jeunesse", "Parentalité", "Enjeux", "Gouvernance"]
    outcome = slides(tmp_path, (title, listed), *FIELDS)
    assert [one["titre"] for one in data_of(outcome, "champs")] == [name for name, _ in FIELDS]
    told = {one.what for one in outcome.account.lines if one.place == "diapositive 1"}
    assert told == {"sommaire, que l’outil écrit lui-même"}


def test_the_contents_of_a_text_are_left_out_as_far_as_they_repeat_its_titles(tmp_path):
    lines = ["Sommaire", "Jeunesse", "1. Parentalité", "Jeunesse", "Enjeux", "- Ouvrir le soir"]
    outcome = typed_lines(tmp_path, *lines, "Parentalité", "Enjeux", "- Écouter")
    assert [one["titre"] for one in data_of(outcome, "champs")] == ["Jeunesse", "Parentalité"]
    left = [one.words for one in outcome.account.of("laisse")]
    assert left == ["Sommaire", "Jeunesse", "1. Parentalité"]


@pytest.mark.parametrize("words", ["Merci de votre attention", "Place aux questions !", "MERCI"])
def test_the_words_that_close_a_talk_are_left_out_for_what_they_are(words, tmp_path):
    outcome = slides(tmp_path, *FIELDS, (words, ["contact@mairie.example"]))
    told = {one.what for one in outcome.account.lines if one.place == "diapositive 4"}
    assert told == {"formule de fin, que les documents n’impriment pas"}


@pytest.mark.parametrize(
    "closing",
    [
        "Fait à Rochebrune, le 12 mars 2021",
        "Fait et signé à Rochebrune, le 1er juin 2021",
        "FAIT EN TROIS EXEMPLAIRES ORIGINAUX",
        "Établi en 3 exemplaires, à Rochebrune",
        "Signé le 12 mars 2021",
        "Fait à Rochebrune, le ………",
    ],
)
def test_what_closes_a_convention_is_no_action(closing, tmp_path):
    project = ["Axe 1 : Jeunesse", "Objectif stratégique : Ouvrir le soir", "Ouvrir un café"]
    signed = [closing, "Pour la commune", "Le maire, Paul Vernet"]
    outcome = typed_lines(tmp_path, *project, *signed)
    assert [one["titre"] for one in data_of(outcome, "actions")] == ["Ouvrir un café"]
    left = [(one.words, one.what) for one in outcome.account.of("laisse")]
    assert left == [(words, "signature de l’ancienne convention") for words in signed]


@pytest.mark.parametrize("title", ["Fait maison : cuisiner ensemble", "Faire signer une charte"])
def test_an_action_that_begins_as_a_signature_is_one(title, tmp_path):
    project = ["Axe 1 : Jeunesse", "Objectif stratégique : Ouvrir le soir", title]
    assert len(data_of(typed_lines(tmp_path, *project), "actions")) == 1


@pytest.mark.parametrize("announce", ["Action n° – Ouvrir un lieu", "Action n°… : Ouvrir un lieu"])
def test_an_action_whose_number_nobody_typed_is_one(announce, tmp_path):
    outcome = typed_lines(tmp_path, "Jeunesse", "Enjeux", "- Sortir", announce, "Pilote : CCAS")
    (action,) = data_of(outcome, "actions")
    assert (action["titre"], action["pilote"]) == ("Ouvrir un lieu", "CCAS")


def test_a_sheet_that_has_no_title_makes_no_action_of_its_labels(tmp_path):
    lines = ["Jeunesse", "Enjeux", "- Sortir", "Fiche action n° 5", "Pilote : CCAS"]
    outcome = typed_lines(tmp_path, *lines)
    assert data_of(outcome, "actions") == []
    assert "action sans titre" in {one.what for one in outcome.account.of("laisse")}


def typed_tables(folder, *tables):
    """The import of a text of one field that holds these tables."""
    document = Document()
    for line in ("Jeunesse", "Enjeux", "- Sortir"):
        document.add_paragraph(line)
    for rows in tables:
        document.add_paragraph()
        table = document.add_table(len(rows), len(rows[0]))
        for row, words in enumerate(rows):
            for column, said in enumerate(words):
                table.cell(row, column).text = said
    return document_outcome(folder, "tableaux.docx", typed_documents.saved(document))


def test_the_rows_of_a_form_that_nobody_filled_in_make_no_action(tmp_path):
    rows = [("Action", "Pilote", "Budget"), ("Action n° 1 – Bus", "CCAS", "3 000 €")]
    outcome = typed_tables(tmp_path, [*rows, ("Action n° 2", "", ""), ("Action n° 3", "", "")])
    assert [one["titre"] for one in data_of(outcome, "actions")] == ["Bus"]
    left = [(one.words, one.what) for one in outcome.account.of("laisse")]
    assert left == [(f"Action n° {n}", "un numéro, sans action") for n in (2, 3)]


SHEETS = [
    [("Fiche action n° 1", "Ouvrir un lieu"), ("Pilote", "CCAS"), ("Coût", "12 k€ env.")],
    [("Fiche action n° 2", "Tenir une ligne"), ("Pilote", "Caf"), ("Partenaires", "PMI")],
]


def test_each_table_of_one_action_is_its_own(tmp_path):
    first, second = data_of(typed_tables(tmp_path, *SHEETS), "actions")
    assert (first["titre"], first["pilote"]) == ("Ouvrir un lieu", "CCAS")
    assert (second["titre"], second["pilote"]) == ("Tenir une ligne", "Caf")


def test_the_objectives_that_a_cell_of_a_sheet_names_hold_its_action(tmp_path):
    aims = "Objectif stratégique 1 : Aller vers\nObjectif opérationnel 1.1 : Ouvrir le soir"
    outcome = typed_tables(tmp_path, [*SHEETS[0], ("Objectifs", aims)])
    (champ,), (action,) = (data_of(outcome, key) for key in ("champs", "actions"))
    (strategic,) = champ["objectifs_strategiques"]
    (operational,) = strategic["objectifs_operationnels"]
    assert (strategic["titre"], operational["titre"]) == ("Aller vers", "Ouvrir le soir")
    assert action["rattachee_a"] == operational["id"]


def test_a_report_says_keys_as_the_guide_does(tmp_path):
    told = [str(one) for one in typed_tables(tmp_path, *SHEETS).account.lines]
    assert any("intitulé : Budget › Montant" in line for line in told)
    keys = re.compile(r"\b(?:budget|financements|indicateurs|objectif)[._]\w+|a-choisir|\bpilote\b")
    assert not [line for line in told if keys.search(line)]


def test_a_sheet_in_a_table_belongs_to_the_title_above_it(tmp_path):
    first, second = data_of(
        document_outcome(tmp_path, *typed_documents.unstyled_sheets()), "actions"
    )
    assert (first["titre"], first["pilote"]) == ("Ouvrir un café des parents", "CCAS")
    assert second["pilote"] == "Caf"
    assert first["budget"] == [{"montant": "2 500", "taxes": "TTC"}]


def test_columns_of_a_slide_are_read_one_after_the_other(tmp_path):
    (champ,) = data_of(document_outcome(tmp_path, *typed_documents.deck_in_columns()), "champs")
    assert [one["titre"] for one in champ["problematiques"]] == [
        "Des lieux fermés le soir",
        "Pas de transports",
    ]
    assert [one["titre"] for one in champ["enjeux"]] == [
        "Ouvrir plus tard",
        "Aller vers les jeunes",
    ]


def test_numbers_that_are_typed_stand_for_styles(tmp_path):
    outcome = document_outcome(tmp_path, *typed_documents.numbered_lines())
    champ, _ = data_of(outcome, "champs")
    (aim,) = champ["objectifs_strategiques"]
    assert aim["titre"] == "Accompagner les démarches"
    assert [one["titre"] for one in aim["objectifs_operationnels"]] == [
        "Former les agents d’accueil"
    ]
    guessed = [line.place for line in outcome.account.of("devine")]
    assert {"paragraphe 9", "paragraphe 10"} <= set(guessed)


def test_a_diagnostic_has_its_chapters_strengths_and_weaknesses(tmp_path):
    outcome = document_outcome(tmp_path, *typed_documents.open_diagnostic())
    found = parse_yaml(outcome.files["import-diagnostic.yaml"].encode(), "")[0]["diagnostic"]
    first, second = found["thematiques"]
    assert first["forces"] == ["Un tissu associatif dense", "Deux crèches"]
    assert "- plus de familles monoparentales" in first["texte"]
    assert second["titre"] == "Handicap"
    left = {line.words: line.place for line in outcome.account.of("laisse")}
    assert left["Source : observatoire."] == "paragraphe 12"
    assert left["Plan d’actions"] == "page 2, paragraphe 17"


def test_lines_with_a_label_make_a_sheet(tmp_path):
    first, second = data_of(document_outcome(tmp_path, *typed_documents.open_sheets()), "actions")
    assert (first["titre"], first["partenaires"]) == (
        "Créer une fête des voisins",
        ["bailleur", "associations"],
    )
    assert second["description"] == "Suivi assuré par : une personne de la régie"


# Merging.

CHAMP = """\
# Écrit à la main.
champs:
  - id: parentalite
    titre: Parentalité
    enjeux:
      - {id: soutenir, titre: Soutenir les parents}   # gardé
"""


def test_a_merge_completes_a_field_and_touches_nothing_else(territory, run, tmp_path):
    (territory / "champs.yaml").write_text(CHAMP, encoding="utf-8")
    file, content = typed_documents.unstyled_sheets()
    (tmp_path / file).write_bytes(content)
    code, _, told = run("importer", "document", file, "--territoire", territory.name)
    assert code == 1 and "[import-deja-la]" in told
    assert run("importer", "document", file, "--dans", territory.name)[0] == 0
    text = (territory / "champs.yaml").read_text(encoding="utf-8")
    assert [one for one in CHAMP.splitlines() if one not in text] == []
    (champ,) = parse_yaml(text.encode(), "")[0]["champs"]
    assert [one["titre"] for one in champ["enjeux"]] == [
        "Soutenir les parents",
        "Rendre l’offre lisible",
    ]
    merged = {path: path.read_bytes() for path in territory.rglob("*.yaml")}
    assert run("importer", "document", file, "--dans", territory.name)[0] == 0
    assert {path: path.read_bytes() for path in territory.rglob("*.yaml")} == merged


def test_a_merge_fills_the_period_and_the_diagnostic_of_a_new_territory(territory, run, tmp_path):
    for file, content in (typed_documents.styled_convention(), typed_documents.open_diagnostic()):
        (tmp_path / file).write_bytes(content)
        assert run("importer", "document", file, "--dans", territory.name)[0] == 0
    convention = parse_yaml((territory / "convention.yaml").read_bytes(), "")[0]["convention"]
    assert convention["periode"] == {"debut": "2025-01-01", "fin": "2029-12-31"}
    text = (territory / "diagnostic.yaml").read_text(encoding="utf-8")
    assert "libelle: Population municipale" in text
    chapters = parse_yaml(text.encode(), "")[0]["diagnostic"]["thematiques"]
    assert [one["titre"] for one in chapters] == ["Démographie", "Handicap"]
    assert "import-1-petite-enfance.yaml" in {one.name for one in (territory / "champs").iterdir()}


def test_two_documents_keep_each_their_drafts(territory, run, tmp_path):
    for file, content in (typed_documents.numbered_lines(), typed_documents.deck_in_columns()):
        (tmp_path / file).write_bytes(content)
        assert run("importer", "document", file, "--territoire", territory.name)[0] == 0
    assert sorted(one.name for one in (territory / "champs").iterdir()) == [
        "import-1-inclusion-numerique.yaml",
        "import-1-jeunesse.yaml",
        "import-2-acces-aux-droits.yaml",
    ]


def test_who_represents_somebody_that_no_list_knows_does_not_sign_for_the_party_above(tmp_path):
    document = Document()
    for words in (
        "Entre :",
        "La Commune de Lierval, représentée par son maire, M. Paul MARTIN,",
        "L’association Les Francas, représentée par sa présidente, Mme Anne Durand,",
        "Il est convenu ce qui suit.",
    ):
        document.add_paragraph(words)
    name, content = "parties.docx", typed_documents.saved(document)
    parties = data_of(document_outcome(tmp_path, name, content), "parties")
    assert [one["nom_officiel"] for one in parties] == [
        "Commune de Lierval",
        "Association Les Francas",
    ]
    assert [len(one["representants"]) for one in parties] == [1, 1]
    assert parties[1]["type"] == "autre"


def test_what_an_axis_cannot_say_yet_is_kept_beside_it(tmp_path):
    lines = ("Axe 1 : Enfance", "Enjeu : Ouvrir des places", "à définir")
    outcome = typed_lines(tmp_path, *lines)
    (text,) = (text for text in outcome.files.values() if "Ouvrir des places" in text)
    assert "# à vérifier : paragraphe 3 « à définir »" in text


def test_the_items_of_one_level_are_as_many_actions_and_those_below_what_they_say(tmp_path):
    document = Document()
    for line in ("Axe 1 : Enfance", "Objectif opérationnel 1 : Ouvrir des places", "Actions :"):
        document.add_paragraph(line)
    items = ((1, "Créer une crèche"), (1, "Agrandir le relais"), (2, "avec une salle"))
    for level, words in items:
        numbered = document.add_paragraph(words)._p.get_or_add_pPr().get_or_add_numPr()
        numbered.get_or_add_numId().val = 1
        numbered.get_or_add_ilvl().val = level
    path = tmp_path / "niveaux.docx"
    document.save(path)
    outcome = document_outcome(tmp_path, path.name, path.read_bytes())
    actions = data_of(outcome, "actions")
    assert [one["titre"] for one in actions] == ["Créer une crèche", "Agrandir le relais"]
    assert "avec une salle" in actions[1]["description"]


def test_a_party_that_the_sources_have_is_told_with_what_they_lack(territory, run):
    document = Document()
    for line in (
        "Projet 2025-2029",
        "Entre :",
        "La commune de Vandœuvre-lès-Nancy, représentée par M. Paul Vernet, maire,",
        "Il est convenu ce qui suit :",
    ):
        document.add_paragraph(line)
    (territory.parent.parent / "ancienne.docx").write_bytes(typed_documents.saved(document))
    _, printed, _ = run("importer", "document", "ancienne.docx", "--dans", territory.name)
    (told,) = (line for line in printed.splitlines() if "M. Paul Vernet" in line)
    assert "tenue pour celle de vos sources, la seule de cette sorte" in told
    assert told.endswith("qui la représente est à recopier")
