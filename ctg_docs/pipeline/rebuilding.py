"""Rebuilding of a document from the sources that its file carries, which are foreign."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ctg_docs.composing.house.catalogue import load_catalogue
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline.carried_sources import amended_sources, own_sources
from ctg_docs.pipeline.pieces import Piece
from ctg_docs.pipeline.territory import prepare
from ctg_docs.pipeline.unfolding import unfolded
from ctg_docs.reading.house import templates_folder

_MADE = "convention.yaml"


@dataclass(frozen=True)
class Rebuilt:
    """The files that sources make today, under one title, in the style of the house.

    White pictures stand for those that a file does not carry.
    """

    pieces: tuple[Piece, ...]
    theme: Theme


def rebuilt(sources: Mapping[str, bytes], title: str, subject: str) -> Iterator[Rebuilt]:
    """Yield the files of that title and subject that attached sources make, if they make any.

    The pictures that they name last as long as what is yielded is used.
    """
    catalogue = load_catalogue(templates_folder())
    names = [entree.id for entree in catalogue.documents if entree.titre == subject]
    if not names:
        return
    ((_, content),) = own_sources(sources).items()
    with tempfile.TemporaryDirectory() as place:
        folder = unfolded(Path(place) / "relu", _MADE, content, former=amended_sources(sources))
        prepared = prepare(folder, names)
        pieces = tuple(p for p in prepared.pieces if p.document.title == title)
        if pieces and prepared.theme:
            yield Rebuilt(pieces, prepared.theme)
