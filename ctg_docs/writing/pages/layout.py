"""Layouts, the same from every engine: the place of each target, and the file."""

from __future__ import annotations

from typing import Protocol

from ctg_docs.document.pagination import Pagination


class Layout(Protocol):
    """A document laid out in pages by one engine."""

    @property
    def pagination(self) -> Pagination:
        """Page of each section, table, record, figure and place of signature."""

    def pdf(self) -> bytes:
        """Return the file, the same bytes for the same document and fonts.

        Raises `SourceError` when the engine complains or a sign is missing from the fonts.
        """
