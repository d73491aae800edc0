"""Logos of parties, as their sources give them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.document.nodes import Picture
from ctg_docs.document.sources import picture_of


def logos_of(folder: Path, institutions: Iterable[Institution]) -> list[Picture]:
    """Return the logos of those institutions that have one, in their order."""
    return [
        picture_of(folder, i.partie.logo, i.partie.logo_alt or f"Logo : {i.nom}")
        for i in institutions
        if i.partie.logo
    ]
