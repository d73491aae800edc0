"""Headings by which plans of actions name what they hold: a table to edit by hand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ctg_docs.reference.tables import DATA

NEUTRE = "(neutre)"


@cache
def intitules() -> dict[str, tuple[str, ...]]:
    """Return the headings of each key of an action, as the table writes them.

    The headings of the key NEUTRE are words that say nothing of what a column holds.
    """
    lines = (DATA / "intitules.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found: dict[str, list[str]] = {}
    for line in filter(None, lines):
        cle, intitule = line.split("\t")
        found.setdefault(cle, []).append(intitule)
    return {cle: tuple(several) for cle, several in found.items()}


def cles() -> Iterable[str]:
    """Return the keys that a heading may stand for."""
    return [cle for cle in intitules() if cle != NEUTRE]
