"""Stretches of days in a title: « en mars 2024 », « de mars à mai 2024 »."""

from __future__ import annotations

from datetime import date, timedelta

from ctg_docs.french.dates import MOIS, date_longue, mois_annee
from ctg_docs.french.signs import NBSP
from ctg_docs.french.words import de_nom


def en_intervalle(du: date, au: date) -> str:
    """Return a stretch of days, both bounds included, by whole years or months where it can.

    « en 2024 », « de 2022 à 2024 », « en mars 2024 », « d’avril à juin 2024 », « de novembre 2023
    à janvier 2024 », « le 8 mars 2024 », « du 5 au 20 mars 2024 ». Raises ValueError if it ends
    before it starts.
    """
    if au < du:
        raise ValueError("l’intervalle finit avant de commencer")
    if du == au:
        return f"le {date_longue(du)}"
    if not mois_entiers(du, au):
        return _days(du, au)
    if (du.month, au.month) == (1, 12):
        return f"en {du.year}" if du.year == au.year else f"de {du.year} à {au.year}"
    return _months(du, au)


def entre(du: date, au: date) -> str:
    """Return « entre le 2 et le 21 octobre 2025 », « le 2 octobre 2025 » for a single day."""
    if du == au:
        return f"le {date_longue(du)}"
    return f"entre le {_premier(du, au)} et le {date_longue(au)}"


def mois_entiers(du: date, au: date) -> bool:
    """Tell whether a stretch begins with a month and ends with one."""
    return du.day == 1 and (au + timedelta(days=1)).day == 1


def _months(du: date, au: date) -> str:
    if (du.year, du.month) == (au.year, au.month):
        return f"en {mois_annee(du)}"
    first = MOIS[du.month - 1] if du.year == au.year else mois_annee(du)
    return f"{de_nom(first)} à {mois_annee(au)}"


def _days(du: date, au: date) -> str:
    return f"du {_premier(du, au)} au {date_longue(au)}"


def _premier(du: date, au: date) -> str:
    """Return the first day of a stretch, without what the last one says again."""
    first = date_longue(du)
    if du.year == au.year:
        first = first.removesuffix(f"{NBSP}{du.year}")
        if du.month == au.month:
            first = first.split(NBSP)[0]
    return first
