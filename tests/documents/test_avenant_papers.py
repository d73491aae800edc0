"""The papers of an avenant: what assemblies read and decide, what the press and a council see."""

from functools import cache

from documents.amended import NAME, SOURCES, Copy, flat

from ctg_docs.document.nodes import Slide
from ctg_docs.pipeline import prepare
from ctg_docs.writing.text import plain_text

PAPERS = ["deliberation-avenant", "note-avenant", "communique-avenant", "presentation-avenant"]


def papers(folder):
    prepared = prepare(folder, PAPERS)
    assert not prepared.refused, [str(p) for p in prepared.problems]
    return {piece.chemin: piece.document for piece in prepared.pieces}


@cache
def shipped():
    return papers(SOURCES / NAME)


def said(chemin):
    return flat(plain_text(shipped()[chemin]))


def test_each_council_that_sat_on_the_avenant_has_its_extract():
    sitting = [name for name in shipped() if name.startswith("deliberation-avenant/1/")]
    assert len(sitting) == 4
    text = said("deliberation-avenant/1/lierval-2024-05-23")
    assert "Délibération n° 2024-19 – Avenant n° 1 à la convention territoriale globale" in text
    assert "Vu la convention territoriale globale 2023-2026 du Val de Lierre signée le 15" in text
    assert "Vu le projet d’avenant n° 1 annexé à la présente délibération ;\n" in text
    assert "Approuve l’avenant n° 1 à la convention territoriale globale 2023-2026, tel" in text
    assert "Autorise Monsieur le Maire à signer l’avenant avec la Caisse" in text
    assert "Vu le projet de convention" not in text
    assert shipped()["deliberation-avenant/1/lierval-2024-05-23"].watermark == ""


def test_the_council_that_joins_approves_that_it_joins():
    text = said("deliberation-avenant/1/fontclaire-2024-05-30")
    assert "Approuve l’adhésion de la Commune de Fontclaire à la convention" in text
    assert "ainsi que l’avenant n° 1 à cette convention" in text


def test_a_council_that_has_still_to_decide_receives_a_draft(tmp_path):
    copied = Copy(tmp_path)
    copied.cut("gouvernance.yaml", "  - id: lierval-2024-05-23", "  - id: saint-amand-2024")
    copied.change("avenants.yaml", "        numero: 2024-19\n        date: 2024-05-23\n", "")
    made = papers(copied.folder)
    draft = made["deliberation-avenant/1/lierval"]
    assert draft.watermark == "PROJET"
    assert "Projet de délibération – Avenant n° 1" in flat(plain_text(draft))


def test_a_sitting_on_the_avenant_decides_nothing_of_the_convention():
    prepared = prepare(SOURCES / NAME, ["deliberation", "convention"])
    assert [piece.chemin for piece in prepared.pieces] == ["convention"]
    assert "CA-2022-071" in plain_text(prepared.pieces[0].document)
    assert "2022-41" in plain_text(prepared.pieces[0].document)


def test_the_note_says_why_what_changes_at_what_cost_and_when():
    text = said("note-avenant/1")
    assert "souhaite prendre part au projet" in text
    assert "La commune de Fontclaire rejoint la convention." in text
    assert "Prévision révisée : 1.1 – Ouvrir la crèche dès 7 heures, de 14 000 € à 21 500 €" in text
    assert "passe de 26 700 € à 37 700 €" in text
    assert "L’article 8 (« Communication ») | remplacé" in text
    assert "L’annexe 3 (« Plan d’actions 2023-2026 ») | modifiée" in text
    assert "L’avenant prend effet le 1er juillet 2024." in text


def test_the_press_learns_who_signed_the_avenant_and_no_code_of_the_plan():
    text = said("communique-avenant/1")
    assert text.strip().startswith("La convention territoriale globale du Val de Lierre évolue")
    assert "Le 20 juin 2024, la communauté de communes" in text
    assert "la commune de Fontclaire ont signé l’avenant n° 1" in text
    assert "Ajout au plan d’actions : Ouvrir la bibliothèque" in text
    assert "15 décembre" not in text


def test_an_avenant_that_nobody_signed_is_announced_as_a_draft(tmp_path):
    folder = Copy(tmp_path).change("avenants.yaml", "    date: 2024-06-20\n", "")
    made = {name: flat(plain_text(document)) for name, document in papers(folder).items()}
    assert "va évoluer" in made["communique-avenant/1"]
    assert "Ce n’est encore qu’un projet." in made["communique-avenant/1"]
    assert "Ce qui est demandé à chaque assemblée" in made["presentation-avenant/1"]


def test_the_deck_has_four_slides():
    slides = [b for b in shipped()["presentation-avenant/1"].blocks if isinstance(b, Slide)]
    assert len(slides) == 4


def test_a_sitting_on_an_avenant_that_nobody_wrote_is_an_error(tmp_path):
    folder = Copy(tmp_path).change(
        "gouvernance.yaml", "avenant: 1\n    date: 2024-05-30", "avenant: 3\n    date: 2024-05-30"
    )
    assert "avenant-numero" in {p.code for p in prepare(folder, PAPERS).problems}


def test_a_commune_that_leaves_is_told_by_all_papers(tmp_path):
    copied = Copy(tmp_path)
    copied.amend(2, "le retrait de Lierval")
    copied.cut("parties.yaml", "  - id: lierval", "  - id: saint-amand")
    made = {name: flat(plain_text(document)) for name, document in papers(copied.folder).items()}
    for paper in ("note-avenant/2", "communique-avenant/2", "presentation-avenant/2"):
        assert "La commune de Lierval se retire de la convention." in made[paper]
    # Who leaves signs, and its council decides.
    assert "deliberation-avenant/2/lierval" in made


def test_a_title_that_changes_is_told_with_the_one_before(tmp_path):
    copied = Copy(tmp_path)
    copied.amend(2, "un intitulé")
    copied.change("projet.yaml", "Ouvrir la crèche dès 7 heures", "Ouvrir la crèche dès l’aube")
    for chemin, document in papers(copied.folder).items():
        if chemin in ("note-avenant/2", "presentation-avenant/2"):
            text = flat(plain_text(document))
            assert "Nouvel intitulé : 1.1 – Ouvrir la crèche dès l’aube, au lieu de" in text
            assert "« Ouvrir la crèche dès 7 heures »" in text
