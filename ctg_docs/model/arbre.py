"""The project with its computed numbers and counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ctg_docs.model.actions import Action
from ctg_docs.model.convention import Convention
from ctg_docs.model.projet import Champ, ObjectifOperationnel, ObjectifStrategique


class Ascendant(NamedTuple):
    """A node above an action: its level, its code (empty when it has none) and its title."""

    niveau: str
    code: str
    titre: str


@dataclass(frozen=True)
class ActionNumerotee:
    """An action with its code, unique in the convention: rank of the field, rank inside it."""

    code: str
    action: Action
    lignee: tuple[Ascendant, ...]
    """The nodes above, from the field down."""


@dataclass(frozen=True)
class ObjectifOperationnelNumerote:
    """An operational objective: coded « 2-3 » only where its field has several strategic ones."""

    code: str
    objectif: ObjectifOperationnel
    actions: tuple[ActionNumerotee, ...]


@dataclass(frozen=True)
class ObjectifStrategiqueNumerote:
    """A strategic objective; its code is empty when it is alone in its field."""

    code: str
    objectif: ObjectifStrategique
    operationnels: tuple[ObjectifOperationnelNumerote, ...]
    actions: tuple[ActionNumerotee, ...]


@dataclass(frozen=True)
class ChampNumerote:
    """A field with its rank, its objectives and every action below it, in order."""

    numero: int
    champ: Champ
    objectifs: tuple[ObjectifStrategiqueNumerote, ...]
    directes: tuple[ActionNumerotee, ...]
    actions: tuple[ActionNumerotee, ...]


@dataclass(frozen=True)
class Projet:
    """The numbered tree and how many nodes each level holds.

    `comptes` counts those that the sources write; `totaux` says how many there are: the number
    announced, else that count, None where the sources tell only a part of the convention.
    """

    champs: tuple[ChampNumerote, ...]
    comptes: dict[str, int]
    totaux: dict[str, int | None]

    @property
    def manquants(self) -> dict[str, int]:
        """The number of nodes announced at each level, and not written."""
        return {
            level: total - self.comptes[level]
            for level, total in self.totaux.items()
            if total is not None and total > self.comptes[level]
        }

    @property
    def actions(self) -> tuple[ActionNumerotee, ...]:
        """All the actions, in the order of the tree."""
        return tuple(a for champ in self.champs for a in champ.actions)


def numeroter(convention: Convention) -> Projet:
    """Number the tree; an action whose parent does not exist is left out (a check tells it)."""
    by_parent: dict[str, list[Action]] = {}
    for action in convention.actions:
        by_parent.setdefault(action.rattachee_a, []).append(action)
    champs = tuple(
        _champ(rank, champ, by_parent) for rank, champ in enumerate(convention.champs, 1)
    )
    counts = _counts(champs)
    return Projet(champs, counts, _totals(convention, counts))


def _champ(numero: int, champ: Champ, by_parent: dict[str, list[Action]]) -> ChampNumerote:
    numbered: list[ActionNumerotee] = []

    def take(parent: str, *lignee: Ascendant) -> tuple[ActionNumerotee, ...]:
        taken = []
        for action in by_parent.get(parent, ()):
            taken.append(ActionNumerotee(f"{numero}.{len(numbered) + 1}", action, lignee))
            numbered.append(taken[-1])
        return tuple(taken)

    top = Ascendant("champ", str(numero), champ.titre)
    directes = take(champ.id, top)
    alone = len(champ.objectifs_strategiques) == 1
    objectifs = []
    for rank, objectif in enumerate(champ.objectifs_strategiques, 1):
        code = "" if alone else str(rank)
        middle = Ascendant("objectif_strategique", code, objectif.titre)
        own = take(objectif.id, top, middle)
        operationnels = []
        for sub, oo in enumerate(objectif.objectifs_operationnels, 1):
            below = str(sub) if alone else f"{rank}-{sub}"
            last = Ascendant("objectif_operationnel", below, oo.titre)
            operationnels.append(
                ObjectifOperationnelNumerote(below, oo, take(oo.id, top, middle, last))
            )
        objectifs.append(ObjectifStrategiqueNumerote(code, objectif, tuple(operationnels), own))
    return ChampNumerote(numero, champ, tuple(objectifs), directes, tuple(numbered))


def _counts(champs: tuple[ChampNumerote, ...]) -> dict[str, int]:
    objectifs = [o for c in champs for o in c.objectifs]
    return {
        "champ": len(champs),
        "problematique": sum(len(c.champ.problematiques) for c in champs),
        "enjeu": sum(len(c.champ.enjeux) for c in champs),
        "objectif_strategique": len(objectifs),
        "objectif_operationnel": sum(len(o.operationnels) for o in objectifs),
        "action": sum(len(c.actions) for c in champs),
    }


def _totals(convention: Convention, counts: dict[str, int]) -> dict[str, int | None]:
    partial = convention.convention.partielle
    found = {level: None if partial else count for level, count in counts.items()}
    for niveau in convention.niveaux:
        if niveau.nombre_annonce:
            found[niveau.cle] = niveau.nombre_annonce
    return found
