"""Annexes that an avenant adds, repeals, brings back or replaces, and what mentions them."""

import pytest
from documents.amended import Copy, said

from ctg_docs.pipeline import prepare

ADDED = """articles:
  ajouter:
    - id: annexe-mobilite
      titre: Mobilité
      apres: annexe-diagnostic
      texte: Le minibus est partagé ; l’[](#annexe-charte) en règle l’usage.
    - id: annexe-charte
      titre: Charte du minibus
      apres: annexe-decisions
      texte: Le minibus circule du lundi au vendredi.
"""
REPEALED = """articles:
  retirer: [annexe-equipements]
  remplacer:
    - id: objet
      texte: La convention définit le projet des parties.
"""
REPLACED = """articles:
  remplacer:
    - id: annexe-evaluation
      titre: Évaluation et bilan
      texte: Trois indicateurs sont relevés chaque année au mois de mars.
"""


@pytest.fixture
def copied(tmp_path):
    return Copy(tmp_path)


def changed(copied, articles, numero=2):
    """What the papers of an avenant say, once `articles` of the sources begin otherwise."""
    copied.amend(numero, "la refonte des annexes", f"date: 2025-03-0{numero}")
    copied.change("convention.yaml", "articles:\n  remplacer:\n", articles)
    return said(copied.folder, "avenant", "consolidee", "note-avenant")


def test_an_annexe_that_comes_takes_a_rank_after_another_or_the_next_number_at_the_end(copied):
    texts = changed(copied, ADDED + "  remplacer:\n")
    avenant = texts["avenant/2"]
    assert "Après l’annexe 1, il est inséré une annexe 1-1 ainsi rédigée" in avenant
    assert "Après l’annexe 6, il est inséré une annexe 7 ainsi rédigée" in avenant
    assert "« Annexe 1-1 – Mobilité\nLe minibus est partagé ; l’annexe 7 en règle" in avenant
    assert "L’annexe 1-1 (« Mobilité ») | ajoutée" in texts["note-avenant/2"]
    whole = texts["consolidee"]
    assert "Annexe 2 – Équipements et services soutenus\n" in whole
    assert "services recensés à l’annexe 2 ;" in whole
    assert "Annexe 7 – Charte du minibus\n" in whole


def test_an_annexe_that_goes_keeps_its_place_and_those_after_it_their_numbers(copied):
    texts = changed(copied, REPEALED)
    assert "Abrogation de l’annexe 2 – Équipements et services soutenus" in texts["avenant/2"]
    assert "L’annexe 2 est abrogée." in texts["avenant/2"]
    assert "Annexe 2 – (abrogée)\nAnnexe abrogée par l’avenant n° 2.\n" in texts["consolidee"]
    assert "qui figurent à l’annexe 3. Ses modalités" in texts["consolidee"]
    assert "abrogée" in texts["note-avenant/2"]


def test_a_text_that_still_mentions_what_is_repealed_is_refused_where_it_is_removed(copied):
    copied.amend(2, "la refonte des annexes")
    folder = copied.change("convention.yaml", "articles:\n", REPEALED.partition("  rem")[0])
    prepared = prepare(folder, ["avenant", "consolidee"])
    assert prepared.refused
    (told,) = [p for p in prepared.problems if p.code == "renvoi-inconnu"]
    assert told.place.file.endswith("convention.yaml")
    assert told.message == (
        "le renvoi « #annexe-equipements » mène à une partie abrogée, annexe\u00a02"
    )
    assert "récrivez-les, ou remplacez-le plutôt que de le retirer" in told.hint


def test_a_text_of_the_sources_that_mentions_what_is_repealed_is_refused_at_its_words(copied):
    copied.amend(2, "le retrait de Lierval")
    copied.cut("parties.yaml", "  - id: lierval", "  - id: saint-amand")
    mentions = "un accueil de loisirs ([](#article-engagements-lierval))"
    folder = copied.change("convention.yaml", "un accueil de loisirs", mentions)
    (told,) = [p for p in prepare(folder, ["avenant"]).problems if p.code == "renvoi-inconnu"]
    assert told.message.endswith("mène à une partie abrogée, point\u00a05.4")
    assert told.hint.startswith("Récrivez aussi le texte qui y renvoie")
    assert told.place.line == 18


def test_an_annexe_that_is_another_text_is_replaced_whole_and_its_points_leave_no_trace(copied):
    texts = changed(copied, REPLACED)
    avenant = texts["avenant/2"]
    assert "Remplacement de l’annexe 5 – Évaluation\n" in avenant
    assert (
        "L’annexe 5 est remplacée par le texte suivant :\n« Annexe 5 – Évaluation et bilan\n"
        "Trois indicateurs sont relevés chaque année au mois de mars. »"
    ) in avenant
    assert "abrogé" not in texts["consolidee"].replace("Ce qui est abrogé garde", "")
    assert "Ses modalités sont précisées à l’annexe 5." in texts["consolidee"]


def test_a_plan_that_an_avenant_brings_is_an_annexe_with_a_rank_and_all_its_papers_say_so(copied):
    copied.unamend()
    copied.change("convention.yaml", "plan_action: oui", "plan_action: non")
    copied.amend(1, "l’ajout du plan d’actions", "motifs: [Le plan est prêt.]")
    copied.change("convention.yaml", "plan_action: non", "plan_action: oui")
    documents = ("avenant", "consolidee", "note-avenant", "communique-avenant")
    texts = said(copied.folder, *documents, "presentation-avenant")
    avenant, whole = texts["avenant/1"], texts["consolidee"]
    assert "Après l’annexe 2, il est inséré une annexe 2-1 ainsi rédigée" in avenant
    assert (
        "À l’article 9, après la deuxième phrase du premier alinéa, il est inséré une phrase ainsi "
        "rédigée :\n« Elle s’appuie notamment sur les indicateurs associés aux actions, qui "
        "figurent à l’annexe 2-1. »"
    ) in avenant
    assert "A2-1.1 Vue d’ensemble" in whole
    assert "Annexe 3 – Pilotage et suivi" in whole
    for paper in ("note-avenant/1", "communique-avenant/1", "presentation-avenant/1"):
        assert "La convention reçoit son plan d’actions : trois actions et 26 700 €" in texts[paper]
    assert "ne change pas : 26 700 €" not in texts["note-avenant/1"]


def test_an_annexe_that_comes_back_is_restored_under_its_own_number(copied):
    copied.amend(2, "l’abandon du plan", "date: 2025-03-04")
    copied.change("convention.yaml", "plan_action: oui", "plan_action: non")
    copied.amend(3, "la reprise du plan", "date: 2025-06-04")
    copied.change("convention.yaml", "plan_action: non", "plan_action: oui")
    texts = said(copied.folder, "avenant", "consolidee", "note-avenant")
    assert "L’annexe 3 est abrogée." in texts["avenant/2"]
    assert "La convention n’a plus de plan d’actions." in texts["note-avenant/2"]
    assert "Rétablissement de l’annexe 3 – Plan d’actions 2023-2026" in texts["avenant/3"]
    assert "L’annexe 3 est ainsi rétablie :" in texts["avenant/3"]
    assert "L’annexe 3 (« Plan d’actions 2023-2026 ») | rétablie" in texts["note-avenant/3"]
    assert "(abrogée)" not in texts["consolidee"]
