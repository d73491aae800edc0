"""Preparation of a territory: from the folder of its sources to the trees of its documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ctg_docs.pipeline.choice import entries
from ctg_docs.pipeline.lecture import Lecture, read
from ctg_docs.pipeline.pieces import Origine, Piece, Prepared
from ctg_docs.pipeline.placing import without_echoes
from ctg_docs.pipeline.signed_texts import SignedTexts
from ctg_docs.pipeline.silencing import heard, idle
from ctg_docs.pipeline.subjects import pieces_of
from ctg_docs.pipeline.unprinted import unprinted


def prepare(folder: Path, documents: Sequence[str]) -> Prepared:
    """Read, check, compose and resolve the documents of a territory; nothing is written.

    Those that span territories are left out: see `prepare_lettres`. Every problem of the sources,
    the theme and the templates is reported at once, as far as each stage can go without the one
    before it.
    """
    return compose(read(folder), documents)


def prepare_whole(folder: Path, documents: Sequence[str]) -> Prepared:
    """Prepare all the documents that a territory has of its own, and tell what reaches none."""
    return compose_whole(read(folder), documents)


def compose_whole(lecture: Lecture, documents: Sequence[str]) -> Prepared:
    """Compose all the documents of a territory that was read, and tell what reaches none."""
    made = compose(lecture, documents)
    if lecture.lu is None or made.refused:
        return made
    territory, _ = lecture.lu
    lost = unprinted(territory, [piece.printed for piece in made.pieces])
    more = heard(lost, territory.convention.avertissements)
    silenced = (*made.silenced, *more.silenced)
    audible = {*made.problems, *more.problems}
    found = {*audible, *idle(territory, silenced, audible)}
    return replace(made, problems=sorted(found), silenced=silenced)


def compose(lecture: Lecture, documents: Sequence[str]) -> Prepared:
    """Compose and resolve the documents of a territory that was read."""
    return with_pieces(lecture, pieces(lecture, documents))


def pieces(lecture: Lecture, documents: Sequence[str]) -> tuple[Piece, ...]:
    """Return the files of the documents of a territory that was read, none if it is not sound."""
    if lecture.lu is None:
        return ()
    territory, vue = lecture.lu
    found: list[Piece] = []
    origins: dict[object, Origine] = {}
    texts = SignedTexts(lecture.signees, territory, vue) if lecture.signees else None
    for entree in filter(lambda entree: entree.d_un_territoire, entries(documents)):
        if entree.par == "avenant" and texts is None:
            continue
        matter = texts.avenants if texts and entree.par == "avenant" else vue
        several = [territory, *lecture.signees]
        for piece in pieces_of(
            entree, matter, vue.theme, several, territory.positions, texts=texts
        ):
            # Text that several files carry is written once.
            shared = tuple(origins.setdefault((o.cles, o.avenant), o) for o in piece.origines)
            found.append(replace(piece, origines=shared))
    return tuple(found)


def with_pieces(lecture: Lecture, made: Sequence[Piece]) -> Prepared:
    """Return a territory that was read with the files made of it, and all that is to be told."""
    if lecture.lu is None:
        return Prepared(lecture.nom, lecture.problems)
    territory, vue = lecture.lu
    problems = [*lecture.problems, *(problem for piece in made for problem in piece.problems)]
    problems, silenced = heard(without_echoes(problems), territory.convention.avertissements)
    return Prepared(
        lecture.nom,
        problems,
        vue.theme,
        tuple(made),
        sources=lecture.sources,
        silenced=(*lecture.silenced, *silenced),
    )
