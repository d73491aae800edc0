"""The files that a received PDF carries: foreign, so never unfolded beyond what sources may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pikepdf

from ctg_docs.reading.yaml_file import MAX_BYTES
from ctg_docs.signing.objects import entry, text, unfolded

MOST = 50
"""Files that are looked at: a built document carries one, a letter one for each territory."""
SOURCE = (".yaml", ".yml")
_UNREAD = "illisible, ou plus long que 1 Mo une fois déplié"
_OTHER = "d’une autre sorte que des sources"
_STRANGE = "un nom de fichier ne s’écrit pas ainsi"


@dataclass(frozen=True)
class Piece:
    """A carried file: its name, its content unless `refus` says why it was not read."""

    nom: str
    octets: int
    contenu: bytes = b""
    refus: str = ""


def attached(pdf: pikepdf.Pdf) -> list[Piece]:
    """Return the files that a PDF carries, in the order of their names."""
    return [_piece(name, spec) for name, spec in islice(_attachments(pdf), MOST)]


def piece(nom: str, contenu: bytes | None, octets: int) -> Piece:
    """Return what is known of a file whose content was read, or refused when it is None."""
    if not plain_name(nom):
        return Piece(nom, octets, refus=_STRANGE)
    if not nom.lower().endswith(SOURCE):
        return Piece(nom, octets, refus=_OTHER)
    return Piece(nom, octets, refus=_UNREAD) if contenu is None else Piece(nom, octets, contenu)


def plain_name(nom: str) -> bool:
    """Tell whether a name is that of a file, and leads nowhere else."""
    return nom.isprintable() and not set(nom) & set('/\\:*?"<>|') and nom.strip(". ") != ""


def _attachments(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    for name, specification in pdf.attachments.items():
        yield name, specification.obj


def _piece(name: str, specification: pikepdf.Object) -> Piece:
    files = entry(specification, "/EF")
    stream = entry(files, "/UF") or entry(files, "/F")
    nom = text(entry(specification, "/UF")) or text(entry(specification, "/F")) or name
    found = unfolded(stream, MAX_BYTES)
    size = len(stream.read_raw_bytes()) if isinstance(stream, pikepdf.Stream) else 0
    return piece(nom, found, size if found is None else len(found))
