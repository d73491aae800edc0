"""The order of dates: the period, the sittings, the signature and the actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.dates import check_weekday
from ctg_docs.model.conseil import Seance
from ctg_docs.model.decisions import seance_de_decision
from ctg_docs.model.echeances import annees, echeance
from ctg_docs.model.periode import dire, five_years
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.reference.actes import regime

_TOO_MANY = 4
"""Years outside a period that holds no other: it is the period that is wrong."""


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the dates that are out of order."""
    yield from _period(territory)
    yield from _sittings(territory)
    yield from _weekdays(territory)
    yield from _received(territory)
    yield from _signature(territory)
    yield from _actions(territory)
    yield from _milestones(territory)


def _period(territory: CheckedTerritory) -> Iterator[Problem]:
    periode = territory.convention.convention.periode
    known = dire(periode)
    first, last = known.premier, known.dernier
    if not first or not last:
        return
    path = ("convention", "periode", "fin")
    if last < first:
        yield territory.erreur(path, "periode-inversee", "la période se termine avant de commencer")
    elif known.debut and known.fin and known.fin > five_years(known.debut):
        message = "la période dépasse cinq ans, durée maximale d’une convention"
        yield territory.avertissement(path, "periode-longue", message)


def _sittings(territory: CheckedTerritory) -> Iterator[Problem]:
    for rank, seance in enumerate(territory.convention.seances):
        path = ("seances", rank)
        wrong = check_weekday(seance.jour, seance.date) if seance.date and seance.jour else ""
        if wrong:
            yield territory.erreur((*path, "jour"), "jour-faux", wrong)
        if seance.date and seance.date_convocation and seance.date_convocation >= seance.date:
            message = "la convocation n’est pas antérieure à la séance"
            yield territory.erreur((*path, "date_convocation"), "convocation-tardive", message)


def _weekdays(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the weekdays of the signature and of its ceremony that are not those of their dates."""
    signature = territory.convention.signature
    event = ("signature", "ceremonie")
    for path, stated in ((event[:1], signature), (event, signature.ceremonie)):
        if stated is None or not stated.date or not stated.jour:
            continue
        if wrong := check_weekday(stated.jour, stated.date):
            yield territory.erreur((*path, "jour"), "jour-faux", wrong)


def _received(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the decisions that the State received before they were taken."""
    for rank, partie in enumerate(territory.convention.parties):
        said = partie.decision
        if said and said.date and said.communiquee_le and said.communiquee_le < said.date:
            message = f"la décision de « {partie.id} » est communiquée avant d’être prise"
            where: Chemin = ("parties", rank, "decision", "communiquee_le")
            yield territory.erreur(where, "communication-precoce", message)


def _signature(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the decisions that authorise the signature, and come after it.

    Once there are avenants, a party may have joined since.
    """
    convention = territory.convention
    signed = convention.premiere_signature
    if not signed or convention.avenants:
        return
    for rank, partie in enumerate(convention.parties):
        seance = seance_de_decision(convention, partie)
        decided = partie.decision.date if partie.decision else None
        if seance and seance.date and seance.date > signed:
            message = f"la séance « {seance.id} » est postérieure à la signature"
            where: Chemin = ("seances", convention.seances.index(seance), "date")
            yield territory.erreur(where, "decision-tardive", message)
        elif decided and decided > signed:
            message = f"la décision de « {partie.id} » est postérieure à la signature"
            where = ("parties", rank, "decision", "date")
            yield territory.erreur(where, "decision-tardive", message)
        if seance and regime(partie.type.value).public:
            yield from _early(territory, seance, signed)


def _early(territory: CheckedTerritory, seance: Seance, signed: date) -> Iterator[Problem]:
    """Yield the steps of an act that come after the signature."""
    sent = seance.deliberation.teletransmission if seance.deliberation else None
    rank = territory.convention.seances.index(seance)
    for key in ("date_reception_prefecture", "date_publication"):
        day = getattr(sent, key, None)
        if day and day > signed:
            path = ("seances", rank, "deliberation", "teletransmission", key)
            message = "la signature précède le caractère exécutoire de la délibération"
            yield territory.avertissement(path, "signature-prematuree", message)


def _actions(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the years outside the period, or the period alone when it holds none of them."""
    known = dire(territory.convention.convention.periode)
    if not known.premier or not known.dernier or known.dernier < known.premier:
        return
    outside = list(_outside(territory, known.premier.year, known.dernier.year))
    named = sum(
        len(annees(getattr(action.calendrier, key, None)))
        for action in territory.convention.actions
        for key in ("debut", "fin")
    )
    if len(outside) >= _TOO_MANY and len(outside) == named:
        message = "aucune des années que les actions nomment n’est dans cette période"
        hint = "Vérifiez d’abord les dates de la convention."
        path = ("convention", "periode", "debut")
        yield territory.avertissement(path, "action-hors-periode", message, hint)
    else:
        yield from outside


def _outside(territory: CheckedTerritory, first: int, last: int) -> Iterator[Problem]:
    for rank, action in enumerate(territory.convention.actions):
        for key in ("debut", "fin"):
            text = getattr(action.calendrier, key, None)
            for year in annees(text):
                if not first <= year <= last:
                    message = f"« {text} » est hors de la période de la convention"
                    path = ("actions", rank, "calendrier", key)
                    yield territory.avertissement(path, "action-hors-periode", message)


def _milestones(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the milestones that surely stand outside their action."""
    for rank, action in enumerate(territory.convention.actions):
        times = action.calendrier
        start = echeance(times.debut) if times else None
        end = echeance(times.fin, fin=True) if times else None
        for n, jalon in enumerate(times.jalons if times else ()):
            when = jalon.date or (str(jalon.annee) if jalon.annee else None)
            first, last = echeance(when), echeance(when, fin=True)
            if (start and last and last < start) or (end and first and first > end):
                path = ("actions", rank, "calendrier", "jalons", n)
                message = f"l’étape « {jalon.libelle} » est hors du calendrier de son action"
                yield territory.avertissement(path, "jalon-hors-action", message)
