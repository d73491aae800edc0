"""Turns: what is done in any order, and told in the order in which it was asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Turns(Generic[T, R]):
    """Tasks in the order in which they were handed over, and the results of those that are done."""

    def __init__(self) -> None:
        self._turns: deque[T] = deque()
        self._done: dict[int, R] = {}

    def noting(self, tasks: Iterable[T]) -> Iterator[T]:
        """Yield tasks, whose order is noted as they go."""
        for task in tasks:
            self._turns.append(task)
            yield task

    def done(self, task: T, result: R) -> Iterator[tuple[T, R]]:
        """Take the result of a task; yield those whose turn has come, this one or others."""
        self._done[id(task)] = result
        while self._turns and id(self._turns[0]) in self._done:
            turn = self._turns.popleft()
            yield turn, self._done.pop(id(turn))
