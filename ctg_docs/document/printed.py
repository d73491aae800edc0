"""The values of the sources that a document says, as they stand or through a computation."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Chart, Cover, Figure
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.walk import inlines
from ctg_docs.reading.origins import UNKNOWN, Origin, origin_of
from ctg_docs.reading.positions import Chemin


def printed(placed: PlacedDocument) -> set[Chemin]:
    """Return the paths of the values that a document prints, the alternatives of pictures too."""
    # Many nodes share one origin: each is read once.
    once = {id(origin): origin for origin in _origins(placed)}
    return {chemin for origin in once.values() for chemin in origin.chemins}


def _origins(placed: PlacedDocument) -> Iterator[Origin]:
    for run in placed.runs:
        yield from (getattr(node, "origin", UNKNOWN) for node in inlines(run.content))
    for block, origin in placed.blocks:
        yield origin
        match block:
            case Figure(picture=picture):
                yield picture.origin
            case Cover(logos=logos):
                yield from (logo.origin for logo in logos)
            case Chart(series=series, alt=alt):
                yield from (origin_of(value) for one in series for value in one.values)
                yield from (getattr(node, "origin", origin) for node in inlines(alt))
