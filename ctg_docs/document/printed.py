"""The values of the sources that a document says, as they stand or through a computation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ctg_docs.document.nodes import Blank, Chart, Figure, Link, Reference, Text
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.walk import inlines, logos_of
from ctg_docs.reading.origins import Origin, origin_of
from ctg_docs.reading.positions import Chemin

_SOURCED: tuple[type[Any], ...] = (Text, Link, Reference, Blank)
"""Inline nodes that know where they come from."""


def printed(placed: PlacedDocument) -> set[Chemin]:
    """Return the paths of the values that a document prints, the alternatives of pictures too."""
    # Many nodes share one origin: each is read once.
    once = {id(origin): origin for origin in _origins(placed)}
    return {chemin for origin in once.values() for chemin in origin.chemins}


def _origins(placed: PlacedDocument) -> Iterator[Origin]:
    for kind in _SOURCED:
        yield from [node.origin for node, _ in placed.nodes(kind)]
    for block, origin in placed.blocks:
        yield origin
        yield from (logo.origin for logo in logos_of(block))
        match block:
            case Figure(picture=picture):
                yield picture.origin
            case Chart(series=series, alt=alt):
                yield from (origin_of(value) for one in series for value in one.values)
                yield from (getattr(node, "origin", origin) for node in inlines(alt))
