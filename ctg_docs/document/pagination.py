"""On which page each target stands, once a layout engine has set the pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pagination:
    """Page of each id, counted from 1 with the cover, and the number of pages.

    `starts` holds the ids whose target is the first thing on its page.
    """

    pages: dict[str, int]
    total: int
    starts: frozenset[str] = frozenset()

    def page(self, target: str) -> str:
        """Return the page of a target as it prints."""
        return str(self.pages[target])
