"""The values of the sources that a document says, as they stand or through a computation."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Chart, Cover, Document, Figure
from ctg_docs.document.runs import placed_blocks, placed_runs
from ctg_docs.document.walk import inlines
from ctg_docs.reading.origins import Origin, origin_of
from ctg_docs.reading.positions import Chemin


def printed(document: Document) -> set[Chemin]:
    """Return the paths of the values that a document prints, the alternatives of pictures too."""
    found: set[Chemin] = set()
    for origin in _origins(document):
        found.update(origin.chemins)
    return found


def _origins(document: Document) -> Iterator[Origin]:
    for run in placed_runs(document):
        for node in inlines(run.content):
            if (origin := getattr(node, "origin", None)) is not None:
                yield origin
    for block, origin in placed_blocks(document):
        yield origin
        match block:
            case Figure(picture=picture):
                yield picture.origin
            case Cover(logos=logos):
                yield from (logo.origin for logo in logos)
            case Chart(series=series, alt=alt):
                yield from (origin_of(value) for one in series for value in one.values)
                yield from (getattr(node, "origin", origin) for node in inlines(alt))
