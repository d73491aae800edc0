"""What became of the actions: years, progress, money and measures, from what is written only."""

from datetime import date
from decimal import Decimal

import pytest

from ctg_docs.model.arbre import numeroter
from ctg_docs.model.convention import Convention
from ctg_docs.model.echeances import annee, echeance
from ctg_docs.model.suivi import Suivi


def followed(*actions, periode=None):
    """A convention of one field and these actions."""
    written = {
        "convention": {"id": "x", "periode": periode or {}},
        "territoire": {"nom": "X"},
        "champs": [{"id": "c", "titre": "Enfance"}],
        "actions": [
            {"id": f"a{rank}", "titre": f"Action {rank}", "rattachee_a": "c", **action}
            for rank, action in enumerate(actions)
        ],
    }
    convention = Convention.model_validate(written)
    return Suivi(numeroter(convention), convention.convention.periode)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("février 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("1er mars 2024", date(2024, 3, 1), date(2024, 3, 1)),
        ("Décembre 2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("printemps 2024", None, None),
        ("2023-2024", None, None),
        (None, None, None),
    ],
)
def test_a_month_or_a_year_is_a_day_when_it_is_written_exactly(text, first, last):
    assert echeance(text) == first
    assert echeance(text, fin=True) == last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2023-2024", 2023, 2024), ("rentrée 2025", 2025, 2025), ("à préciser", None, None)],
)
def test_a_year_is_read_in_any_wording(text, first, last):
    assert (annee(text), annee(text, fin=True)) == (first, last)


@pytest.mark.parametrize(
    ("calendrier", "years"),
    [
        ({"debut": "2023", "fin": "2024"}, [2023, 2024]),
        ({"debut": "septembre 2024"}, [2024, 2025]),
        ({"fin": "été 2023"}, [2022, 2023]),
        ({"debut": "à préciser"}, []),
        (None, []),
    ],
)
def test_an_action_runs_from_its_first_year_to_its_last(calendrier, years):
    period = {"debut": "2022-01-01", "fin": "2025-12-31"}
    suivi = followed({"calendrier": calendrier}, periode=period)
    assert suivi.annees == (2022, 2023, 2024, 2025)
    assert [year for year in suivi.annees if suivi.actions[0].active(year)] == years


def test_a_milestone_of_a_month_comes_after_the_days_before_it():
    steps = [{"date": "2025-06", "libelle": "Choix"}, {"annee": "2025", "libelle": "Étude"}]
    (action,) = followed({"calendrier": {"jalons": steps}}).actions
    assert [s.libelle for s in action.etapes_apres(date(2025, 5, 15))] == ["Choix"]
    assert [s.libelle for s in action.etapes_apres(date(2024, 12, 31))] == ["Choix", "Étude"]


def test_a_year_outside_the_period_is_not_lost():
    suivi = followed(
        {
            "budget": [{"annee": "2021", "montant": "100"}],
            "indicateurs": [{"libelle": "i", "valeurs": [{"annee": "2027", "valeur": "3"}]}],
        },
        periode={"debut": "2022-01-01", "fin": "2023-12-31"},
    )
    assert suivi.annees == (2021, 2022, 2023, 2027)


@pytest.mark.parametrize(
    ("start", "target", "values", "way", "reached"),
    [
        ("10", "20", ["12", "15"], 50, False),
        ("20", "10", ["12"], 80, False),
        ("0", "3", ["1"], 33, False),
        ("10", "20", ["25"], 150, True),
        ("10", "20", ["8"], -20, False),
        ("10", "10", ["10"], None, False),
        (None, "20", ["15"], None, False),
        ("10", None, ["15"], None, False),
        ("10", "20", [], None, False),
    ],
)
def test_an_indicator_has_come_a_part_of_the_way_to_its_target(start, target, values, way, reached):
    written = {"libelle": "i", "valeur_initiale": start, "cible": target}
    # The latest year counts, wherever it is written.
    written["valeurs"] = [
        {"annee": str(2030 - rank), "valeur": value} for rank, value in enumerate(reversed(values))
    ]
    (mesure,) = followed({"indicateurs": [written]}).mesures
    assert mesure.parcours == way
    assert mesure.atteinte == reached


def test_a_gap_compares_only_the_lines_whose_expense_is_known():
    suivi = followed(
        {
            "budget": [
                {"annee": "2022", "montant": "1000", "realise": "900"},
                {"annee": "2023", "montant": "5000"},
            ]
        },
        {"budget": [{"montant": "70"}]},
        {},
    )
    first, second, third = suivi.actions
    assert (first.prevu, first.realise, first.ecart) == (6000, 900, -100)
    assert (second.prevu, second.realise, second.ecart) == (70, None, None)
    assert (third.prevu, third.realise) == (None, None)
    assert (suivi.prevu, suivi.realise, suivi.ecart) == (6070, 900, -100)
    assert (suivi.prevu_en(2022), suivi.realise_en(2023)) == (1000, None)
    assert suivi.sans_annee and suivi.prevu_en(None) == 70


@pytest.mark.parametrize(
    ("action", "kept"),
    [
        ({}, False),
        ({"avancement": {"statut": "non_demarree"}}, False),
        ({"avancement": {"statut": "en_cours"}}, True),
        ({"avancement": {"taux": "0"}}, False),
        ({"avancement": {"date": "2024-01-31"}}, True),
        ({"avancement": {"commentaire": "Reporté."}}, True),
        ({"budget": [{"montant": "10"}]}, False),
        ({"budget": [{"montant": "10", "realise": "0"}]}, True),
        ({"indicateurs": [{"libelle": "i", "cible": "3"}]}, False),
        (
            {"indicateurs": [{"libelle": "i", "valeurs": [{"annee": "2023", "valeur": "0"}]}]},
            True,
        ),
    ],
)
def test_a_follow_up_is_kept_once_anything_of_it_is_written(action, kept):
    assert followed(action).tenu == kept


def test_the_actions_are_counted_by_what_is_said_of_them():
    states = ("en_cours", "realisee", "realisee", "reportee", "non_demarree")
    suivi = followed(*({"avancement": {"statut": state}} for state in states), {})
    assert (suivi.engagees, suivi.realisees, suivi.compte("reportee")) == (3, 2, 1)
    assert suivi.compte("") == 1
    assert suivi.part(suivi.engagees) == Decimal(50)


def test_the_report_is_dated_by_the_latest_fact():
    seen = {"avancement": {"statut": "en_cours", "date": "2023-06-30"}}
    measured = {"indicateurs": [{"libelle": "i", "valeurs": [{"annee": "2024", "valeur": "1"}]}]}
    assert (followed(seen).exercice, followed(seen).cloture) == (2023, date(2023, 6, 30))
    assert (followed(measured).exercice, followed(measured).cloture) == (2024, date(2024, 12, 31))
    assert followed(seen, measured).exercice == 2024
    assert (followed({}).exercice, followed({}).cloture) == (None, None)


def test_what_comes_next_is_what_the_calendar_puts_after_the_report():
    steps = [
        {"date": "2024-03-01", "libelle": "faite"},
        {"date": "2025-03-01", "libelle": "à faire"},
        {"annee": "2024", "libelle": "de l’année"},
        {"annee": "2026", "libelle": "lointaine"},
        {"libelle": "sans date"},
    ]
    (action,) = followed({"calendrier": {"debut": "2025", "jalons": steps}}).actions
    day = date(2024, 12, 31)
    assert [step.libelle for step in action.etapes_apres(day)] == ["à faire", "lointaine"]
    assert action.commence_apres(day)
    assert not action.commence_apres(date(2025, 6, 1))
