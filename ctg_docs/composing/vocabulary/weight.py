"""The weight of what a template holds: all the parts that a walk over it would meet.

What is shared counts each time that it is met: twenty lists, each holding the last one twice, are a
million parts that no memory shows, and that a writer, a comparison or a message would walk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, TypeAlias

from ctg_docs.composing.vocabulary.faults import ExcessError

HEAVIEST = 1_000_000
"""Twenty-five times the tree of a convention of 58 pages."""
TOO_MANY = "un même contenu y est répété trop de fois"
DEEPEST = 100
"""Parts one inside another: no document has the half of it."""
_OURS = ("ctg_docs.document.nodes", "ctg_docs.composing.vocabulary.cells")

_Reader: TypeAlias = Callable[[Any], Iterable[Any]]


class _Readers(dict[type, _Reader | None]):
    """Readers of the parts of a value, by its kind; None for what holds nothing of a tree."""

    def __missing__(self, kind: type) -> _Reader | None:
        self[kind] = found = _reader(kind)
        return found


_READERS = _Readers()


class Weights:
    """The weights of the values of one rendering, each computed once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, int, Any]] = {}
        """The parts and the depth of each value, which is kept: no other takes its place."""

    def check(self, values: Iterable[Any]) -> None:
        """Raise ExcessError for a value that holds too many parts, or too deep."""
        for value in values:
            if (read := _READERS[type(value)]) and id(value) not in self._known:
                self._weigh(value, read, 0)

    def of(self, value: Any) -> int:
        """Return the number of parts of a value; raises ExcessError for too many."""
        read = _READERS[type(value)]
        if read is None:
            return 1
        return (self._known.get(id(value)) or self._weigh(value, read, 0))[0]

    def _weigh(self, value: Any, read: _Reader, above: int) -> tuple[int, int, Any]:
        known = self._known
        parts, depth = 1, 0
        for part in read(value):
            inside = _READERS[type(part)]
            if inside is None:
                parts += 1
                continue
            found = known.get(id(part)) or self._weigh(part, inside, above + 1)
            parts += found[0]
            depth = max(depth, found[1])
            if parts > HEAVIEST:
                raise ExcessError(TOO_MANY)
            if depth >= DEEPEST or above >= DEEPEST:
                raise ExcessError(f"plus de {DEEPEST} contenus y sont l’un dans l’autre")
        known[id(value)] = weighed = parts, depth + 1, value
        return weighed


def _reader(kind: Any) -> _Reader | None:
    if issubclass(kind, list | tuple):
        return iter
    if issubclass(kind, Mapping):
        return lambda value: chain(value.keys(), value.values())
    if kind.__module__ not in _OURS or not is_dataclass(kind):
        return None
    # An origin is made by the program, and holds nothing that a template gave.
    names = [field.name for field in fields(kind) if field.type != "Origin"]
    if len(names) > 1:
        return attrgetter(*names)  # of one name alone, it would give no tuple
    return lambda value: [getattr(value, name) for name in names]
