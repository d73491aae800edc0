"""The letters of the caisses: composed from every territory that signed in a period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ctg_docs.checks import sans_lettre
from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.families.lettre.annonces import Annonce, annonces
from ctg_docs.composing.families.lettre.lettres import Lettre, lettres
from ctg_docs.composing.families.lettre.selection import Indices, Selection, indices
from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline.checking import checked
from ctg_docs.pipeline.choice import entries
from ctg_docs.pipeline.pieces import Prepared, stops
from ctg_docs.pipeline.signed_versions import with_versions
from ctg_docs.pipeline.subjects import pieces_of
from ctg_docs.pipeline.views import amended
from ctg_docs.pipeline.word_model import word_model_problems
from ctg_docs.problems import Place, Problem
from ctg_docs.reading.folder import COMMUN, LETTRES
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.positions import Positions
from ctg_docs.reading.territory import read_territory


@dataclass(frozen=True)
class _Signature:
    """The part of a territory in the letters: its announcements, or the problems that stop them."""

    nom: str
    place: Place
    indices: Indices
    problems: list[Problem]
    annonces: tuple[Annonce, ...] = ()
    territory: CheckedTerritory | None = None
    sources: Mapping[str, str] = field(default_factory=dict)


def prepare_lettres(
    folders: Sequence[Path], documents: Sequence[str], selection: Selection
) -> list[Prepared]:
    """Read the territories and compose the letters asked for; nothing is written.

    A letter that would leave out a territory whose sources are wrong is refused, and says which.
    Territories that stop a letter, or that signed and stand in none, come first, under their
    own names. An empty list: nothing was signed there and then.
    """
    theme = load_theme(templates_folder() / "maison")
    named = [f for f in folders if f.name in selection.territoires]
    if not all(_signature(folder, selection, theme) for folder in named):
        return []
    read = [s for folder in folders if (s := _signature(folder, selection, theme))]
    wrong = [s for s in read if stops(s.problems)]
    asked = lettres((a for s in read for a in s.annonces), selection)
    stopping = {
        lettre.numero: [s for s in wrong if s.indices.concerne(lettre.numero)] for lettre in asked
    }
    faulty = [
        s
        for s in read
        if not selection.territoires
        or s.nom in selection.territoires
        or any(s in group for group in stopping.values())
    ]
    return [
        *(Prepared(s.nom, s.problems, theme) for s in faulty if s.problems),
        *(_letter(lettre, stopping[lettre.numero], read, documents, theme) for lettre in asked),
    ]


def _signature(folder: Path, selection: Selection, theme: Theme) -> _Signature | None:
    """Read a territory as far as it takes to know that it signed, and that no letter asks."""
    source, problems = read_territory(folder, folder.parent / COMMUN)
    clues = indices(source.donnees)
    if not clues.admis(selection):
        return None
    place = source.positions.locate(("signature",))
    territory, problems = checked(source, folder, problems)
    signed: tuple[CheckedTerritory, ...] = ()
    if territory:
        territory, signed, wrong = with_versions(territory)
        problems += wrong
    if territory is None or stops(problems):
        return _Signature(source.nom, place, clues, problems)
    if not territory.convention.convention.statut.signee:
        return None
    vue = amended(territory, signed, theme)
    left_out = [p for p in problems if p.code == sans_lettre.CODE]
    announced = tuple(annonces(vue))
    return _Signature(source.nom, place, clues, left_out, announced, territory, source.empreintes)


def _letter(
    lettre: Lettre,
    missing: Sequence[_Signature],
    read: Sequence[_Signature],
    documents: Sequence[str],
    theme: Theme,
) -> Prepared:
    """Compose a letter, unless a territory would be missing from it."""
    nom = f"{LETTRES}/{lettre.numero.nom}"
    problems = [_incomplete(lettre, signature) for signature in missing]
    problems += word_model_problems(theme)
    named = _named(lettre, read)
    territories = [s.territory for s in named if s.territory]
    asked = () if stops(problems) else entries(documents)
    pieces = tuple(
        piece
        for entree in asked
        if entree.par == "periode"
        for piece in pieces_of(entree, [lettre], theme, territories, Positions.joined("", ()))
    )
    problems += [problem for piece in pieces for problem in piece.problems]
    sources = {name: found for s in named for name, found in s.sources.items()}
    return Prepared(nom, sorted(set(problems)), theme, pieces, LETTRES, sources)


def _named(lettre: Lettre, read: Sequence[_Signature]) -> list[_Signature]:
    """Return the territories that a letter names."""
    announced = {id(annonce) for annonce in lettre.annonces}
    return [s for s in read if announced & {id(a) for a in s.annonces}]


def _incomplete(lettre: Lettre, signature: _Signature) -> Problem:
    known = signature.indices.signee and signature.indices.jour
    message = (
        f"la lettre « {lettre.numero.nom} » serait incomplète : le territoire « {signature.nom} » "
        f"{'a signé' if known else 'a pu signer'} dans la période, et ses sources sont en erreur"
    )
    hint = "Corrigez d’abord ces sources : une lettre nomme toutes les signatures, ou ne part pas."
    return Problem(signature.place, "lettre-incomplete", message, hint)
