from __future__ import annotations

from datetime import date, time

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st
from notation import visible

from ctg_docs.french import dates
from ctg_docs.french.dates import (
    annees,
    check_weekday,
    date_jour,
    date_lettres,
    date_longue,
    duree,
    heure,
    jours_francs,
    jours_francs_requis,
    mois_annee,
    periode,
    quorum,
    weekday_errors,
)

START, END = date(2023, 1, 1), date(2027, 12, 31)


def test_a_date_keeps_together():
    assert visible(date_longue(date(2024, 3, 15))) == "15⍽mars⍽2024"
    assert visible(date_jour(date(2022, 1, 26))) == "mercredi 26⍽janvier⍽2022"
    assert visible(mois_annee(date(2024, 8, 1))) == "août⍽2024"


@given(st.dates(date(1900, 1, 2)))
def test_dates_are_those_of_the_unicode_data_save_the_first_of_a_month(d):
    expected = format_date(d, "full", locale="fr")
    assert date_jour(d).replace("\u00a0", " ").replace(" 1er ", " 1 ") == expected


def test_only_the_first_day_is_an_ordinal():
    assert visible(date_longue(START)) == "1er⍽janvier⍽2023"
    assert visible(date_longue(date(2023, 1, 21))) == "21⍽janvier⍽2023"


def test_a_weekday_is_checked_against_its_date():
    assert check_weekday("mercredi", date(2022, 1, 26)) == ""
    assert visible(check_weekday("jeudi", date(2022, 1, 26))) == (
        "le 26⍽janvier⍽2022 est un mercredi, pas un jeudi"
    )


def test_weekdays_are_checked_in_a_text():
    text = "Le mercredi 26 janvier 2022, puis le jeudi 1er janvier 2026 et le lundi 31 juin 2026."
    assert weekday_errors(text) == ["le 31 juin 2026 n’existe pas au calendrier"]
    assert [visible(m) for m in weekday_errors("Le Jeudi 26 janvier 2022")] == [
        "le 26⍽janvier⍽2022 est un mercredi, pas un Jeudi"
    ]


def test_a_date_in_letters_opens_the_minutes():
    assert date_lettres(date(2021, 10, 22)) == "L’an deux mille vingt et un, le vingt-deux octobre"
    assert date_lettres(date(2026, 5, 1)) == "L’an deux mille vingt-six, le premier mai"
    assert date_lettres(date(2021, 10, 22), reform=True) == (
        "L’an deux-mille-vingt-et-un, le vingt-deux octobre"
    )


def test_a_period_says_both_its_days_or_its_years():
    assert visible(periode(START, END)) == "du 1er⍽janvier⍽2023 au 31⍽décembre⍽2027 inclus"
    assert annees(START, END) == "2023-2027"
    assert annees(START, date(2023, 6, 1)) == "2023"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (START, END, "cinq ans"),
        (date(2023, 1, 1), date(2023, 12, 31), "un an"),
        (date(2023, 7, 1), date(2027, 12, 10), "quatre ans, cinq mois et dix jours"),
        (date(2023, 1, 1), date(2024, 6, 30), "un an et six mois"),
        (date(2023, 1, 31), date(2023, 2, 28), "un mois et un jour"),
        (date(2024, 1, 1), date(2024, 1, 1), "un jour"),
        (date(2024, 2, 29), date(2025, 2, 28), "un an et un jour"),
    ],
)
def test_how_long_a_period_lasts_with_its_last_day(first, last, expected):
    assert duree(first, last) == expected


@pytest.mark.parametrize("function", [periode, annees, duree])
def test_a_period_cannot_end_before_it_starts(function):
    with pytest.raises(ValueError, match="avant de commencer"):
        function(END, START)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("18:30", "18⍽h⍽30"),
        ("18h30", "18⍽h⍽30"),
        ("20:00", "20⍽heures"),
        ("20 h", "20⍽heures"),
        ("9:05", "9⍽h⍽05"),
        ("1:00", "1⍽heure"),
        (time(18, 30), "18⍽h⍽30"),
    ],
)
def test_a_time(value, expected):
    assert visible(heure(value)) == expected


@pytest.mark.parametrize("text", ["25:00", "midi", "18:7"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError, match=text):
        heure(text)


@pytest.mark.parametrize(
    ("notice", "sitting"),
    [(date(2020, 11, 13), date(2020, 11, 19)), (date(2020, 9, 9), date(2020, 9, 15))],
)
def test_clear_days_leave_out_the_notice_and_the_sitting(notice, sitting):
    assert jours_francs(notice, sitting) == 5


def test_a_notice_is_longer_from_3500_inhabitants_on():
    assert [jours_francs_requis(3499), jours_francs_requis(3500)] == [3, 5]


@pytest.mark.parametrize(
    ("members", "fraction", "expected"),
    [(101, "1/2", 51), (41, "1/2", 21), (100, "1/2", 51), (67, "1/3", 23)],
)
def test_a_quorum_is_more_than_a_fraction_of_the_members(members, fraction, expected):
    assert quorum(members, fraction) == expected


def test_a_fraction_has_one_writing():
    with pytest.raises(ValueError, match="forme 1/2"):
        quorum(100, "la moitié")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2021, 7, 22), date(2025, 12, 31), "quatre ans et demi"),
        (date(2023, 1, 1), date(2027, 12, 31), "cinq ans"),
        (date(2021, 2, 1), date(2025, 12, 31), "près de cinq ans"),
        (date(2021, 1, 1), date(2024, 3, 31), "trois ans et trois mois"),
        (date(2021, 1, 1), date(2021, 6, 30), "six mois"),
        (date(2021, 1, 1), date(2021, 1, 3), "trois jours"),
    ],
)
def test_the_public_reads_a_length_to_the_nearest_month(first, last, said):
    assert dates.duree_publique(first, last) == said


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (time(20), "vingt heures"),
        (time(18, 30), "dix-huit heures trente"),
        (time(21), "vingt et une heures"),
        (time(1), "une heure"),
    ],
)
def test_a_time_in_letters_follows_a_date_in_letters(hour, said):
    assert dates.heure_lettres(hour) == said
