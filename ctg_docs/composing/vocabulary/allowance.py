"""The allowance of a template, beyond which it is stopped: time, turns of loops, signs, weight.

A template has no way to go on for ever but loops, calls and inclusions, and none to fill the memory
but to join what it has: each of them asks here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ctg_docs.composing.vocabulary.faults import ExcessError
from ctg_docs.composing.vocabulary.weight import Weights

SECONDS = 20.0
"""Seconds of processor: what the longest template of a large territory takes, and much more."""
TURNS = 500_000
_LOOK = 32
"""Turns between two looks at the clock."""
ITEMS = 20_000
"""The items of the longest list that a template makes."""
SIGNS = 1_000_000
"""The signs of the longest text that a template makes."""
LARGEST = 10**24
"""The largest number that a template computes."""


@dataclass
class Allowance:
    """The rest of what one rendering may use, inclusions and macros understood."""

    seconds: float = SECONDS
    turns: int = TURNS
    clock: Callable[[], float] = time.thread_time
    weights: Weights = field(default_factory=Weights)
    _until: float = field(init=False)

    def __post_init__(self) -> None:
        self._until = self.clock() + self.seconds

    def spend(self) -> None:
        """Count a turn of a loop, a call or an inclusion; raises ExcessError for one too many."""
        self.turns -= 1
        if self.turns < 0:
            raise ExcessError("trop de tours de boucle pour un document")
        if not self.turns % _LOOK and self.clock() > self._until:
            raise ExcessError(f"il n’a pas fini au bout de {self.seconds:g} secondes de calcul")

    def turned(self, values: Iterable[Any]) -> Iterator[Any]:
        """Yield the values of a loop, each of which is a turn."""
        for value in values:
            self.spend()
            yield value


def check_signs(count: int) -> None:
    """Raise ExcessError for a text that would be too long."""
    if count > SIGNS:
        raise ExcessError(f"un texte a {SIGNS} signes au plus")


def check_items(count: int) -> None:
    """Raise ExcessError for a list that would be too long."""
    if count > ITEMS:
        raise ExcessError(f"une liste a {ITEMS} éléments au plus")


def check_number(number: Any) -> None:
    """Raise ExcessError for a number of which the next operation could fill the memory."""
    if abs(number) > LARGEST:
        raise ExcessError("un nombre est trop grand")
