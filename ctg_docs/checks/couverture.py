"""Coverage: from stake to objective, from objective to action, from action to indicator."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.model.projet import Champ
from ctg_docs.problems import Problem


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the gaps of the project; they are choices to confirm, never errors."""
    yield from _stakes(territory)
    yield from _objectives(territory)
    yield from _actions(territory)


def _stakes(territory: CheckedTerritory) -> Iterator[Problem]:
    if not territory.projet.comptes["objectif_strategique"]:
        return
    answered = {name for champ in territory.convention.champs for name in _answers(champ)}
    answered |= {name for action in territory.convention.actions for name in action.repond_a}
    for c, champ in enumerate(territory.convention.champs):
        for e, enjeu in enumerate(champ.enjeux):
            if enjeu.id and enjeu.id not in answered:
                message = f"aucun objectif ni aucune action ne répond à l’enjeu « {enjeu.titre} »"
                yield territory.avertissement(("champs", c, "enjeux", e), "enjeu-orphelin", message)


def _answers(champ: Champ) -> Iterator[str]:
    for strategique in champ.objectifs_strategiques:
        yield from strategique.repond_a
        for operationnel in strategique.objectifs_operationnels:
            yield from operationnel.repond_a


def _objectives(territory: CheckedTerritory) -> Iterator[Problem]:
    if not territory.convention.actions:
        return
    used = {action.rattachee_a for action in territory.convention.actions}
    for c, champ in enumerate(territory.convention.champs):
        for s, strategique in enumerate(champ.objectifs_strategiques):
            for o, operationnel in enumerate(strategique.objectifs_operationnels):
                if operationnel.id not in used:
                    path = ("champs", c, "objectifs_strategiques", s, "objectifs_operationnels", o)
                    message = f"aucune action ne réalise l’objectif « {operationnel.titre} »"
                    yield territory.avertissement(path, "objectif-sans-action", message)


def _actions(territory: CheckedTerritory) -> Iterator[Problem]:
    for rank, action in enumerate(territory.convention.actions):
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
            yield territory.avertissement(("actions", rank), "action-incomplete", message)
        for i, indicateur in enumerate(action.indicateurs):
            if indicateur.valeur_initiale is None:
                path = ("actions", rank, "indicateurs", i)
                message = f"l’indicateur « {indicateur.libelle} » n’a pas de valeur initiale"
                yield territory.avertissement(path, "indicateur-sans-depart", message)
