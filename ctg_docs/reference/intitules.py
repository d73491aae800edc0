"""Headings by which plans of actions name what they hold: a table to edit by hand."""

from __future__ import annotations

from collections.abc import Iterable

from ctg_docs.reference.tables import keyed

NEUTRE = "(neutre)"


def intitules() -> dict[str, tuple[str, ...]]:
    """Return the headings of each key of an action, as the table writes them.

    The headings of the key NEUTRE are words that say nothing of what a column holds.
    """
    return keyed("intitules.tsv")


def cles() -> Iterable[str]:
    """Return the keys that a heading may stand for."""
    return [cle for cle in intitules() if cle != NEUTRE]
