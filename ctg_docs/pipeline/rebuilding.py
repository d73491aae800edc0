"""Rebuilding of a document from the sources that its file carries, which are foreign."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ctg_docs.composing.house.catalogue import load_catalogue
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline.pieces import FORMER, Piece
from ctg_docs.pipeline.territory import prepare
from ctg_docs.pipeline.unfolding import unfolded
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.kept_versions import RECORD, SOURCES, record
from ctg_docs.reading.walking import VERSIONS

_MADE = "convention.yaml"
_DEPUIS = re.compile(rb"^(\s+(?:- )?depuis:).*$", re.MULTILINE)


@dataclass(frozen=True)
class Rebuilt:
    """The files that sources make today, under one title, in the style of the house.

    White pictures stand for those that a file does not carry.
    """

    pieces: tuple[Piece, ...]
    theme: Theme


def own_sources(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the sources that a file is made from, without the versions that avenants change."""
    return {name: content for name, content in sources.items() if FORMER not in name}


def rebuilt(sources: Mapping[str, bytes], title: str, subject: str) -> Iterator[Rebuilt]:
    """Yield the files of that title and subject that attached sources make, if they make any.

    The pictures that they name last as long as what is yielded is used.
    """
    catalogue = load_catalogue(templates_folder())
    names = [entree.id for entree in catalogue.documents if entree.titre == subject]
    if not names:
        return
    ((_, content),) = own_sources(sources).items()
    former = [sources[name] for name in sorted(sources, key=_rank) if FORMER in name]
    with tempfile.TemporaryDirectory() as place:
        folder = unfolded(Path(place) / "relu", _MADE, _naming(content, len(former)))
        for rank, version in enumerate(former):
            _keep(folder / VERSIONS / str(rank), version)
        prepared = prepare(folder, names)
        pieces = tuple(p for p in prepared.pieces if p.document.title == title)
        if pieces and prepared.theme:
            yield Rebuilt(pieces, prepared.theme)


def _rank(name: str) -> int:
    """Return the number of the avenant that changed the version of that name."""
    number = name.rpartition(FORMER)[2].partition(".")[0]
    return int(number) if number.isdecimal() else 0


def _naming(content: bytes, count: int) -> bytes:
    """Return sources whose avenants name, in order, the versions that the file carries too."""
    ranks = iter(range(count))

    def named(found: re.Match[bytes]) -> bytes:
        rank = next(ranks, None)
        return found[0] if rank is None else b"%b %b/%d" % (found[1], VERSIONS.encode(), rank)

    return _DEPUIS.sub(named, content)


def _keep(folder: Path, content: bytes) -> None:
    """Write a version that a file carries where the avenant that changes it looks for it."""
    files = {f"{SOURCES}/{_MADE}": content}
    (folder / SOURCES).mkdir(parents=True)
    (folder / SOURCES / _MADE).write_bytes(content)
    (folder / RECORD).write_bytes(record(files, {"publique": True}))
