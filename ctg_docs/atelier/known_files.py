"""Files of a territory that were read last: those that stay the same are not parsed again."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from ctg_docs.atelier.open_sources import OpenSources
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.territory import ParsedFile, read_territory
from ctg_docs.reading.yaml_file import parse_yaml


class KnownFiles:
    """The files of a territory that were read last, by their names and their bytes.

    Each reading opens all of them, and forgets what none of them says any more.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._parsed: dict[tuple[str, bytes], ParsedFile] = {}
        self._last: OpenSources | None = None

    def read(self, folder: Path) -> OpenSources:
        """Return the sources as they stand on the disk; the same as last time if none changed."""
        with self._lock:
            seen: dict[tuple[str, bytes], ParsedFile] = {}

            def parse(content: bytes, name: str) -> ParsedFile:
                key = (name, content)
                seen[key] = self._parsed.get(key) or parse_yaml(content, name)
                return seen[key]

            sources = OpenSources(*read_territory(folder, folder.parent / COMMUN, parse))
            self._parsed = seen
            if self._last is None or not _same(self._last, sources):
                self._last = sources
            return self._last


def _same(one: OpenSources, other: OpenSources) -> bool:
    return one.fingerprint == other.fingerprint and one.problems == other.problems
