"""A territory, from the folder of its sources to the trees of its documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ctg_docs.checks import check
from ctg_docs.checks.dossier import Dossier
from ctg_docs.checks.textes import placed
from ctg_docs.composing.catalogue import Entree
from ctg_docs.composing.composer import Composer
from ctg_docs.composing.context import Vue
from ctg_docs.composing.sujets import Sujet, sujets
from ctg_docs.composing.theme import load_theme
from ctg_docs.document.fitting import fit
from ctg_docs.document.resolving import resolve
from ctg_docs.document.theme import Theme
from ctg_docs.model.arbre import numeroter
from ctg_docs.model.loading import build
from ctg_docs.pipeline.choice import entries
from ctg_docs.pipeline.pieces import Origine, Piece, Prepared, stops
from ctg_docs.problems import Problem, SourceError
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.territory import Source, read_territory


def prepare(folder: Path, documents: Sequence[str]) -> Prepared:
    """Read, check, compose and resolve the documents of a territory; nothing is written.

    Those that span territories are left out: see `prepare_lettres`. Every problem of the sources,
    the theme and the templates is reported at once, as far as each stage can go without the one
    before it.
    """
    source, problems = read_territory(folder, folder.parent / COMMUN)
    dossier, mistakes = checked(source, folder, unread=stops(problems))
    theme, faults = _theme(source)
    problems += [*mistakes, *faults]
    if dossier is None or theme is None or stops(problems):
        return Prepared(source.nom, sorted(problems))
    vue = Vue(dossier.convention, dossier.projet, theme, folder)
    pieces: list[Piece] = []
    for entree in entries(documents):
        for sujet in sujets(entree, vue):
            piece, found = _piece(entree, sujet, vue, dossier)
            problems += found
            pieces.append(piece)
    return Prepared(source.nom, sorted(set(problems)), theme, tuple(pieces))


def checked(source: Source, folder: Path, *, unread: bool) -> tuple[Dossier | None, list[Problem]]:
    """Type and check what was read; there is nothing to check when a part could not be."""
    convention, mistakes = build(source)
    if convention is None or unread:
        # What could not be read is not missing: the author must not be asked for it.
        return None, [p for p in mistakes if not (unread and p.code == "cle-manquante")]
    dossier = Dossier(convention, numeroter(convention), source.positions, folder)
    return dossier, [*mistakes, *check(dossier)]


def _piece(entree: Entree, sujet: Sujet, vue: Vue, dossier: Dossier) -> tuple[Piece, list[Problem]]:
    """Compose and resolve one file; faults of the tree are told once the templates are right."""
    composer = Composer(templates_folder())
    tree, found = composer.compose(entree, vue, dossier.positions, sujet)
    resolved, wrong = resolve(tree, vue.theme.sigles)
    late = [] if found else [placed(p, dossier) for p in wrong]
    origin = Origine(vue.sources, composer.plan(entree).sources)
    piece = Piece(sujet.chemin, fit(resolved, vue.theme), entree.formats, (origin,))
    return piece, [*found, *late]


def _theme(source: Source) -> tuple[Theme | None, list[Problem]]:
    try:
        return load_theme(templates_folder() / "maison", source), []
    except SourceError as error:
        return None, error.problems
