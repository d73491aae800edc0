"""Nothing is left to fill in once a document is final."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Blank, Document
from ctg_docs.document.runs import placed_runs
from ctg_docs.document.walk import inlines
from ctg_docs.problems import Clue, Problem


def check(document: Document) -> Iterator[Problem]:
    """Yield the blanks of a final document."""
    if not document.final:
        return
    for run in placed_runs(document):
        for node in inlines(run.content):
            if isinstance(node, Blank):
                message = f"il manque encore : {node.label}"
                place = node.origin if node.origin.file else run.origin
                yield Problem(place, "blanc-restant", message, clue=Clue(key=node.key))
