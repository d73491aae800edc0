"""Progress of the actions: states that their rate contradicts, days far from the convention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.dates import date_longue
from ctg_docs.model.actions import Avancement
from ctg_docs.model.periode import dire
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin

_IMPOSSIBLE = {
    "non_demarree": ("non démarrée", range(1, 101)),
    "realisee": ("réalisée", range(1)),
    "reportee": ("reportée", range(100, 101)),
    "abandonnee": ("abandonnée", range(100, 101)),
}
"""Rates that an action of a state cannot have."""
_UNLIKELY = {
    "en_cours": ("en cours", range(100, 101)),
    "realisee": ("réalisée", range(1, 100)),
}
"""Those that it has when somebody mistyped one of both, or sees it otherwise than most."""
_AFTER, _FAR = 12, 60
"""Months after a convention in which it is evaluated; no convention lasts longer than the latter,
so that what is observed farther away is of another one."""


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the states, rates and days of actions that cannot or can hardly be true."""
    for rank, action in enumerate(territory.convention.actions):
        if action.avancement:
            path: Chemin = ("actions", rank, "avancement")
            yield from _rate(territory, action.avancement, path)
            yield from _day(territory, action.avancement, path)


def _rate(territory: CheckedTerritory, said: Avancement, path: Chemin) -> Iterator[Problem]:
    where: Chemin = (*path, "taux")
    wrong, rates = _IMPOSSIBLE.get(said.statut, ("", range(0)))
    doubtful, others = _UNLIKELY.get(said.statut, ("", range(0)))
    if said.taux in rates and "statut" not in said.model_fields_set:
        message = f"l’avancement dit {said.taux} %, et aucun statut"
        hint = "Écrivez le statut : sans lui, l’action n’est pas démarrée."
        yield territory.avertissement(where, "avancement-contradictoire", message, hint)
    elif said.taux in rates:
        message = f"une action {wrong} ne peut pas être à {said.taux} %"
        hint = "Corrigez le statut ou le taux."
        yield territory.erreur(where, "avancement-contradictoire", message, hint)
    elif said.taux in others:
        message = f"une action {doubtful} est à {said.taux} %"
        hint = "Vérifiez le statut et le taux."
        yield territory.avertissement(where, "avancement-contradictoire", message, hint)


def _day(territory: CheckedTerritory, said: Avancement, path: Chemin) -> Iterator[Problem]:
    known = dire(territory.convention.convention.periode)
    first, last, day = known.premier, known.dernier, said.date
    if not (day and first and last) or last < first:
        return
    early, late = _months(first) - _months(day), _months(day) - _months(last)
    where: Chemin = (*path, "date")
    hint = "Vérifiez l’année du constat."
    if max(early, late) > _FAR:
        message = f"le {date_longue(day)}, l’action n’est pas suivie pour cette convention"
        yield territory.erreur(where, "constat-hors-periode", message, hint)
    elif day < first or late > _AFTER:
        message = f"le {date_longue(day)} est hors de la période de la convention"
        yield territory.avertissement(where, "constat-hors-periode", message, hint)


def _months(day: date) -> int:
    return 12 * day.year + day.month
