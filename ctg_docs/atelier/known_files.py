"""Files of a territory that were read last: those that stay the same are not parsed again."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from ctg_docs.atelier.open_sources import OpenSources
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.territory import ParsedFiles, read_territory


class KnownFiles:
    """The files of a territory that were read last.

    Each reading opens all of them, and forgets what none of them says any more.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._parsed: ParsedFiles = {}
        self._last: OpenSources | None = None

    def read(self, folder: Path) -> OpenSources:
        """Return the sources as they stand on the disk; the same as last time if none changed."""
        with self._lock:
            sources = OpenSources(*read_territory(folder, folder.parent / COMMUN, self._parsed))
            said = {*sources.source.fichiers.values()}
            self._parsed = {one: self._parsed[one] for one in said & self._parsed.keys()}
            if self._last is None or not _same(self._last, sources):
                self._last = sources
            return self._last


def _same(one: OpenSources, other: OpenSources) -> bool:
    return one.fingerprint == other.fingerprint and one.problems == other.problems
