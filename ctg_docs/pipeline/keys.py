"""Keys of files: one fingerprint of all that a file is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ctg_docs.building.build import Build
from ctg_docs.building.fingerprints import Fingerprints, fingerprint
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


class BuildState(NamedTuple):
    """The state from which it is known which files are out of date, wherever they are drawn.

    `program` is the fingerprint of the part of the program that draws, `versions` those of what is
    installed; `is_whole` tells whether a file is there as it was drawn from its fingerprint.
    """

    program: str
    versions: Mapping[str, str]
    sources: Path
    fingerprints: Fingerprints
    is_whole: Callable[[str, str], bool]


def state_of(build: Build) -> BuildState:
    """Return the state of a build."""
    inputs, ledger = build.inputs, build.ledger
    known = ledger.fingerprints
    return BuildState(inputs.drawing, inputs.versions, build.sources, known, ledger.is_whole)


class Keys:
    """The fingerprints of the files of one territory, or of one letter."""

    def __init__(self, state: BuildState, theme: Theme) -> None:
        self._state = state
        self._theme = theme
        self._read: dict[Path, str] = {}
        self._style = {name: self._style_of(name) for name in FORMATS}

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

    def _style_of(self, name: str) -> tuple[str, dict[Path, str]]:
        """Return the fingerprint of the look of a format and of what draws it, and its files."""
        format_, state = FORMATS[name], self._state
        look = digest(self._theme, lambda _: "") if format_.theme else ""
        self._read = {}
        files = [f"{path.name}:{self._of_file(path)}" for path in format_.files(self._theme)]
        engines = [state.versions.get(library, "") for library in format_.libraries(self._theme)]
        return fingerprint([name, state.program, engines, look, files]), self._read

    def _of_file(self, path: Path) -> str:
        self._read[path] = self._state.fingerprints.of(path)
        return self._read[path]

    def _named(self, files: Mapping[Path, str]) -> dict[str, str]:
        """Return the files that stand in the sources, by their names."""
        root = self._state.sources.resolve()
        named = {path.resolve(): found for path, found in files.items()}
        return {p.relative_to(root).as_posix(): f for p, f in named.items() if root in p.parents}
