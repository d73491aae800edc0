"""Faults of a document, found on the tree before any writer draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ctg_docs.document.linting import (
    alternatives,
    blanks,
    headings,
    links,
    signatures,
    speech,
    tables,
)
from ctg_docs.document.linting.signs import undrawn
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.problems import Problem

__all__ = ["lint", "undrawn"]

RULES: tuple[Callable[[PlacedDocument], Iterator[Problem]], ...] = (
    headings.check,
    tables.check,
    alternatives.check,
    links.check,
    blanks.check,
    signatures.check,
    speech.check,
)


def lint(placed: PlacedDocument) -> list[Problem]:
    """Return the problems of a resolved document, each where the node at fault comes from.

    The signs that the fonts lack are those of `undrawn`: a page without fonts of its own has none.
    """
    return [problem for rule in RULES for problem in rule(placed)]
