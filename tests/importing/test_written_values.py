"""Amounts, dates, rates, choices and texts, in the forms that plans give them."""

from datetime import date
from decimal import Decimal

import pytest

from ctg_docs.importing.values import amounts, days, vocabularies, wordings
from ctg_docs.importing.workbooks.cells import SheetCell


def cell(value, **said):
    return SheetCell(1, 1, value, **said)


@pytest.mark.parametrize(
    ("written", "euros", "taxes"),
    [
        ("3.500,00", "3500", ""),
        ("3,500.00", "3500", ""),
        ("12 k€", "12000", ""),
        ("12k€", "12000", ""),
        ("1,5 M€", "1500000", ""),
        ("1,5 million d’euros", "1500000", ""),
        ("5 000 € HT", "5000", "HT"),
        ("5000 TTC", "5000", "TTC"),
        ("1 234,56 €", "1234.56", ""),
        ("€ 200", "200", ""),
        ("10.000.000", "10000000", ""),
        (12000, "12000", ""),
        (0.30000000000000004, "0.3", ""),
        (0, "0", ""),
    ],
)
def test_an_amount_is_read_in_each_of_its_forms(written, euros, taxes):
    found = amounts.amount(cell(written))
    assert found == (Decimal(euros), taxes)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "12k€ env.",
            "à définir",
            "1.500",
            "1,500",
            "entre 200 et 500",
            "200 / an",
            "-50",
            "45 00",
        ),
        *("2025-2026", "10 %", "", "n/a", 33.333333, -3, True, date(2025, 1, 1)),
    ],
)
def test_what_is_no_single_amount_is_never_guessed(written):
    assert amounts.amount(cell(written)) is None


def test_a_rate_is_no_amount_and_an_error_is_nothing():
    assert amounts.amount(cell(0.4, percent=True)) is None
    assert amounts.amount(cell("12", broken=True)) is None


@pytest.mark.parametrize(
    ("values", "scale", "rates"),
    [
        ([0.4, 1, 0], "un", [40, 100, 0]),
        ([40, 100, 1], "cent", [40, 100, 1]),
        (["40 %", "100%"], "?", [40, 100]),
        (["0,25", "1"], "un", [25, 100]),
    ],
)
def test_a_column_of_rates_counts_to_one_or_to_a_hundred(values, scale, rates):
    cells = [cell(value) for value in values]
    assert amounts.scale(cells) == scale
    assert [amounts.percentage(c, fractions=scale == "un") for c in cells] == rates


def test_the_format_of_the_sheet_settles_a_rate():
    assert amounts.percentage(cell(0.4, percent=True), fractions=False) == 40
    assert amounts.percentage(cell(0.30000000000000004, percent=True), fractions=False) == 30


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31.12.2026", "31 décembre 2026"),
        ("31/12/26", "31 décembre 2026"),
        ("2026-12-31 00:00:00", "31 décembre 2026"),
        ("1er mars 2025", "1er mars 2025"),
        ("sept-23", "septembre 2023"),
        ("Févr. 2024", "février 2024"),
        ("03/2023", "mars 2023"),
        ("fin 2025", "fin 2025"),
        ("1er trimestre 2024", "1er trimestre 2024"),
        ("T3 2025", "T3 2025"),
        ("rentrée 2026", "rentrée 2026"),
        (2025, "2025"),
        (45292, "1er janvier 2024"),
        ("45292", "1er janvier 2024"),
        (date(2025, 3, 1), "1er mars 2025"),
    ],
)
def test_a_moment_is_said_as_the_sources_say_it(written, said):
    assert days.moment(cell(written)) == said


def test_a_date_that_excel_shows_as_a_month_is_a_month():
    assert days.moment(cell(date(2025, 3, 1), date_form="mois")) == "mars 2025"
    assert days.moment(cell(date(2025, 3, 1), date_form="annee")) == "2025"


@pytest.mark.parametrize("written", ["un jour", "31/02/2025", "13/2025", "juin", "12", "1925", 3.5])
def test_what_names_no_moment_is_never_guessed(written):
    assert days.moment(cell(written)) is None


@pytest.mark.parametrize(
    ("written", "debut", "fin"),
    [
        ("2024-2026", "2024", "2026"),
        ("2024/25", "2024", "2025"),
        ("de mars 2024 à juin 2025", "mars 2024", "juin 2025"),
        ("mars à juin 2025", "mars 2025", "juin 2025"),
        ("du 01/01/2024 au 31/12/2026", "1er janvier 2024", "31 décembre 2026"),
        ("sept-23 / juin-24", "septembre 2023", "juin 2024"),
        ("dès 2025", "2025", None),
        ("d’ici 2027", None, "2027"),
        (2026, "2026", "2026"),
    ],
)
def test_a_period_has_its_two_bounds(written, debut, fin):
    assert days.period(cell(written)) == (debut, fin)


@pytest.mark.parametrize("written", ["3 ans", "2024, 2026", "en continu", "2026-2024", ""])
def test_what_is_no_period_is_never_guessed(written):
    assert days.period(cell(written)) is None


@pytest.mark.parametrize(
    ("written", "statut"),
    [
        ("Terminée", "realisee"),
        ("EN COURS", "en_cours"),
        ("Action à lancer", "non_demarree"),
        ("reportés", "reportee"),
        ("abandonné", "abandonnee"),
        ("peut-être", None),
        ("", None),
    ],
)
def test_a_state_of_progress_is_told_by_its_words(written, statut):
    assert vocabularies.statut(written) == statut


def test_whether_an_action_is_new():
    assert vocabularies.etat("Nouvelle") == "nouvelle"
    assert vocabularies.etat("à développer") == "a_developper"
    assert vocabularies.etat("oui") is None
    assert vocabularies.etat("oui", asked=True) == "nouvelle"
    assert vocabularies.etat("non", asked=True) is None


def test_bullets_make_lists_and_signs_of_markdown_are_words():
    assert wordings.markdown("Deux temps :\n• accueil\n• suivi") == (
        "Deux temps :\n\n- accueil\n- suivi"
    )
    assert wordings.markdown("# 1 et *2*") == "\\# 1 et \\*2\\*"
    written = wordings.markdown("5 < 6 & co\n2) suite\n| a |\n> 50 [x]")
    assert wordings.refusal(written, is_prose=True) == ""
    assert wordings.refusal(wordings.markdown("<b>x</b>"), is_prose=True) != ""


def test_commas_part_names_but_not_sentences():
    assert wordings.listed("Caf, PMI (santé, social), MSA", commas=True) == [
        "Caf",
        "PMI (santé, social)",
        "MSA",
    ]
    long = f"Les parents, et {'toutes les personnes ' * 4}"
    assert wordings.listed(long, commas=True) == [long.strip()]
