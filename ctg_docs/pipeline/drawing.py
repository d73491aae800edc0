"""Drawing what was prepared, and publishing it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ctg_docs.building.publishing import publish
from ctg_docs.pipeline.pieces import Built, Prepared, carrying
from ctg_docs.problems import SourceError


def construct(prepared: Prepared, formats: Sequence[str], output: Path) -> Built:
    """Draw every document of a territory, or a letter, then publish all its files.

    `formats` keeps some of those of each document; none keeps them all.
    """
    from ctg_docs.writing.formats import write  # noqa: PLC0415 - nothing to draw, nothing to load

    if prepared.refused or prepared.theme is None:
        return Built(prepared.nom, prepared.problems, [], refused=True)
    drawn: list[tuple[Path, bytes]] = []
    try:
        for piece in prepared.pieces:
            kept = [f for f in piece.formats if not formats or f in formats]
            for suffix, content in write(carrying(piece), prepared.theme, kept):
                path = output / (prepared.dossier or prepared.nom) / f"{piece.chemin}.{suffix}"
                drawn.append((path, content))
    except SourceError as error:
        return Built(prepared.nom, [*prepared.problems, *error.problems], [], refused=True)
    for path, content in drawn:
        publish(path, content)
    return Built(prepared.nom, prepared.problems, [path for path, _ in drawn])
