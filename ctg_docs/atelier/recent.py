"""Recent outcomes: what was made last of the sources, kept as long as they do not change."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class RecentOutcomes(Generic[T]):
    """The last things made, `most` of them at once, each with the fingerprint of its sources."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._works: dict[Hashable, tuple[str, T]] = {}

    def last(self, key: Hashable) -> T | None:
        """Return the work of a key as it was made last, whatever its sources; None for none."""
        known = self._works.get(key)
        return known[1] if known else None

    def of(self, key: Hashable, fingerprint: str, make: Callable[[], T]) -> T:
        """Return the work of a key, for sources of that fingerprint; make it when there is none."""
        known = self._works.pop(key, None)
        work = known[1] if known and known[0] == fingerprint else make()
        self._works[key] = (fingerprint, work)
        self._works = dict([*self._works.items()][-self._most :])
        return work
