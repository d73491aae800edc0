"""Files carried by a received PDF: foreign, so never unfolded beyond the size of sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

import pikepdf

from ctg_docs.reading.yaml_file import MAX_BYTES
from ctg_docs.signing.objects import entry, text, unfolded

MOST = 50
"""Files that are looked at: a built document carries one, a letter one for each territory."""
SOURCE = (".yaml", ".yml")
_LONGEST = 255
"""Bytes of the name of a file, on any system."""
_PATH = set('/\\:*?"<>|')
_ENTRIES = re.compile(rb"/EF\s*(?:<<[^>]*>>|\d+ \d+ R)")
_REFERENCE = re.compile(rb"\d+ \d+ R")
_UNREAD = "illisible, ou plus long que 1 Mo une fois déplié"
_OTHER = "d’une autre sorte que des sources"
_TWICE = "un autre porte déjà ce nom"
_STRANGE = "un nom de fichier ne s’écrit pas ainsi"


@dataclass(frozen=True)
class FichierJoint:
    """A carried file: its name, its content unless `refus` says why it was not read."""

    nom: str
    octets: int
    contenu: bytes = b""
    refus: str = ""


def attached(pdf: pikepdf.Pdf) -> list[FichierJoint]:
    """Return the files that a PDF carries, in the order of their names."""
    return once_each(_carried(name, spec) for name, spec in islice(_attachments(pdf), MOST))


def once_each(pieces: Iterable[FichierJoint]) -> list[FichierJoint]:
    """Return the files, those that bear the name of an earlier one refused: which is which?"""
    found: dict[str, FichierJoint] = {}
    twice = []
    for one in pieces:
        if one.nom in found:
            twice.append(replace(one, contenu=b"", refus=one.refus or _TWICE))
        found.setdefault(one.nom, one)
    return [*found.values(), *twice]


def carried_file(nom: str, contenu: bytes | None, octets: int) -> FichierJoint:
    """Return the record of a file whose content was read, or refused when it is None."""
    if not plain_name(nom):
        return FichierJoint(nom, octets, refus=_STRANGE)
    if not nom.lower().endswith(SOURCE):
        return FichierJoint(nom, octets, refus=_OTHER)
    if contenu is None:
        return FichierJoint(nom, octets, refus=_UNREAD)
    return FichierJoint(nom, octets, contenu)


def plain_name(nom: str) -> bool:
    """Tell whether a name is that of a file, and leads nowhere else."""
    plain = nom.isprintable() and not set(nom) & _PATH and nom.strip(". ") != ""
    return plain and len(nom.encode()) <= _LONGEST


def carried_streams(written: Iterable[bytes]) -> set[bytes]:
    """Return the streams that descriptions of files name, as the references that they write."""
    return {
        reference
        for one in written
        for found in _ENTRIES.finditer(one)
        for reference in _REFERENCE.findall(found[0])
    }


def _attachments(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    for name, specification in pdf.attachments.items():
        yield name, specification.obj


def _carried(name: str, specification: pikepdf.Object) -> FichierJoint:
    files = entry(specification, "/EF")
    stream = entry(files, "/UF") or entry(files, "/F")
    nom = text(entry(specification, "/UF")) or text(entry(specification, "/F")) or name
    found = unfolded(stream, MAX_BYTES)
    size = len(stream.read_raw_bytes()) if isinstance(stream, pikepdf.Stream) else 0
    return carried_file(nom, found, size if found is None else len(found))
