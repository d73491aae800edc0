"""Dates, periods, durations, times, and the delays of a council."""

from __future__ import annotations

import calendar
import re
from datetime import date, time, timedelta

from ctg_docs.french.counting import accorde
from ctg_docs.french.letters import cardinal
from ctg_docs.french.lists import enumeration
from ctg_docs.french.signs import NBSP
from ctg_docs.french.words import de_nom

MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_TIME = re.compile(r"(\d{1,2})\s*(?:h|:|heures?)\s*(\d{2})?")
_DATED = re.compile(
    rf"\b({'|'.join(JOURS)})\s+(\d{{1,2}})(?:er)?\s+({'|'.join(MOIS)})\s+(\d{{4}})\b", re.IGNORECASE
)


def date_longue(d: date) -> str:
    """Return « 15 mars 2024 », « 1er janvier 2024 », with no-break spaces."""
    return f"{_jour(d.day)}{NBSP}{mois_annee(d)}"


def date_jour(d: date) -> str:
    """Return « mercredi 26 janvier 2022 »."""
    return f"{JOURS[d.weekday()]} {date_longue(d)}"


def mois_annee(d: date) -> str:
    """Return « mars 2024 »."""
    return f"{MOIS[d.month - 1]}{NBSP}{d.year}"


def check_weekday(weekday: str, d: date) -> str:
    """Return an empty text if the weekday is that of the date, else what to print instead."""
    if weekday.strip().lower() == JOURS[d.weekday()]:
        return ""
    return f"le {date_longue(d)} est un {JOURS[d.weekday()]}, pas un {weekday.strip()}"


def weekday_errors(text: str) -> list[str]:
    """Return a message for each full date of a text whose weekday is wrong or that cannot exist."""
    messages = []
    for weekday, day, month, year in _DATED.findall(text):
        try:
            d = date(int(year), MOIS.index(month.lower()) + 1, int(day))
        except ValueError:
            messages.append(f"le {day} {month} {year} n’existe pas au calendrier")
        else:
            messages.append(check_weekday(weekday, d))
    return [message for message in messages if message]


def date_lettres(d: date, reform: bool = False) -> str:
    """Return « L’an deux mille vingt et un, le vingt-deux octobre », which opens a minute.

    `reform` ties the numerals with the hyphens of 1990 (« deux-mille-vingt-et-un »).
    """
    day = "premier" if d.day == 1 else cardinal(d.day, reform=reform)
    return f"L’an {cardinal(d.year, reform=reform)}, le {day} {MOIS[d.month - 1]}"


def periode(d1: date, d2: date) -> str:
    """Return « du 1er janvier 2023 au 31 décembre 2027 inclus ».

    Raises ValueError if it ends before it starts.
    """
    _check_order(d1, d2)
    return f"du {date_longue(d1)} au {date_longue(d2)} inclus"


def annees(d1: date, d2: date) -> str:
    """Return the years of a period: « 2023-2027 », or « 2024 » within one year."""
    _check_order(d1, d2)
    return f"{d1.year}-{d2.year}" if d1.year != d2.year else str(d1.year)


def duree(d1: date, d2: date) -> str:
    """Return the length of a period, its last day included: « cinq ans », « un an et six mois ».

    Raises ValueError if it ends before it starts.
    """
    _check_order(d1, d2)
    end = d2 + timedelta(days=1)
    months = (end.year - d1.year) * 12 + end.month - d1.month
    if _later(d1, months) > end:
        months -= 1
    days = (end - _later(d1, months)).days
    years, months = divmod(months, 12)
    counts = ((years, "an"), (months, "mois"), (days, "jour"))
    return enumeration(f"{cardinal(n)} {accorde(n, noun)}" for n, noun in counts if n)


def duree_publique(d1: date, d2: date) -> str:
    """Return a length as one says it to the public: « quatre ans et demi », « près de cinq ans ».

    To the nearest month; five, six and seven months over whole years are half a year.
    """
    days = (d2 + timedelta(days=1) - d1).days
    years, months = divmod(round(days * 12 / 365.25), 12)
    if years and months == 11:
        return f"près {de_nom(_ans(years + 1))}"
    if years and months in (5, 6, 7):
        return f"{_ans(years)} et demi"
    counts = (_ans(years) if years else "", f"{cardinal(months)} mois" if months else "")
    return enumeration(filter(None, counts)) or duree(d1, d2)


def heure_lettres(value: time) -> str:
    """Return a time in letters, to follow a date in letters: « dix-huit heures trente »."""
    hours = f"{cardinal(value.hour, 'f')} {accorde(value.hour, 'heure')}"
    return f"{hours} {cardinal(value.minute)}" if value.minute else hours


def heure(value: str | time) -> str:
    """Return « 18 h 30 » or « 20 heures » from 18:30, 18h30, 20 h or a time.

    Raises ValueError for anything else.
    """
    if isinstance(value, str):
        value = _read_time(value)
    if value.minute:
        return f"{value.hour}{NBSP}h{NBSP}{value.minute:02}"
    return f"{value.hour}{NBSP}{accorde(value.hour, 'heure')}"


def jours_francs(convocation: date, seance: date) -> int:
    """Return the clear days between a notice and a sitting: neither day counts."""
    return (seance - convocation).days - 1


def jours_francs_requis(habitants: int) -> int:
    """Return the clear days a notice needs: five from 3 500 inhabitants on, three below.

    Source: code général des collectivités territoriales, art. L. 2121-11 and L. 2121-12. For an
    EPCI, give the inhabitants of its largest commune (art. L. 5211-1).
    """
    return 5 if habitants >= 3500 else 3


def quorum(en_exercice: int, fraction: str = "1/2") -> int:
    """Return the members who must attend: more than that fraction of those in office.

    The rule is one half (CGCT, art. L. 2121-17); a law may lower it for a time ("1/3").
    Raises ValueError for a fraction that is not written a/b.
    """
    found = re.fullmatch(r"(\d+)/([1-9]\d*)", fraction)
    if not found:
        raise ValueError(f"fraction attendue sous la forme 1/2, trouvé « {fraction} »")
    return en_exercice * int(found[1]) // int(found[2]) + 1


def _ans(years: int) -> str:
    return f"{cardinal(years)} {accorde(years, 'an')}"


def _jour(day: int) -> str:
    return "1er" if day == 1 else str(day)


def _read_time(text: str) -> time:
    found = _TIME.fullmatch(text.strip().lower())
    if not found:
        raise ValueError(f"heure attendue sous la forme 18:30, trouvé « {text} »")
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        raise ValueError(f"« {text} » n’est pas une heure") from None


def _later(d: date, months: int) -> date:
    """Add months, stopping at the last day of a shorter one."""
    years, month = divmod(d.month - 1 + months, 12)
    last = calendar.monthrange(d.year + years, month + 1)[1]
    return date(d.year + years, month + 1, min(d.day, last))


def _check_order(d1: date, d2: date) -> None:
    if d2 < d1:
        raise ValueError(f"la période finit ({d2:%d/%m/%Y}) avant de commencer ({d1:%d/%m/%Y})")
