"""Files carried by a received PDF: foreign, so never unfolded beyond the size of sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import pikepdf

from ctg_docs.reading.yaml_file import MAX_BYTES
from ctg_docs.signing.carried_files import MOST, FichierJoint, carried_file, once_each
from ctg_docs.signing.objects import entry, text, unfolded

_ENTRIES = re.compile(rb"/EF\s*(?:<<[^>]*>>|\d+ \d+ R)")
_REFERENCE = re.compile(rb"\d+ \d+ R")


def attached(pdf: pikepdf.Pdf) -> list[FichierJoint]:
    """Return the files that a PDF carries, in the order of their names."""
    return once_each(_carried(name, spec) for name, spec in islice(_attachments(pdf), MOST))


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
