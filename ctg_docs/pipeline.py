"""The stages in order, from a folder of sources to published files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ctg_docs.building.publishing import publish
from ctg_docs.checks import check
from ctg_docs.checks.dossier import Dossier
from ctg_docs.checks.textes import placed
from ctg_docs.composing.catalogue import Entree, load_catalogue
from ctg_docs.composing.composer import Composer
from ctg_docs.composing.context import Vue
from ctg_docs.composing.theme import load_theme
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
class Prepared:
    """A territory read, checked and composed: its documents ready to draw, or its problems."""

    nom: str
    problems: list[Problem]
    theme: Theme | None = None
    documents: dict[str, Document] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        """Whether an error stops this territory."""
        return _stops(self.problems)


@dataclass(frozen=True)
class Built:
    """What a territory gave: the files published, or why there is none."""

    nom: str
    problems: list[Problem]
    files: list[Path]


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
    templates = templates_folder()
    vue = Vue(convention, dossier.projet, theme, folder)
    composed: dict[str, Document] = {}
    for entree in entries(documents):
        tree, found = Composer(templates).compose(entree, vue, source.positions)
        resolved, wrong = resolve(tree, theme.sigles)
        problems += found + [placed(p, dossier) for p in wrong if not found]
        composed[entree.id] = resolved
    return Prepared(source.nom, sorted(set(problems)), theme, composed)


def entries(documents: Sequence[str]) -> list[Entree]:
    """Return the catalogue's entries of these documents; raises KeyError for an unknown one."""
    catalogue = load_catalogue(templates_folder())
    found = [(name, catalogue.entree(name)) for name in documents]
    for name, entree in found:
        if entree is None:
            raise KeyError(name)
    return [entree for _, entree in found if entree is not None]


def construct(prepared: Prepared, formats: Sequence[str], output: Path) -> Built:
    """Draw every document of a territory, then publish all its files."""
    from ctg_docs.writing.formats import write  # noqa: PLC0415 - nothing to draw, nothing to load

    if prepared.refused or prepared.theme is None:
        return Built(prepared.nom, prepared.problems, [])
    drawn: list[tuple[Path, bytes]] = []
    try:
        for name, document in prepared.documents.items():
            for suffix, content in write(document, prepared.theme, formats):
                drawn.append((output / prepared.nom / f"{name}.{suffix}", content))
    except SourceError as error:
        return Built(prepared.nom, [*prepared.problems, *error.problems], [])
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
