"""Headings of plans are recognised, on a list that the table has not seen; none is mistaken.

The list comes from public files: the import and export of plans of Territoires en transitions
(Ademe), the projects of Recoco (Anct), the action sheet of the contrat de ville of Dordogne, a form
of projects of mayors, the sheets of Apriles (Odas), a table of actions for spreadsheets. An empty
key is a heading that no key of ours answers, or that says several things at once.
"""

from pathlib import Path

import pytest

from ctg_docs.importing.plans.mapping import A_CHOISIR, known_keys
from ctg_docs.importing.plans.recognising import recognise
from ctg_docs.reference.intitules import cles, intitules
from ctg_docs.suggestions import fold

LINES = (Path(__file__).parent / "intitules_releves.tsv").read_text(encoding="utf-8").splitlines()
LISTED = {fold(one) for several in intitules().values() for one in several}
ELSEWHERE = [
    (heading, cle)
    for heading, _, cle in (line.partition("\t") for line in LINES[1:])
    if fold(heading) not in LISTED
]
NAMED = [(heading, cle) for heading, cle in ELSEWHERE if cle]


def meaning(heading):
    cle = recognise(heading).cle.partition("/")[0]
    return "" if cle == A_CHOISIR else cle


def test_four_headings_out_of_five_are_recognised():
    assert len(NAMED) >= 46
    right = [heading for heading, cle in NAMED if meaning(heading) == cle]
    assert len(right) >= 40 and len(right) / len(NAMED) > 0.8


def test_no_heading_is_mistaken_for_another():
    mistaken = {h: meaning(h) for h, cle in ELSEWHERE if meaning(h) not in ("", cle)}
    assert mistaken == {}


@pytest.mark.parametrize(
    "heading",
    [
        "Pilote / partenaires",
        "Moyens humains et matériels",
        "Objectifs et résultats attendus",
        "Responsable du suivi budgétaire",
        "Code postal",
        "Nombre de bénéficiaires",
        "Montant de l’acompte",
        "Statut juridique",
        "Date du conseil municipal",
        "Cible 2026",
        "Type d’indicateur",
        "Reste à charge commune",
        "Actions réalisées",
        "Validation",
        "",
        "2025",
    ],
)
def test_what_says_two_things_or_another_one_is_left_to_the_author(heading):
    assert meaning(heading) == ""


@pytest.mark.parametrize(
    ("heading", "cle"),
    [
        ("% d’avancement", "avancement.taux"),
        ("Calendirer", "calendrier"),
        ("PARTENAIRES", "partenaires"),
        ("Porteur(s)", "pilote"),
        ("Élu·e référent·e", "elu_referent"),
        ("Action nouvelle (O/N)", "etat"),
        ("Partenaires financiers", "financements.financeur"),
    ],
)
def test_case_accents_typing_and_inclusive_writing_do_not_matter(heading, cle):
    assert meaning(heading) == cle


def test_a_year_in_a_heading_is_that_of_its_amounts():
    assert recognise("Coût prévisionnel 2026")[:2] == ("budget.montant", 2026)


def test_each_heading_of_the_table_means_its_own_key():
    mistaken = {
        heading: recognise(heading).cle
        for cle in cles()
        for heading in intitules()[cle]
        if recognise(heading).cle not in (cle, "")
    }
    assert mistaken == {}


def test_the_guide_lists_each_key_that_a_column_may_become():
    guide = Path(__file__).parents[2] / "docs" / "guide" / "importer.md"
    listed = guide.read_text(encoding="utf-8").partition("## Toutes les clés")[2]
    assert [key for key in known_keys() if f"`{key}`" not in listed] == []


def test_no_heading_of_the_table_stands_for_two_keys():
    several = [fold(one) for cle in cles() for one in intitules()[cle]]
    assert sorted({one for one in several if several.count(one) > 1}) == []
