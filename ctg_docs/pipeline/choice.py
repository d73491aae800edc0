"""Choice of documents in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctg_docs.building.ledger import CatalogueEntry
from ctg_docs.composing.house.catalogue import Entree, load_catalogue
from ctg_docs.reading.house import templates_folder


def catalogue() -> tuple[Entree, ...]:
    """Return every document of the house."""
    return load_catalogue(templates_folder()).documents


def choices(documents: Iterable[Entree]) -> list[CatalogueEntry]:
    """Return entries as far as choosing among them takes."""
    return [CatalogueEntry(d.id, d.famille, d.par, d.plan, d.formats) for d in documents]


def entries(documents: Sequence[str]) -> list[Entree]:
    """Return the catalogue's entries of these documents or families, each once.

    Raises KeyError for an unknown name.
    """
    known = load_catalogue(templates_folder())
    found: dict[str, Entree] = {}
    for name in documents:
        named = known.nommees(name)
        if not named:
            raise KeyError(name)
        found |= {entree.id: entree for entree in named}
    return list(found.values())
