"""The follow-up year by year, one value a column: money, time and measures."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from ctg_docs.composing.facts.vue import Vue
from ctg_docs.model.mesures import Mesure
from ctg_docs.model.suivi import ActionSuivie, Suivi


def exercices(suivi: Suivi) -> tuple[int | None, ...]:
    """Return the years of the budget, then None where a line names no year."""
    return (*suivi.annees, None) if suivi.sans_annee else suivi.annees


def prevu_par_annee(suivi: Suivi, of: ActionSuivie | Suivi) -> list[Decimal | None]:
    """Return the forecast of an action, or of the whole plan, in each year of the budget."""
    return [of.prevu_en(year) for year in exercices(suivi)]


def realise_par_annee(suivi: Suivi, of: ActionSuivie | Suivi) -> list[Decimal | None]:
    """Return the expense of an action, or of the whole plan, in each year of the budget."""
    return [of.realise_en(year) for year in exercices(suivi)]


def active_par_annee(suivi: Suivi, action: ActionSuivie) -> list[bool]:
    """Return whether an action runs in each year of the follow-up."""
    return [action.active(year) for year in suivi.annees]


def releves_par_annee(suivi: Suivi, mesure: Mesure) -> list[Decimal | None]:
    """Return the value of an indicator in each year of the follow-up."""
    return [mesure.valeurs.get(year) for year in suivi.annees]


def noms(vue: Vue) -> dict[str, Any]:
    """Return the values of each year for the tables of this family."""
    functions = (
        prevu_par_annee,
        realise_par_annee,
        active_par_annee,
        releves_par_annee,
    )
    return {function.__name__: partial(function, vue.suivi) for function in functions}
