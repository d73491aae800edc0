"""Differences between two versions of a convention, value by value, each with both its places.

Structures are matched by their `id`, or by what names them where they have none; what changes its
parent has moved. Nothing here is told in words: see `cli/difference_lines.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from ctg_docs.matching import in_order
from ctg_docs.model.actions import Action
from ctg_docs.model.avenants import Avenant
from ctg_docs.model.cles import rubrique
from ctg_docs.model.convention import Convention
from ctg_docs.model.counterparts import NAMES, all_pairs, counted_keys, identity
from ctg_docs.model.nommees import nommees
from ctg_docs.model.types import Fiche
from ctg_docs.problems import Place
from ctg_docs.reading.origins import origin_of
from ctg_docs.reading.positions import Chemin, Positions

ChangeKind = Literal["ajoute", "supprime", "modifie", "deplace", "reordonne", "renomme"]
TopicKind = Literal["partie", "champ", "action", "rubrique"]

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_RENAMED = ("titre", "nom", "nom_officiel", "nom_court", "libelle", "prenom")
_TOPICS: dict[str, TopicKind] = {"parties": "partie", "champs": "champ", "actions": "action"}


@dataclass(frozen=True)
class PlacedConvention:
    """A version of a convention, and where each of its values stands."""

    convention: Convention
    positions: Positions


@dataclass(frozen=True)
class Topic:
    """The subject of a difference: a party, a field, an action, or a part of the sources."""

    kind: TopicKind
    id: str
    nom: str


@dataclass(frozen=True)
class Trace:
    """A value in one version: its path, its place and itself; of an order, its rank from 1."""

    chemin: Chemin
    value: Any
    place: Place


@dataclass(frozen=True)
class Difference:
    """One difference: `cle` is its path by names and ids, `titres` the French titles on the way.

    `avant` is None for what was added, `apres` for what was removed. Of what has moved, or is in
    another order, the values are the titles of its parents, or its ranks.
    """

    kind: ChangeKind
    topic: Topic
    cle: str
    titres: tuple[str, ...]
    avant: Trace | None
    apres: Trace | None


def differences(old: PlacedConvention, new: PlacedConvention) -> list[Difference]:
    """Return the differences of two versions, in the order of the new one."""
    walk = _Walk(old, new)
    start = _Reached((), (), (), (), Topic("rubrique", "", ""))
    return _settled(list(walk.fiches(old.convention, new.convention, start)), walk)


@dataclass(frozen=True)
class _Reached:
    """A point of the walk: the path to it in each version, and how it is told."""

    avant: Chemin
    apres: Chemin
    cles: tuple[str, ...]
    titres: tuple[str, ...]
    topic: Topic

    def at(self, cle: str, titre: str) -> _Reached:
        """Return the place of a key."""
        topic = self.topic if self.cles else Topic("rubrique", cle, titre)
        titres = (*self.titres, titre) if self.cles else ()
        return _Reached((*self.avant, cle), (*self.apres, cle), (*self.cles, cle), titres, topic)

    def item(self, avant: int | None, apres: int | None, step: str, titre: str) -> _Reached:
        """Return the place of an item of a list."""
        return replace(
            self,
            avant=self.avant if avant is None else (*self.avant, avant),
            apres=self.apres if apres is None else (*self.apres, apres),
            cles=(*self.cles, step),
            titres=(*self.titres, titre),
        )


class _Item(NamedTuple):
    """An item that only one version has, kept until it is known whether it has moved."""

    where: _Reached
    value: Any


class _Walk:
    """The walk of two versions together."""

    def __init__(self, old: PlacedConvention, new: PlacedConvention) -> None:
        self._old, self._new = old, new
        self._names = [_titles(side.convention) for side in (old, new)]

    def fiches(self, old: Fiche, new: Fiche, where: _Reached) -> Iterator[Difference]:
        """Yield the differences of two structures that stand for one another."""
        known = rubrique(type(new).__name__).cles
        for name in type(new).model_fields:
            before, after = getattr(old, name), getattr(new, name)
            if before != after and not _one_version(new, name, before, after):
                yield from self._values(before, after, where.at(name, known[name].titre), new)

    def between(self, old: _Item, new: _Item) -> Iterator[Difference]:
        """Yield the move of an item to another parent, and its changes on the way."""
        where = replace(new.where, avant=old.where.avant)
        parents = [
            self._parent(side, n) for n, side in enumerate((old.where.avant, new.where.apres))
        ]
        yield self._difference("deplace", where, *parents)
        yield from self.fiches(old.value, new.value, where)

    def _values(self, old: Any, new: Any, where: _Reached, holder: Fiche) -> Iterator[Difference]:
        if isinstance(old, tuple) and isinstance(new, tuple):
            yield from self._lists(old, new, where)
        elif isinstance(old, Fiche) and isinstance(new, Fiche):
            yield from self.fiches(old, new, where)
        elif old is None:
            yield self._difference("ajoute", where, None, new)
        elif new is None:
            yield self._difference("supprime", where, old, None)
        elif isinstance(holder, Action) and where.cles[-1] == "rattachee_a":
            # Plain texts, which stand where the id does and not where the title is written.
            before, after = self._names[0].get(old, old), self._names[1].get(new, new)
            yield self._difference("deplace", where, str(before), str(after))
        else:
            renamed = where.cles[-1] in _RENAMED and "id" in type(holder).model_fields
            yield self._difference("renomme" if renamed else "modifie", where, old, new)

    def _lists(
        self, old: Sequence[Any], new: Sequence[Any], where: _Reached
    ) -> Iterator[Difference]:
        keys = [counted_keys(side) for side in (old, new)]
        ranks = {key: rank for rank, key in enumerate(keys[0])}
        pairs = [(ranks[key], rank) for rank, key in enumerate(keys[1]) if key in ranks]
        kept = in_order([a for a, _ in pairs])
        out = {pair for pair in pairs if pair[0] not in kept}
        for before, after in all_pairs(old, new, pairs):
            was, now = _at(old, before), _at(new, after)
            inside = self._inside(was if now is None else now, before, after, where)
            yield from self._items(was, now, inside)
            if before is not None and after is not None and (before, after) in out:
                yield self._difference("reordonne", inside, before + 1, after + 1)

    def _inside(
        self, value: Any, before: int | None, after: int | None, where: _Reached
    ) -> _Reached:
        rank = before if after is None else after
        step = str(getattr(value, "id", None) or rank)
        titre = self.name(value) if isinstance(value, Fiche) else f"{(rank or 0) + 1}"
        inside = where.item(before, after, step, titre)
        if len(where.cles) == 1 and where.cles[0] in _TOPICS:
            topic = Topic(_TOPICS[where.cles[0]], step, titre)
            inside = replace(inside, topic=topic, titres=())
        return inside

    def _items(self, old: Any, new: Any, where: _Reached) -> Iterator[Difference]:
        if old is None:
            yield self._difference("ajoute", where, None, new)
        elif new is None:
            yield self._difference("supprime", where, old, None)
        elif isinstance(old, Fiche):
            yield from self.fiches(old, new, where)
        elif old != new:
            yield self._difference("modifie", where, old, new)

    def _difference(self, kind: ChangeKind, where: _Reached, old: Any, new: Any) -> Difference:
        avant = (
            None
            if old is None
            else Trace(where.avant, old, self._place(self._old, where.avant, old))
        )
        apres = (
            None
            if new is None
            else Trace(where.apres, new, self._place(self._new, where.apres, new))
        )
        return Difference(kind, where.topic, ".".join(where.cles), where.titres, avant, apres)

    def _place(self, side: PlacedConvention, path: Chemin, value: Any) -> Place:
        own = origin_of(value)
        return own.place if own.exact else side.positions.locate(path)

    def _parent(self, path: Chemin, side: int) -> str:
        """Return the name of the nearest structure above a path."""
        above: Any = (self._old, self._new)[side].convention
        found = ""
        for step in path[:-1]:
            above = above[step] if isinstance(step, int) else getattr(above, step)
            if isinstance(above, Fiche):
                found = self.name(above)
        return found

    def name(self, fiche: Fiche) -> str:
        """Return the name of a structure: its title, its name, else its id."""
        for names in reversed(self._names):
            if (known := getattr(fiche, "id", None)) and known in names:
                return names[known]
        own = (getattr(fiche, key, None) for key in (*NAMES, "id"))
        return str(next((value for value in own if value), rubrique(type(fiche).__name__).titre))


def _settled(found: list[Difference], walk: _Walk) -> list[Difference]:
    """Return the differences, what was removed here and added there told as moved."""
    gone = {identity(d.avant.value): d for d in found if d.avant and d.kind == "supprime"}
    gone.pop(None, None)
    moved = {
        id(d): gone[key]
        for d in found
        if d.apres and d.kind == "ajoute" and (key := identity(d.apres.value)) in gone
    }
    left = {id(d) for d in moved.values()}
    settled: list[Difference] = []
    for one in found:
        if id(one) in moved:
            settled += walk.between(_item_of(moved[id(one)]), _item_of(one))
        elif id(one) not in left:
            settled.append(one)
    return settled


def _item_of(one: Difference) -> _Item:
    trace = one.avant or one.apres
    assert trace is not None
    where = _Reached(trace.chemin, trace.chemin, tuple(one.cle.split(".")), one.titres, one.topic)
    return _Item(where, trace.value)


def _titles(convention: Convention) -> dict[str, str]:
    """Return the names of what bears an id, by that id."""
    titles: dict[str, str] = {}
    for person in convention.personnes:
        titles[person.id] = person.nom_entier
    for party in nommees(convention):
        titles[party.id] = str(party.nom or party.nom_court)
    for champ in convention.champs:
        titles[champ.id] = champ.titre
        for objectif in champ.objectifs_strategiques:
            titles[objectif.id] = objectif.titre
            titles |= {oo.id: oo.titre for oo in objectif.objectifs_operationnels}
    return titles | {action.id: action.titre for action in convention.actions}


def _one_version(holder: Fiche, name: str, old: Any, new: Any) -> bool:
    """Tell whether both values may name one version: a fingerprint, and a folder or a file.

    A version that travelled in a file has another name there than among the sources.
    """
    if not isinstance(holder, Avenant) or name != "depuis":
        return False
    return not all(_FINGERPRINT.fullmatch(str(value)) for value in (old, new))


def _at(items: Sequence[Any], rank: int | None) -> Any:
    return None if rank is None else items[rank]
