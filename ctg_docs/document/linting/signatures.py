"""Names of places of signature: each is unique, for its field bears it."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import SignatureGrid
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.problems import Problem


def check(placed: PlacedDocument) -> Iterator[Problem]:
    """Yield the signatures that bear the name of another."""
    seen: set[str] = set()
    for block, origin in placed.blocks:
        for cell in block.cells if isinstance(block, SignatureGrid) else ():
            if cell.id in seen:
                message = f"deux signatures portent l’identifiant « {cell.id} »"
                yield Problem(origin.place, "signature-double", message)
            seen.add(cell.id)
