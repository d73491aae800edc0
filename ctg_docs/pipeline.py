"""The stages in order, from a folder of sources to published files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ctg_docs.building.publishing import publish
from ctg_docs.checks import check, sans_lettre
from ctg_docs.checks.dossier import Dossier
from ctg_docs.checks.textes import placed
from ctg_docs.composing.annonces import Annonce, annonces
from ctg_docs.composing.catalogue import Entree, load_catalogue
from ctg_docs.composing.composer import Composer
from ctg_docs.composing.context import Vue
from ctg_docs.composing.lettres import Lettre, lettres
from ctg_docs.composing.selection import Indices, Selection, indices
from ctg_docs.composing.sujets import Sujet, sujets
from ctg_docs.composing.theme import load_theme
from ctg_docs.document.fitting import fit
from ctg_docs.document.nodes import Document
from ctg_docs.document.resolving import resolve
from ctg_docs.document.theme import Theme
from ctg_docs.model.arbre import numeroter
from ctg_docs.model.loading import build
from ctg_docs.problems import Gravite, Place, Problem, SourceError
from ctg_docs.reading.folder import COMMUN, LETTRES
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.territory import Source, read_territory


@dataclass(frozen=True)
class Piece:
    """One file to draw in its formats: its path under its folder, without suffix."""

    chemin: str
    document: Document
    formats: tuple[str, ...]


@dataclass(frozen=True)
class Prepared:
    """A territory, or a letter, read, checked and composed: its pieces ready, or its problems.

    `dossier` is the folder of its files, where it is not its name.
    """

    nom: str
    problems: list[Problem]
    theme: Theme | None = None
    pieces: tuple[Piece, ...] = ()
    dossier: str = ""

    @property
    def refused(self) -> bool:
        """Whether an error stops it."""
        return _stops(self.problems)

    @property
    def documents(self) -> dict[str, Document]:
        """The trees by their path."""
        return {piece.chemin: piece.document for piece in self.pieces}


@dataclass(frozen=True)
class Built:
    """What a territory or a letter gave: the files published, or why there is none."""

    nom: str
    problems: list[Problem]
    files: list[Path]
    refused: bool = False


def prepare(folder: Path, documents: Sequence[str]) -> Prepared:
    """Read, check, compose and resolve the documents of a territory; nothing is written.

    Those that span territories are left out: see `prepare_lettres`. Every problem of the sources,
    the theme and the templates is reported at once, as far as each stage can go without the one
    before it.
    """
    source, problems = read_territory(folder, folder.parent / COMMUN)
    dossier, mistakes = _checked(source, folder, unread=_stops(problems))
    theme, faults = _theme(source)
    problems += [*mistakes, *faults]
    if dossier is None or theme is None or _stops(problems):
        return Prepared(source.nom, sorted(problems))
    vue = Vue(dossier.convention, dossier.projet, theme, folder)
    pieces: list[Piece] = []
    for entree in entries(documents):
        for sujet in sujets(entree, vue):
            piece, found = _piece(entree, sujet, vue, dossier)
            problems += found
            pieces.append(piece)
    return Prepared(source.nom, sorted(set(problems)), theme, tuple(pieces))


def _checked(source: Source, folder: Path, *, unread: bool) -> tuple[Dossier | None, list[Problem]]:
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
    return Piece(sujet.chemin, fit(resolved, vue.theme), entree.formats), [*found, *late]


@dataclass(frozen=True)
class _Signature:
    """What a territory brings to the letters: its announcements, or what stops them."""

    nom: str
    place: Place
    indices: Indices
    problems: list[Problem]
    annonces: tuple[Annonce, ...] = ()


def prepare_lettres(
    folders: Sequence[Path], documents: Sequence[str], selection: Selection
) -> list[Prepared]:
    """Read the territories and compose the letters asked for; nothing is written.

    A letter that would leave out a territory whose sources are wrong is refused, and says which.
    Territories that stop a letter, or that signed and stand in none, come first, under their
    own names. An empty list: nothing was signed there and then.
    """
    theme = load_theme(templates_folder() / "maison")
    named = [f for f in folders if f.name == selection.territoire]
    if not all(_signature(folder, selection, theme) for folder in named):
        return []
    read = [s for folder in folders if (s := _signature(folder, selection, theme))]
    wrong = [s for s in read if _stops(s.problems)]
    asked = lettres((a for s in read for a in s.annonces), selection)
    stopping = {
        lettre.numero: [s for s in wrong if s.indices.concerne(lettre.numero)] for lettre in asked
    }
    told = [
        s
        for s in read
        if selection.territoire in (None, s.nom) or any(s in group for group in stopping.values())
    ]
    return [
        *(Prepared(s.nom, s.problems, theme) for s in told if s.problems),
        *(_letter(lettre, stopping[lettre.numero], documents, theme) for lettre in asked),
    ]


def _signature(folder: Path, selection: Selection, theme: Theme) -> _Signature | None:
    """Read a territory as far as it takes to know that it signed, and that no letter asks."""
    source, problems = read_territory(folder, folder.parent / COMMUN)
    clues = indices(source.donnees)
    if not clues.admis(selection):
        return None
    place = source.positions.locate(("signature",))
    dossier, mistakes = _checked(source, folder, unread=_stops(problems))
    problems += mistakes
    if dossier is None or _stops(problems):
        return _Signature(source.nom, place, clues, sorted(problems))
    if not dossier.convention.convention.statut.signee:
        return None
    vue = Vue(dossier.convention, dossier.projet, theme, folder)
    left_out = [p for p in problems if p.code == sans_lettre.CODE]
    return _Signature(source.nom, place, clues, left_out, tuple(annonces(vue)))


def _letter(
    lettre: Lettre, missing: Sequence[_Signature], documents: Sequence[str], theme: Theme
) -> Prepared:
    """Compose a letter, unless a territory would be missing from it."""
    nom = f"{LETTRES}/{lettre.numero.nom}"
    problems = [_incomplete(lettre, signature) for signature in missing]
    pieces: list[Piece] = []
    for entree in [] if problems else entries(documents):
        if entree.par == "periode":
            tree, found = Composer(templates_folder()).compose_lettre(entree, lettre)
            resolved, wrong = resolve(tree, theme.sigles)
            problems += found or wrong
            pieces.append(Piece(lettre.numero.nom, fit(resolved, theme), entree.formats))
    return Prepared(nom, sorted(set(problems)), theme, tuple(pieces), LETTRES)


def _incomplete(lettre: Lettre, signature: _Signature) -> Problem:
    known = signature.indices.signee and signature.indices.jour
    message = (
        f"la lettre « {lettre.numero.nom} » serait incomplète : le territoire « {signature.nom} » "
        f"{'a signé' if known else 'a pu signer'} dans la période, et ses sources sont en erreur"
    )
    hint = "Corrigez d’abord ces sources : une lettre nomme toutes les signatures, ou ne part pas."
    return Problem(signature.place, "lettre-incomplete", message, hint)


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
    """Draw every document of a territory, or a letter, then publish all its files.

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
                path = output / (prepared.dossier or prepared.nom) / f"{piece.chemin}.{suffix}"
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
