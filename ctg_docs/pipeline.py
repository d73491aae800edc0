"""The stages in order, from a folder of sources to published files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ctg_docs.building.publishing import publish
from ctg_docs.checks import check
from ctg_docs.checks.dossier import Dossier
from ctg_docs.checks.textes import placed
from ctg_docs.composing.catalogue import Entree, load_catalogue
from ctg_docs.composing.composer import Composer
from ctg_docs.composing.context import Vue
from ctg_docs.composing.sujets import Sujet, sujets
from ctg_docs.composing.theme import load_theme
from ctg_docs.document.fitting import fit
from ctg_docs.document.nodes import Document
from ctg_docs.document.resolving import resolve
from ctg_docs.document.theme import Theme
from ctg_docs.model.arbre import numeroter
from ctg_docs.model.loading import build
from ctg_docs.problems import Gravite, Problem, SourceError
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.territory import Source, read_territory


@dataclass(frozen=True)
class Piece:
    """One file to draw in its formats: its path under the territory's folder, without suffix."""

    chemin: str
    document: Document
    formats: tuple[str, ...]


@dataclass(frozen=True)
class Prepared:
    """A territory read, checked and composed: its pieces ready to draw, or its problems."""

    nom: str
    problems: list[Problem]
    theme: Theme | None = None
    pieces: tuple[Piece, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether an error stops this territory."""
        return _stops(self.problems)

    @property
    def documents(self) -> dict[str, Document]:
        """The trees by their path."""
        return {piece.chemin: piece.document for piece in self.pieces}


@dataclass(frozen=True)
class Built:
    """What a territory gave: the files published, or why there is none."""

    nom: str
    problems: list[Problem]
    files: list[Path]
    refused: bool = False


def prepare(folder: Path, documents: Sequence[str]) -> Prepared:
    """Read, check, compose and resolve the documents of a territory; nothing is written.

    Every problem of the sources, the theme and the templates is reported at once, as far as
    each stage can go without the one before it.
    """
    source, problems = read_territory(folder, folder.parent / COMMUN)
    unread = _stops(problems)
    convention, mistakes = build(source)
    # What could not be read is not missing: the author must not be asked for it.
    problems += [p for p in mistakes if not (unread and p.code == "cle-manquante")]
    theme, faults = _theme(source)
    problems += faults
    if convention is None or unread:
        return Prepared(source.nom, sorted(problems))
    dossier = Dossier(convention, numeroter(convention), source.positions, folder)
    problems += check(dossier)
    if theme is None or _stops(problems):
        return Prepared(source.nom, sorted(problems))
    vue = Vue(convention, dossier.projet, theme, folder)
    pieces: list[Piece] = []
    for entree in entries(documents):
        for sujet in sujets(entree, vue):
            piece, found = _piece(entree, sujet, vue, dossier)
            problems += found
            pieces.append(piece)
    return Prepared(source.nom, sorted(set(problems)), theme, tuple(pieces))


def _piece(entree: Entree, sujet: Sujet, vue: Vue, dossier: Dossier) -> tuple[Piece, list[Problem]]:
    """Compose and resolve one file; faults of the tree are told once the templates are right."""
    composer = Composer(templates_folder())
    tree, found = composer.compose(entree, vue, dossier.positions, sujet)
    resolved, wrong = resolve(tree, vue.theme.sigles)
    late = [] if found else [placed(p, dossier) for p in wrong]
    return Piece(sujet.chemin, fit(resolved, vue.theme), entree.formats), [*found, *late]


def names() -> list[str]:
    """Return every document and family of the catalogue."""
    return load_catalogue(templates_folder()).noms


def entries(documents: Sequence[str]) -> list[Entree]:
    """Return the catalogue's entries of these documents or families, each once.

    Raises KeyError for an unknown name.
    """
    catalogue = load_catalogue(templates_folder())
    found: dict[str, Entree] = {}
    for name in documents:
        named = catalogue.nommees(name)
        if not named:
            raise KeyError(name)
        found |= {entree.id: entree for entree in named}
    return list(found.values())


def construct(prepared: Prepared, formats: Sequence[str], output: Path) -> Built:
    """Draw every document of a territory, then publish all its files.

    `formats` keeps some of those of each document; none keeps them all.
    """
    from ctg_docs.writing.formats import write  # noqa: PLC0415 - nothing to draw, nothing to load

    if prepared.refused or prepared.theme is None:
        return Built(prepared.nom, prepared.problems, [], refused=True)
    drawn: list[tuple[Path, bytes]] = []
    try:
        for piece in prepared.pieces:
            kept = [f for f in piece.formats if not formats or f in formats]
            for suffix, content in write(piece.document, prepared.theme, kept):
                path = output / prepared.nom / f"{piece.chemin}.{suffix}"
                drawn.append((path, content))
    except SourceError as error:
        return Built(prepared.nom, [*prepared.problems, *error.problems], [], refused=True)
    for path, content in drawn:
        publish(path, content)
    return Built(prepared.nom, prepared.problems, [path for path, _ in drawn])


def _stops(problems: Sequence[Problem]) -> bool:
    return any(p.gravite == Gravite.ERREUR for p in problems)


def _theme(source: Source) -> tuple[Theme | None, list[Problem]]:
    try:
        return load_theme(templates_folder() / "maison", source), []
    except SourceError as error:
        return None, error.problems
