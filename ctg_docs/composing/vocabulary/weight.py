"""The weight of what a template holds: all the parts that a walk over it would meet.

What is shared counts each time that it is met: twenty lists, each holding the last one twice, are a
million parts that no memory shows, and that a writer, a comparison or a message would walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from ctg_docs.composing.vocabulary.faults import ExcessError

HEAVIEST = 1_000_000
"""Twenty-five times the tree of a convention of 58 pages."""
TOO_MANY = "un même contenu y est répété trop de fois"
DEEPEST = 100
"""Parts one inside another: no document has the half of it."""
_LEAVES = frozenset((str, int, float, bool, type(None)))
_OURS = ("ctg_docs.document.nodes", "ctg_docs.composing.vocabulary.cells")


class _Known(NamedTuple):
    value: Any
    """Kept, so that no other takes its place in memory."""
    parts: int
    depth: int


_LEAF = _Known(None, 1, 0)


class Weights:
    """The weights of the values of one rendering, each computed once."""

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}

    def check(self, values: Iterable[Any]) -> None:
        """Raise ExcessError for a value that holds too many parts, or too deep."""
        for value in values:
            if type(value) not in _LEAVES:
                self._of(value)

    def of(self, value: Any) -> int:
        """Return the number of parts of a value; raises ExcessError for too many."""
        return self._of(value).parts

    def _of(self, value: Any, above: int = 0) -> _Known:
        found = self._known.get(id(value))
        if found is None:
            inside = _parts(value)
            if inside is None:
                return _LEAF
            found = self._known[id(value)] = self._weighed(value, inside, above)
        return found

    def _weighed(self, value: Any, inside: Iterable[Any], above: int) -> _Known:
        parts, depth = 1, 0
        for part in inside:
            if type(part) in _LEAVES:
                parts += 1
                continue
            found = self._of(part, above + 1)
            parts += found.parts
            depth = max(depth, found.depth)
            if parts > HEAVIEST:
                raise ExcessError(TOO_MANY)
            if depth >= DEEPEST or above >= DEEPEST:
                raise ExcessError(f"plus de {DEEPEST} contenus y sont l’un dans l’autre")
        return _Known(value, parts, depth + 1)


def _parts(value: Any) -> Iterable[Any] | None:
    """Return the parts of a list, a mapping or a node; None for what holds nothing of a tree."""
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, Mapping):
        return chain(value.keys(), value.values())
    names = _names(type(value))  # type: ignore[arg-type]
    return [getattr(value, name) for name in names] if names else None


@cache
def _names(kind: type) -> tuple[str, ...]:
    if kind.__module__ not in _OURS or not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind))
