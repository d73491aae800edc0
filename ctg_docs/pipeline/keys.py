"""Keys of files: one fingerprint of all that a file is drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ctg_docs.building.build import Build
from ctg_docs.building.fingerprints import fingerprint
from ctg_docs.document.digest import digest
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline.pieces import Piece
from ctg_docs.writing.formats import FORMATS

COMPOSING = ("jinja2", "markdown", "pydantic", "pyyaml")
"""Libraries that every document goes through before it is drawn."""


class FileKey(NamedTuple):
    """The fingerprint of all that a file is drawn from.

    `images` maps each file of the sources that shows in it (pictures, a Word model), by its name
    under their folder, to its SHA-256.
    """

    cle: str
    images: Mapping[str, str]


class Keys:
    """The fingerprints of the files of one territory, or of one letter."""

    def __init__(self, build: Build, theme: Theme) -> None:
        self._build = build
        self._theme = theme
        self._read: dict[Path, str] = {}
        self._style = {name: self._style_of(name) for name in FORMATS}
        self._versions: dict[str, dict[str, str]] = {}

    def of(self, piece: Piece, formats: Sequence[str]) -> dict[str, FileKey]:
        """Return the fingerprint of each of the files of a piece, in some of its formats."""
        self._read = {}
        tree = digest(piece.document, self._of_file)
        shown = dict(self._read)
        carrying = any(FORMATS[name].sources for name in formats)
        attached = [origin.attachment for origin in piece.origines] if carrying else []
        carried = digest(attached, self._of_file)
        found = {}
        for name in formats:
            style, files = self._style[name]
            sources = carried if FORMATS[name].sources else ""
            found[name] = FileKey(fingerprint([tree, sources, style]), self._named(shown | files))
        return found

    def versions(self, name: str) -> dict[str, str]:
        """Return the versions of all that a format goes through."""
        if name not in self._versions:
            libraries = {*COMPOSING, *FORMATS[name].libraries(self._theme)}
            self._versions[name] = dict(self._build.inputs.made_with(sorted(libraries)))
        return self._versions[name]

    def _style_of(self, name: str) -> tuple[str, dict[Path, str]]:
        """Return the fingerprint of the look of a format and of what draws it, and its files."""
        format_, inputs = FORMATS[name], self._build.inputs
        look = digest(self._theme, lambda _: "") if format_.theme else ""
        self._read = {}
        files = [f"{path.name}:{self._of_file(path)}" for path in format_.files(self._theme)]
        engines = [inputs.versions.get(library, "") for library in format_.libraries(self._theme)]
        return fingerprint([name, inputs.drawing, engines, look, files]), self._read

    def _of_file(self, path: Path) -> str:
        self._read[path] = self._build.ledger.fingerprints.of(path)
        return self._read[path]

    def _named(self, files: Mapping[Path, str]) -> dict[str, str]:
        """Return the files that stand in the sources, by their names."""
        root = self._build.sources.resolve()
        named = {path.resolve(): found for path, found in files.items()}
        return {p.relative_to(root).as_posix(): f for p, f in named.items() if root in p.parents}
