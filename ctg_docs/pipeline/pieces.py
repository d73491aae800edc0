"""Pieces: the files to draw, and what each stage hands to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from ctg_docs.document.identities import identified
from ctg_docs.document.nodes import Attachment, Document
from ctg_docs.document.theme import Theme
from ctg_docs.model.convention import Convention
from ctg_docs.model.publiques import public_yaml
from ctg_docs.pipeline.outcomes import INTERRUPTIONS
from ctg_docs.pipeline.silencing import Silenced
from ctg_docs.problems import Gravite, Problem
from ctg_docs.reading.positions import Chemin

FORMER = "-avant-avenant-"
"""What the name of the sources of a former version holds, before the number of its avenant."""


@dataclass(frozen=True)
class Origine:
    """The sources that a document was made from; `cles` keeps some of their top-level keys.

    `avenant` numbers the avenant that changed them, 0 for the sources of today.
    """

    convention: Convention
    cles: tuple[str, ...] = ()
    avenant: int = 0

    @cached_property
    def attachment(self) -> Attachment:
        """The public part of the sources, as the file that the document carries."""
        identite = self.convention.convention
        text = public_yaml(self.convention, self.cles)
        title = f"Sources publiques\u00a0: {identite.titre}, {self.convention.territoire.nom}"
        name = f"{identite.id}{FORMER}{self.avenant}" if self.avenant else str(identite.id)
        if self.avenant:
            title += f", avant l’avenant n° {self.avenant}"
        return Attachment(f"{name}.yaml", title, text.encode(), "application/yaml")


@dataclass(frozen=True)
class Piece:
    """One file to draw in its formats: its path under its folder, without suffix.

    `entree` is the id of its document, `gabarits` the templates that it was composed from and
    `problems` what they had to say. `printed` are the paths of the values that it prints.
    """

    chemin: str
    document: Document
    formats: tuple[str, ...]
    origines: tuple[Origine, ...] = ()
    entree: str = ""
    gabarits: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    printed: frozenset[Chemin] = frozenset()


_NOTHING = Document("", ())
"""What stands for a tree that nobody draws any more."""


def without_tree(piece: Piece) -> Piece:
    """Return a piece without its tree, once all that it has to say is known."""
    return replace(piece, document=_NOTHING, origines=(), printed=frozenset())


def carrying(piece: Piece) -> Document:
    """Return the tree of a piece, each block with its id, and the sources that its file carries."""
    attached = tuple(origin.attachment for origin in piece.origines)
    return replace(identified(piece.document), attachments=attached)


@dataclass(frozen=True)
class Prepared:
    """A territory, or a letter, read, checked and composed: its pieces ready, or its problems.

    `subfolder` is the folder of its files, where it is not its name. `sources` maps each file that
    was read, by its name under the folder of the sources, to its SHA-256. `silenced` are the
    warnings that the sources do not want told.
    """

    nom: str
    problems: list[Problem]
    theme: Theme | None = None
    pieces: tuple[Piece, ...] = ()
    subfolder: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    silenced: tuple[Silenced, ...] = ()

    @property
    def folder(self) -> str:
        """The folder of its files, under the output folder."""
        return self.subfolder or self.nom

    @property
    def refused(self) -> bool:
        """Whether an error stops it."""
        return stops(self.problems)

    @property
    def documents(self) -> dict[str, Document]:
        """The trees by their path, each block with its id."""
        return {piece.chemin: identified(piece.document) for piece in self.pieces}


@dataclass(frozen=True)
class Built:
    """The result of a territory or a letter: the files published, or the problems.

    `count` is how many it has in all: those that are not published were up to date.
    """

    nom: str
    problems: list[Problem]
    files: list[Path]
    refused: bool = False
    count: int = 0

    @property
    def interrupted(self) -> bool:
        """Whether a drawing died, or met a defect: no fault of the sources."""
        return any(problem.code in INTERRUPTIONS for problem in self.problems)


def stops(problems: Iterable[Problem]) -> bool:
    """Tell whether one of the problems is an error."""
    return any(p.gravite == Gravite.ERREUR for p in problems)
