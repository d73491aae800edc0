"""Blanks of a final document: none is left to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Blank
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.problems import Problem


def check(placed: PlacedDocument) -> Iterator[Problem]:
    """Yield the blanks of a final document."""
    if not placed.document.final:
        return
    for node, run in placed.nodes(Blank):
        message = f"il manque encore : {node.label}"
        place = (node.origin or run.origin).place
        yield Problem(place, "blanc-restant", message, due=node.key)
