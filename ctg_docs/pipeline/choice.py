"""Which documents of the catalogue are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from ctg_docs.composing.catalogue import Entree, load_catalogue
from ctg_docs.reading.house import templates_folder


def names() -> list[str]:
    """Return every document and family of the catalogue."""
    return load_catalogue(templates_folder()).noms


def checked() -> list[str]:
    """Return the documents whose problems are those of all: the book says what each sheet does."""
    catalogue = load_catalogue(templates_folder())
    return [entree.id for entree in catalogue.documents if entree.par != "action"]


def entries(documents: Sequence[str]) -> list[Entree]:
    """Return the catalogue's entries of these documents or families, each once.

    Raises KeyError for an unknown name.
    """
    catalogue = load_catalogue(templates_folder())
    found: dict[str, Entree] = {}
    for name in documents:
        named = catalogue.nommees(name)
        if not named:
            raise KeyError(name)
        found |= {entree.id: entree for entree in named}
    return list(found.values())
