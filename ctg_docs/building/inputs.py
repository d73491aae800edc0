"""The inputs of documents: sources, templates, house style, program and libraries.

Everything is fingerprinted before anything is read, so that a file that changes during a build is
seen by the next one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from ctg_docs import version
from ctg_docs.building.fingerprints import Fingerprints, fingerprint
from ctg_docs.building.versions import installed
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.walking import COMMUN

CATALOGUE = "catalogue.yaml"
HOUSE = "maison/"
DRAWING = ("writing/", "document/", "french/", "problems.py")
"""Parts of the program that draw: nothing else touches a resolved tree."""
_APART = ("templates/",)
"""Files beside an installed program that are no part of it."""


class Inputs:
    """The fingerprints of what the documents of a run may be made from."""

    def __init__(self, fingerprints: Fingerprints, sources: Path, moteur: str = "") -> None:
        self._fingerprints = fingerprints
        self._sources = sources
        self._moteur = moteur
        self._folders: dict[str, str] = {}
        self._gabarits: dict[frozenset[str], str] = {}

    @cached_property
    def versions(self) -> dict[str, str]:
        """The version of each library that is installed."""
        return installed()

    @cached_property
    def program(self) -> dict[str, str]:
        """The files of the program and of its reference data, by name under its folder."""
        package = Path(version.__file__).parent
        found = self._fingerprints.of_folder(package).items()
        return {name: print_ for name, print_ in found if print_ and not name.startswith(_APART)}

    @cached_property
    def templates(self) -> dict[str, str]:
        """The files of the templates and of the house style, by name under their folder."""
        return self._fingerprints.of_folder(templates_folder())

    @cached_property
    def drawing(self) -> str:
        """The fingerprint of the part of the program that draws, and of Python."""
        parts = {name: found for name, found in self.program.items() if name.startswith(DRAWING)}
        return fingerprint([sys.version, parts])

    @cached_property
    def _common(self) -> str:
        """The fingerprint of what every document is made from, and of where messages place it.

        The engine that a command asks for is told apart from that of the house style.
        """
        here = [os.getcwd(), str(self._sources), self._moteur]  # noqa: PTH109
        return fingerprint([here, sys.version, self.program, self.versions, self.folder(COMMUN)])

    @cached_property
    def _house(self) -> str:
        """The fingerprint of what serves every document: the catalogue and the house style."""
        found = self.templates.items()
        return fingerprint({n: p for n, p in found if n == CATALOGUE or n.startswith(HOUSE)})

    def gabarits(self, names: Iterable[str]) -> str:
        """Return the fingerprint of the house style and of these templates."""
        asked = frozenset(names)
        if asked not in self._gabarits:
            own = {name: self.templates.get(name, "") for name in asked}
            self._gabarits[asked] = fingerprint([self._house, own])
        return self._gabarits[asked]

    def folder(self, name: str) -> str:
        """Return the fingerprint of a folder of the sources."""
        if name not in self._folders:
            found = self._fingerprints.of_folder(self._sources / name, linked=False)
            self._folders[name] = fingerprint(found)
        return self._folders[name]

    def of(self, folders: Sequence[str], gabarits: Iterable[str]) -> str:
        """Return the fingerprint of all that a document about these folders is made from."""
        about = {name: self.folder(name) for name in folders}
        return fingerprint([self._common, self.gabarits(gabarits), about])

    def made_with(self, libraries: Iterable[str]) -> Mapping[str, str]:
        """Return the versions of the program and of some libraries, as the manifest tells them."""
        own = {
            "ctg-docs": version.VERSION,
            "programme": fingerprint(self.program),
            "python": sys.version.split(maxsplit=1)[0],
        }
        return own | {name: self.versions[name] for name in libraries if name in self.versions}
