"""One file, from what it is about to a tree ready to be drawn."""

from __future__ import annotations

from collections.abc import Sequence

from ctg_docs.checks.dossier import Dossier
from ctg_docs.composing.composer import compose
from ctg_docs.composing.facts.sujets import Sujet
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.composing.house.files import place_of
from ctg_docs.document.identities import identified
from ctg_docs.document.resolving import resolve
from ctg_docs.document.slides.fitting import fit
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline.pieces import Origine, Piece
from ctg_docs.pipeline.placing import faults_of, placed
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.positions import Positions


def compose_piece(
    entree: Entree,
    sujet: Sujet[object],
    theme: Theme,
    dossiers: Sequence[Dossier],
    positions: Positions,
) -> Piece:
    """Compose and resolve one file, whose problems it carries.

    Faults of the tree are told once the templates are right: they stand in the sources of the
    `dossiers`. `positions` are those of the territory that may change the plan.
    """
    folder = templates_folder()
    made = compose(folder, entree, sujet, positions)
    resolved, wrong = resolve(made.document, theme.sigles)
    document = identified(fit(resolved, theme))
    wrong += faults_of(document, theme, entree.formats)
    late = [] if made.problems else placed(wrong, dossiers, place_of(folder / entree.plan))
    return Piece(
        sujet.chemin,
        document,
        entree.formats,
        tuple(Origine(vue.sources, made.sources) for vue in sujet.vues),
        entree.id,
        made.gabarits,
        (*made.problems, *late),
    )
