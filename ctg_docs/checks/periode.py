"""Dates: the period, the sittings, the signature and the actions follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctg_docs.checks.dossier import Dossier
from ctg_docs.french.dates import check_weekday
from ctg_docs.model.echeances import annees
from ctg_docs.problems import Problem
from ctg_docs.reference.actes import regime


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield what is out of order in time."""
    yield from _period(dossier)
    yield from _sittings(dossier)
    yield from _signature(dossier)
    yield from _actions(dossier)


def _period(dossier: Dossier) -> Iterator[Problem]:
    periode = dossier.convention.convention.periode
    if not periode.debut or not periode.fin:
        return
    path = ("convention", "periode", "fin")
    if periode.fin < periode.debut:
        yield dossier.erreur(path, "periode-inversee", "la période se termine avant de commencer")
    elif periode.fin >= _years_later(periode.debut, 5):
        message = "la période dépasse cinq ans, durée maximale d’une convention"
        yield dossier.avertissement(path, "periode-longue", message)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _sittings(dossier: Dossier) -> Iterator[Problem]:
    for rank, seance in enumerate(dossier.convention.seances):
        path = ("seances", rank)
        wrong = check_weekday(seance.jour, seance.date) if seance.date and seance.jour else ""
        if wrong:
            yield dossier.erreur((*path, "jour"), "jour-faux", wrong)
        if seance.date and seance.date_convocation and seance.date_convocation >= seance.date:
            message = "la convocation n’est pas antérieure à la séance"
            yield dossier.erreur((*path, "date_convocation"), "convocation-tardive", message)


def _signature(dossier: Dossier) -> Iterator[Problem]:
    signed = dossier.convention.signature.date
    if not signed:
        return
    for rank, partie in enumerate(dossier.convention.parties):
        decided = partie.decision.date if partie.decision else None
        if decided and decided > signed:
            message = f"la décision de « {partie.id} » est postérieure à la signature"
            yield dossier.erreur(("parties", rank, "decision", "date"), "decision-tardive", message)
    private = {p.id for p in dossier.convention.parties if not regime(p.type.value).public}
    for rank, seance in enumerate(dossier.convention.seances):
        if seance.date and seance.date > signed:
            message = f"la séance « {seance.id} » est postérieure à la signature"
            yield dossier.erreur(("seances", rank, "date"), "decision-tardive", message)
        if seance.partie in private:
            continue
        sent = seance.deliberation.teletransmission if seance.deliberation else None
        for key in ("date_reception_prefecture", "date_publication"):
            day = getattr(sent, key, None)
            if day and day > signed:
                path = ("seances", rank, "deliberation", "teletransmission", key)
                message = "la signature précède le caractère exécutoire de la délibération"
                yield dossier.avertissement(path, "signature-prematuree", message)


def _actions(dossier: Dossier) -> Iterator[Problem]:
    periode = dossier.convention.convention.periode
    if not periode.debut or not periode.fin:
        return
    for rank, action in enumerate(dossier.convention.actions):
        for key in ("debut", "fin"):
            text = getattr(action.calendrier, key, None)
            for year in annees(text):
                if not periode.debut.year <= year <= periode.fin.year:
                    message = f"« {text} » est hors de la période de la convention"
                    path = ("actions", rank, "calendrier", key)
                    yield dossier.avertissement(path, "action-hors-periode", message)
