"""Coverage: from stake to objective, from objective to action, from action to indicator."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.checks.dossier import Dossier
from ctg_docs.model.projet import Champ
from ctg_docs.problems import Problem


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield the gaps of the project; they are choices to confirm, never errors."""
    yield from _stakes(dossier)
    yield from _objectives(dossier)
    yield from _actions(dossier)


def _stakes(dossier: Dossier) -> Iterator[Problem]:
    if not dossier.projet.comptes["objectif_strategique"]:
        return
    answered = {name for champ in dossier.convention.champs for name in _answers(champ)}
    answered |= {name for action in dossier.convention.actions for name in action.repond_a}
    for c, champ in enumerate(dossier.convention.champs):
        for e, enjeu in enumerate(champ.enjeux):
            if enjeu.id and enjeu.id not in answered:
                message = f"aucun objectif ni aucune action ne répond à l’enjeu « {enjeu.titre} »"
                yield dossier.avertissement(("champs", c, "enjeux", e), "enjeu-orphelin", message)


def _answers(champ: Champ) -> Iterator[str]:
    for strategique in champ.objectifs_strategiques:
        yield from strategique.repond_a
        for operationnel in strategique.objectifs_operationnels:
            yield from operationnel.repond_a


def _objectives(dossier: Dossier) -> Iterator[Problem]:
    if not dossier.convention.actions:
        return
    used = {action.rattachee_a for action in dossier.convention.actions}
    for c, champ in enumerate(dossier.convention.champs):
        for s, strategique in enumerate(champ.objectifs_strategiques):
            for o, operationnel in enumerate(strategique.objectifs_operationnels):
                if operationnel.id not in used:
                    path = ("champs", c, "objectifs_strategiques", s, "objectifs_operationnels", o)
                    message = f"aucune action ne réalise l’objectif « {operationnel.titre} »"
                    yield dossier.avertissement(path, "objectif-sans-action", message)


def _actions(dossier: Dossier) -> Iterator[Problem]:
    for rank, action in enumerate(dossier.convention.actions):
        missing = [
            label
            for label, value in (
                ("pilote", action.pilote),
                ("calendrier", action.calendrier),
                ("indicateur", action.indicateurs),
            )
            if not value
        ]
        if missing:
            message = f"il manque à l’action « {action.titre} » : {', '.join(missing)}"
            yield dossier.avertissement(("actions", rank), "action-incomplete", message)
        for i, indicateur in enumerate(action.indicateurs):
            if indicateur.valeur_initiale is None:
                path = ("actions", rank, "indicateurs", i)
                message = f"l’indicateur « {indicateur.libelle} » n’a pas de valeur initiale"
                yield dossier.avertissement(path, "indicateur-sans-depart", message)
