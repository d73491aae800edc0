"""Counterparts: the items of two lists that stand for one another, by identity, name, or words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ctg_docs.matching import Pair, matched, words_likeness
from ctg_docs.model.types import Fiche

NAMES = ("titre", "nom", "libelle", "nom_court", "poste", "label", "objet", "personne", "financeur")
"""Keys that name a structure, the first that it has."""
_KEYS = (*NAMES, "champ", "partie", "annee", "cle", "type", "fichier")
_LIKE = 0.4
"""Share of the words that two texts have in common, from which one is the other changed."""


def identity(value: Any) -> tuple[type, str] | None:
    """Return the identity of a structure, wherever it stands, None when it has none."""
    own = getattr(value, "id", None) if isinstance(value, Fiche) else None
    return (type(value), own) if own else None


def counted_keys(items: Sequence[Any]) -> list[Any]:
    """Return a key for each item of a list, with its rank among those that have the same."""
    keys, seen = [], Counter[Any]()
    for key in map(_key, items):
        seen[key] += 1
        keys.append((key, seen[key]))
    return keys


def _key(item: Any) -> Any:
    if not isinstance(item, Fiche):
        return str(item)
    if own := getattr(item, "id", None):
        return ("id", own)
    return tuple(str(value) for key in _KEYS if (value := getattr(item, key, None)) is not None)


def all_pairs(
    old: Sequence[Any], new: Sequence[Any], known: Sequence[tuple[int, int]]
) -> list[Pair]:
    """Return the items of two lists, those known to be the same first, then the like ones.

    They come in the order of the new list, then those that only the old one has.
    """
    ranks = [{pair[side] for pair in known} for side in (0, 1)]
    left = [
        [n for n in range(len(s)) if n not in r] for s, r in zip((old, new), ranks, strict=True)
    ]
    alone = matched([old[n] for n in left[0]], [new[n] for n in left[1]], _unlike, _items_likeness)
    others: list[Pair] = [
        (None if a is None else left[0][a], None if b is None else left[1][b]) for a, b in alone
    ]
    last = len(new)
    return sorted([*known, *others], key=lambda p: (last if p[1] is None else p[1], p[0] or 0))


def _unlike(item: Any) -> int:
    """Return a key that no other item has: those that have the same are paired already."""
    return id(item)


def _items_likeness(old: Any, new: Any) -> float:
    if type(old) is not type(new) or identity(old) or identity(new):
        return 0.0
    return words_likeness(_words(old), _words(new), _LIKE)


def _words(value: Any) -> Counter[str]:
    if isinstance(value, Fiche):
        parts = (getattr(value, name) for name in value.model_fields_set)
        return sum((_words(part) for part in parts), Counter())
    if isinstance(value, tuple):
        return sum((_words(part) for part in value), Counter())
    return Counter(str(value).split())
