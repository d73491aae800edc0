"""A run of the build: the files that it may leave as they stand, the notes for the next run."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ctg_docs.building.inputs import CATALOGUE, Inputs
from ctg_docs.building.interruption import uninterrupted
from ctg_docs.building.ledger import CatalogueEntry, ComposedDocument, Ledger
from ctg_docs.document.moteurs import Moteur

_PATIENCE = 5.0
"""Seconds of work that a build which is killed may have to do again."""
_SHARE = 20
"""Least ratio of the time of work to that of noting it, which grows with the folder."""


class OutdatedDocuments(NamedTuple):
    """Documents that are out of date: the name that they are noted under, what they are about."""

    name: str
    folders: Sequence[Path]
    entries: Sequence[CatalogueEntry]


class Build:
    """A run of the build, from a folder of sources to an output folder.

    `moteur`, when one is asked for, lays the pages out instead of that of the house style.
    """

    def __init__(self, output: Path, sources: Path, moteur: Moteur | None = None) -> None:
        self.output = output
        self.sources = sources
        self.moteur = moteur
        self.ledger = Ledger(output)
        self.inputs = Inputs(self.ledger.fingerprints, sources, moteur or "")
        self._next = time.monotonic() + _PATIENCE

    @property
    def catalogue(self) -> Sequence[CatalogueEntry]:
        """The catalogue as it was last read; nothing when it has changed since."""
        known, entries = self.ledger.catalogue
        return entries if known == self.inputs.templates.get(CATALOGUE) else ()

    @catalogue.setter
    def catalogue(self, entries: Iterable[CatalogueEntry]) -> None:
        self.ledger.catalogue = (self.inputs.templates[CATALOGUE], tuple(entries))

    def fresh(
        self, name: str, folders: Sequence[str], entry: CatalogueEntry, formats: Sequence[str]
    ) -> ComposedDocument | None:
        """Return a document whose files, in these formats, are those it would make; else None.

        `folders` are the territories that it is about; no format means all of them.
        """
        known = self.composed(name, folders, entry)
        if known is None or not {*_kept(entry, formats)} <= {*known.formats}:
            return None
        wanted = outputs(known.pieces, entry, formats)
        return known if all(map(self.ledger.is_whole, wanted)) else None

    def composed(
        self, name: str, folders: Sequence[str], entry: CatalogueEntry
    ) -> ComposedDocument | None:
        """Return a document that was composed from what it would be made from now; else None."""
        known = self.ledger.document(name)
        if known is None or known.empreinte != self.fingerprint(folders, entry, known.gabarits):
            # Inputs are fingerprinted before they are read.
            self.fingerprint(folders, entry, ())
            return None
        return known

    def fingerprint(
        self, folders: Sequence[str], entry: CatalogueEntry, gabarits: Iterable[str]
    ) -> str:
        """Return the fingerprint of all that a document is made from."""
        return self.inputs.of(folders, [entry.plan, *gabarits])

    def note(
        self,
        name: str,
        document: ComposedDocument,
        entry: CatalogueEntry,
        formats: Sequence[str] | None,
    ) -> None:
        """Note a document whose files were published or found as they would be.

        `formats` are as in `fresh`; None for a document that was composed and not drawn.
        """
        known = self.ledger.document(name)
        drawn = set() if formats is None else {*_kept(entry, formats)}
        before: set[str] = set()
        if known:
            made = {f"{piece}.{name}" for piece in known.pieces for name in known.formats}
            before = made | {*known.restes}
            if known.empreinte == document.empreinte:
                drawn |= {*known.formats}
        left = sorted(before.difference(outputs(document.pieces, entry, ())))
        restes = tuple(path for path in left if (self.output / path).is_file())
        noted = document._replace(formats=tuple(sorted(drawn)), restes=restes)
        self.ledger.add_document(name, noted)

    def save(self, *, at_once: bool = True) -> None:
        """Save the notes of this run for the next, now or only when there are many of them."""
        start = time.monotonic()
        if at_once or start > self._next:
            with uninterrupted():
                self.ledger.save()
            end = time.monotonic()
            self._next = end + max(_PATIENCE, _SHARE * (end - start))


def outputs(pieces: Iterable[str], entry: CatalogueEntry, formats: Sequence[str]) -> list[str]:
    """Return the files of a document, in these formats or in all of its own."""
    return [f"{piece}.{name}" for piece in pieces for name in _kept(entry, formats)]


def _kept(entry: CatalogueEntry, formats: Sequence[str]) -> list[str]:
    return [name for name in entry.formats if not formats or name in formats]
