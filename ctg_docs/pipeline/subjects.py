"""Subjects: the files of a document, composed to trees ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.composer import Composed, compose, sujets
from ctg_docs.composing.facts.sujets import Sujet
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.carried import uncarried
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.composing.house.files import place_of
from ctg_docs.composing.house.plan import load_plan
from ctg_docs.composing.vocabulary.faults import ExcessError
from ctg_docs.document.printed import printed
from ctg_docs.document.resolving import resolve
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.slides.fitting import fit
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline.limits import COMPOSING, interrupted
from ctg_docs.pipeline.mentioned import Mentioned, as_composed
from ctg_docs.pipeline.outcomes import distrust, uncomposed
from ctg_docs.pipeline.pieces import Origine, Piece
from ctg_docs.pipeline.placing import faults_of, placed
from ctg_docs.pipeline.signed_texts import WHOLE, SignedTexts
from ctg_docs.problems import Place, SourceError
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.positions import Positions


def pieces_of(  # noqa: PLR0913 - a file is made of that many things
    entree: Entree,
    matter: object,
    theme: Theme,
    territories: Sequence[CheckedTerritory],
    positions: Positions,
    *,
    texts: SignedTexts | None = None,
) -> Iterator[Piece]:
    """Yield the files of a document, composed and resolved, with the problems of each.

    `matter` is what its `par` says: a view, letters, a sheet. Faults of a tree are told once its
    templates are right: they stand in the sources of the `territories`. `positions` are those of
    the territory that may change the plan; `texts` those that its avenants change, if any. Raises
    SourceError for a wrong plan.
    """
    kept = texts.kept if texts else as_composed
    path = templates_folder() / entree.plan
    plan = load_plan(path)
    for sujet in sujets(entree, matter):
        with _bounded(sujet, territories):
            made = compose(templates_folder(), entree, plan, sujet, positions)
            mentioned = Mentioned(entree.id, sujet.vues, territories, kept)
            own, known = kept(made.document) if entree.id in WHOLE else as_composed(made.document)
            resolved, wrong = resolve(own, theme.sigles, mentioned.parts, known)
            document = fit(resolved, theme)
            whole = PlacedDocument(document)
            wrong += faults_of(whole, theme, entree.formats)
            said = printed(whole)
            left = uncarried(said, plan, path) if plan.sources else []
            several = (made, *mentioned.made)
            found = [*(problem for each in several for problem in each.problems), *left]
            late = [] if found else placed(wrong, territories, place_of(path))
        yield Piece(
            sujet.chemin,
            document,
            entree.formats,
            tuple(_origines(sujet.vues, _carried(several))),
            entree.id,
            frozenset().union(*(each.gabarits for each in several)),
            (*found, *late),
            said,
        )


def _origines(vues: Sequence[Vue], keys: Sequence[str]) -> Iterator[Origine]:
    """Yield the sources of each convention told of, and the versions that its avenants change."""
    for vue in vues:
        yield Origine(vue.sources, tuple(keys))
        for rank, former in enumerate(vue.versions, 1):
            yield Origine(former.sources, tuple(keys), rank)


def _carried(several: Sequence[Composed]) -> tuple[str, ...]:
    """Return the keys that a file carries: those of the convention too, if it says its numbers."""
    if not all(each.sources for each in several):
        return ()
    return tuple(dict.fromkeys(key for each in several for key in each.sources))


@contextmanager
def _bounded(sujet: Sujet[Any], territories: Sequence[CheckedTerritory]) -> Iterator[None]:
    """Raise SourceError, with the name of the document, for one that is too long to compose."""
    try:
        with interrupted(COMPOSING):
            yield
    except ExcessError as error:
        # Whatever was cut short may have left anything behind it.
        distrust()
        alone = f"{territories[0].folder.name}/" if len(territories) == 1 else ""
        raise SourceError([uncomposed(Place(f"{alone}{sujet.chemin}"), str(error))]) from error
