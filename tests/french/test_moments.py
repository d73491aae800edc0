"""Moments: a day, a month or a year stays what it is, and figures become French."""

from datetime import date

import pytest

from ctg_docs.french.durees import en_lettres, mois
from ctg_docs.french.moments import bornes, date_en_chiffres, en_francais


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2025-03-01", "1er mars 2025"),
        ("31/12/2026", "31 décembre 2026"),
        ("2025-3-1", "1er mars 2025"),
        ("2025-03", "mars 2025"),
        ("03/2025", "mars 2025"),
        ("2025", "2025"),
        ("rentrée 2025", "rentrée 2025"),
        ("2024-2025", "2024-2025"),
        ("2024-25", "2024-25"),
        ("du 2025-03-01 au 31/12/2026", "du 1er mars 2025 au 31 décembre 2026"),
        ("délibération 2025-03-01-12", "délibération 2025-03-01-12"),
    ],
)
def test_dates_in_figures_become_french_and_other_words_stay(written, printed):
    assert en_francais(written) == printed


def test_figures_that_are_no_day_are_refused():
    with pytest.raises(ValueError, match="« 2025-02-30 » n’est pas un jour du calendrier"):
        en_francais("2025-02-30")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("février 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("1er mars 2024", date(2024, 3, 1), date(2024, 3, 1)),
        ("15 Mars 2024", date(2024, 3, 15), date(2024, 3, 15)),
    ],
)
def test_a_moment_is_between_its_first_and_its_last_day(written, first, last):
    assert bornes(written) == (first, last)


@pytest.mark.parametrize(
    "written", ["rentrée 2024", "31 février 2024", "0 mars 2024", "chaque année", ""]
)
def test_words_that_name_no_moment_have_no_days(written):
    assert bornes(written) is None


def test_only_a_date_written_as_machines_do_is_told():
    assert date_en_chiffres("Ouverture le 2024-09-01.") == "2024-09-01"
    assert date_en_chiffres("Ouverture le 01/09/2024, numéro 2024-09.") is None


@pytest.mark.parametrize(
    ("written", "months", "printed"),
    [
        ("4 ans", 48, "quatre ans"),
        ("quatre ans et six mois", 54, "quatre ans et six mois"),
        ("48 mois", 48, "quatre ans"),
        ("un an", 12, "un an"),
        ("18 mois", 18, "un an et six mois"),
    ],
)
def test_a_length_is_read_and_said_in_letters(written, months, printed):
    assert mois(written) == months
    assert en_lettres(months) == printed


@pytest.mark.parametrize(
    "written", ["longtemps", "quatre", "", "dix mille ans", "0 mois", "zzz ans"]
)
def test_what_is_no_length_is_refused(written):
    with pytest.raises(ValueError, match="durée attendue"):
        mois(written)
