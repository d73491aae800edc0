"""The weight of what a template holds: all the parts that a walk over it would meet.

What is shared counts each time that it is met: twenty lists, each holding the last one twice, are a
million parts that no memory shows, and that a writer, a comparison or a message would walk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any, TypeAlias

from ctg_docs.composing.vocabulary.faults import ExcessError
from ctg_docs.document.nodes import Column, LineBreak, Text

HEAVIEST = 1_000_000
"""Twenty-five times the tree of a convention of 58 pages."""
TOO_MANY = "un même contenu y est répété trop de fois"
DEEPEST = 100
"""Parts one inside another: no document has the half of it."""
_BARE = (Text, LineBreak, Column)
"""What holds words or figures alone: it is one part."""
_OURS = ("ctg_docs.document.nodes", "ctg_docs.composing.vocabulary.cells")

_Reader: TypeAlias = Callable[[Any], Sequence[Any]]


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
            if _READERS[type(value)] and id(value) not in self._known:
                self._weigh(value)

    def of(self, value: Any) -> int:
        """Return the number of parts of a value; raises ExcessError for too many."""
        if _READERS[type(value)] is None:
            return 1
        return (self._known.get(id(value)) or self._weigh(value))[0]

    def _weigh(self, value: Any) -> tuple[int, int, Any]:
        """Return the weight of a value, counted floor by floor down to what is known."""
        known, readers = self._known, _READERS
        parts, depth, floor = 1, 1, 0
        level: Sequence[Any] = (value,)
        while level:
            floor += 1
            depth = max(depth, floor)
            below: list[Any] = []
            for part in level:
                if found := known.get(id(part)):
                    parts += found[0] - 1
                    depth = max(depth, floor + found[1] - 1)
                else:
                    inside = readers[type(part)](part)  # type: ignore[misc] # it holds something
                    parts += len(inside)
                    below += [each for each in inside if readers[type(each)]]
                if parts > HEAVIEST:
                    raise ExcessError(TOO_MANY)
            if depth > DEEPEST:
                raise ExcessError(f"plus de {DEEPEST} contenus y sont l’un dans l’autre")
            level = below
        known[id(value)] = weighed = parts, depth, value
        return weighed


def _reader(kind: Any) -> _Reader | None:
    if kind in _BARE:
        return None
    if issubclass(kind, list | tuple):
        return tuple
    if issubclass(kind, Mapping):
        return lambda value: (*value.keys(), *value.values())
    if kind.__module__ not in _OURS or not is_dataclass(kind):
        return None
    # An origin is made by the program, and holds nothing that a template gave.
    names = [field.name for field in fields(kind) if field.type != "Origin"]
    if len(names) > 1:
        return attrgetter(*names)  # of one name alone, it would give no tuple
    return lambda value: [getattr(value, name) for name in names]
