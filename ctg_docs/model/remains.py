"""Remains of sources once the values that are refused are left out, for the rules to read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from ctg_docs.model.convention import Convention
from ctg_docs.model.loading import known, real_path
from ctg_docs.reading.positions import Chemin, Marque, Positions

_ROUNDS = 8
"""Times that what is left is read again: a structure that loses what it needs goes too."""

_FILLED = 2
"""Steps of the keys that a convention cannot be without: what they miss is made up."""

_MADE_UP = "inconnu"

_MOST_REFUSED = 200
"""Refused values beyond which the rules would say nothing worth their time."""


@dataclass
class Remains:
    """The rest of sources: a convention, the paths that it lost, the places of its values."""

    convention: Convention
    lost: frozenset[Chemin]
    positions: Positions


class _Kept(Positions):
    """The places of values whose lists have lost some of their items."""

    __slots__ = ("_items", "_whole")

    def __init__(self, whole: Positions, items: Mapping[Chemin, list[int]]) -> None:
        super().__init__({})
        self._whole = whole
        self._items = items

    def _nearest(self, path: Chemin) -> tuple[Marque, bool]:
        return self._whole._nearest(_first_path(path, self._items))


def remains(data: Any, positions: Positions) -> Remains | None:
    """Return the rest of sources without the values that are refused, None for nothing."""
    whole = known(data)
    whole.pop("theme", None)
    pruning = _Pruning(whole)
    for _ in range(_ROUNDS):
        try:
            convention = Convention.model_validate(pruning.data)
        except ValidationError as error:
            if error.error_count() > _MOST_REFUSED or not pruning.without(_refused(error, pruning)):
                return None
            continue
        around = {path[:1] for path in pruning.filled}
        return Remains(
            convention, frozenset(pruning.lost | around), _Kept(positions, pruning.items)
        )
    return None


def _refused(error: ValidationError, pruning: _Pruning) -> Iterator[Chemin]:
    for detail in error.errors(include_url=False):
        path = real_path(detail["loc"], pruning.data)
        if detail["type"] == "missing" and len(path) <= _FILLED:
            pruning.fill(path)
        else:
            due = detail["type"] == "missing"
            yield _first_path(path[:-1] if due else path, pruning.items)


@dataclass
class _Pruning:
    """Data, the paths that they lose, and the first ranks of the items that each list keeps."""

    whole: Any
    data: Any = None
    lost: set[Chemin] = field(default_factory=set)
    items: dict[Chemin, list[int]] = field(default_factory=dict)
    filled: set[Chemin] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.data = self.whole

    def without(self, paths: Iterator[Chemin]) -> bool:
        """Leave out some paths more; False when nothing would be left."""
        self.lost |= set(paths)
        self.items = {}
        if () in self.lost:
            return False
        self.data = self._pruned(self.whole, ())
        for top, *below in sorted(self.filled):
            group = self.data.setdefault(top, {})
            group.update(dict.fromkeys(below, _MADE_UP))
        return True

    def fill(self, path: Chemin) -> None:
        """Make up the value of a key that nothing can be read without."""
        self.filled.add(path)

    def _pruned(self, node: Any, path: Chemin) -> Any:
        if isinstance(node, dict):
            kept = {key: value for key, value in node.items() if (*path, key) not in self.lost}
            return {key: self._pruned(value, (*path, key)) for key, value in kept.items()}
        if isinstance(node, list):
            ranks = [rank for rank in range(len(node)) if (*path, rank) not in self.lost]
            self.items[path] = ranks
            return [self._pruned(node[rank], (*path, rank)) for rank in ranks]
        return node


def _first_path(path: Chemin, items: Mapping[Chemin, list[int]]) -> Chemin:
    """Return the path in the sources of a path in what is left of them."""
    found: Chemin = ()
    for step in path:
        ranks = items.get(found, [])
        inside = isinstance(step, int) and step < len(ranks)
        found = (*found, ranks[step] if inside and isinstance(step, int) else step)
    return found
