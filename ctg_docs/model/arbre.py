"""The project with its computed numbers and counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ctg_docs.model.actions import Action
from ctg_docs.model.codes import FIELDS, NEW, Codes, ranks
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


def codes(projet: Projet) -> Codes:
    """Return the ranks of the nodes of a numbered tree, as an avenant keeps them."""
    found: dict[tuple[str, str], int] = {}
    for champ in projet.champs:
        name = champ.champ.id
        found[FIELDS, name] = champ.numero
        for rank, objectif in enumerate(champ.objectifs, 1):
            found[_objectives(name), objectif.objectif.id] = int(objectif.code or rank)
            for o in objectif.operationnels:
                found[objectif.objectif.id, o.objectif.id] = int(o.code.rpartition("-")[2])
        for numbered in champ.actions:
            found[name, numbered.action.id] = int(numbered.code.partition(".")[2])
    return found


def _objectives(champ: str) -> str:
    """Return the name of what counts the objectives of a field, whose actions it counts itself."""
    return f"{champ}/objectifs"


def numeroter(convention: Convention, known: Codes = NEW) -> Projet:
    """Number the tree; an action whose parent does not exist is left out (a check tells it).

    Ranks that are `known` stay: what comes beside them takes the next one.
    """
    by_parent: dict[str, list[Action]] = {}
    for action in convention.actions:
        by_parent.setdefault(action.rattachee_a, []).append(action)
    numbers = ranks(FIELDS, [champ.id for champ in convention.champs], known)
    champs = tuple(
        _champ(rank, champ, by_parent, known)
        for rank, champ in zip(numbers, convention.champs, strict=True)
    )
    counts = _counts(champs)
    return Projet(champs, counts, _totals(convention, counts))


def _champ(
    numero: int, champ: Champ, by_parent: dict[str, list[Action]], known: Codes
) -> ChampNumerote:
    numbered: list[ActionNumerotee] = []
    ids = [action.id for parent in _parents(champ) for action in by_parent.get(parent, ())]
    own = dict(zip(ids, ranks(champ.id, ids, known), strict=True))

    def take(parent: str, *lignee: Ascendant) -> tuple[ActionNumerotee, ...]:
        taken = [
            ActionNumerotee(f"{numero}.{own[action.id]}", action, lignee)
            for action in by_parent.get(parent, ())
        ]
        numbered.extend(taken)
        return tuple(taken)

    top = Ascendant("champ", str(numero), champ.titre)
    directes = take(champ.id, top)
    several = champ.objectifs_strategiques
    numbers = ranks(_objectives(champ.id), [o.id for o in several], known)
    objectifs = []
    for rank, objectif in zip(numbers, several, strict=True):
        code = "" if len(several) == 1 else str(rank)
        middle = Ascendant("objectif_strategique", code, objectif.titre)
        direct = take(objectif.id, top, middle)
        operationnels = []
        inside = objectif.objectifs_operationnels
        for sub, oo in zip(ranks(objectif.id, [o.id for o in inside], known), inside, strict=True):
            below = f"{code}-{sub}" if code else str(sub)
            last = Ascendant("objectif_operationnel", below, oo.titre)
            operationnels.append(
                ObjectifOperationnelNumerote(below, oo, take(oo.id, top, middle, last))
            )
        objectifs.append(ObjectifStrategiqueNumerote(code, objectif, tuple(operationnels), direct))
    return ChampNumerote(numero, champ, tuple(objectifs), directes, tuple(numbered))


def _parents(champ: Champ) -> Iterator[str]:
    """Yield the ids of the nodes of a field that hold actions, in their order."""
    yield champ.id
    for objectif in champ.objectifs_strategiques:
        yield objectif.id
        yield from (below.id for below in objectif.objectifs_operationnels)


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
