"""The catalogue as far as choosing documents takes, read again only when it has changed."""

from __future__ import annotations

from collections.abc import Sequence

from ctg_docs.building.build import Build
from ctg_docs.building.ledger import ELSEWHERE, CatalogueEntry


def own_entries(build: Build) -> list[CatalogueEntry]:
    """Return the documents in which all that a territory says can be read, each value once."""
    return [entry for entry in entries(build) if entry.par not in ELSEWHERE]


def entries(build: Build) -> Sequence[CatalogueEntry]:
    """Return the lines of the catalogue. Raises SourceError when it is wrong."""
    if not build.catalogue:
        from ctg_docs.pipeline.choice import (  # noqa: PLC0415 - known already, nothing to load
            catalogue,
            choices,
        )

        build.catalogue = choices(catalogue())
    return build.catalogue
