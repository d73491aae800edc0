"""Prose: texts that authors write in Markdown."""

from __future__ import annotations


class Prose(str):
    """Text that its author wrote in Markdown; any other text is printed as it stands."""

    __slots__ = ()


class Phrase(Prose):
    """Prose that stands inside a sentence of the house: one paragraph, no list."""

    __slots__ = ()
