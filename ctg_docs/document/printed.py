"""The values of the sources that a document says, as they stand or through a computation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ctg_docs.document.nodes import (
    Blank,
    Chart,
    Figure,
    Link,
    ListBlock,
    Paragraph,
    Record,
    Reference,
    Section,
    Table,
    Text,
)
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.walk import inlines, logos_of
from ctg_docs.reading.origins import Origin, origin_of
from ctg_docs.reading.positions import Chemin

_SOURCED: tuple[type[Any], ...] = (Text, Link, Reference, Blank)
"""Inline nodes that know where they come from."""
_MANY = frozenset((Paragraph, Section, ListBlock, Table, Record))
"""Blocks that hold no picture themselves: nearly all of them."""


def printed(placed: PlacedDocument) -> frozenset[Chemin]:
    """Return the paths of the values that a document prints, the alternatives of pictures too."""
    # Many nodes share one origin: each is read once.
    once = {id(node.origin): node.origin for kind in _SOURCED for node, _ in placed.nodes(kind)}
    once |= {id(origin): origin for _, origin in placed.blocks}
    once |= {id(origin): origin for origin in _of_pictures(placed)}
    return frozenset().union(*[origin.chemins for origin in once.values()])


def _of_pictures(placed: PlacedDocument) -> Iterator[Origin]:
    for block, origin in placed.blocks:
        if type(block) in _MANY:
            continue
        yield from (logo.origin for logo in logos_of(block))
        match block:
            case Figure(picture=picture):
                yield picture.origin
            case Chart(series=series, alt=alt):
                yield from (origin_of(value) for one in series for value in one.values)
                yield from (getattr(node, "origin", origin) for node in inlines(alt))
