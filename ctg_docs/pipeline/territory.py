"""Preparation of a territory: from the folder of its sources to the trees of its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ctg_docs.checks.sigles import changed
from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline.checking import checked, ranked
from ctg_docs.pipeline.choice import entries
from ctg_docs.pipeline.pieces import Origine, Prepared, stops
from ctg_docs.pipeline.placing import without_echoes
from ctg_docs.pipeline.signed_texts import SignedTexts, amended
from ctg_docs.pipeline.signed_versions import with_versions
from ctg_docs.pipeline.silencing import Silenced, heard, idle
from ctg_docs.pipeline.subjects import pieces_of
from ctg_docs.pipeline.unprinted import unprinted
from ctg_docs.pipeline.word_model import word_model_problems
from ctg_docs.problems import Problem, SourceError, abridged
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.territory import Source, read_territory

UNFINISHED = ("donnee-manquante", "civilite-inconnue", "exemple-restant", "texte-provisoire")
"""Codes of what stops a final text and leaves a draft as it is."""


@dataclass(frozen=True)
class Lecture:
    """A territory read and checked: `lu` is None when a problem hides what follows from it.

    One that is only unfinished is read all the same, so that its blanks are told at once too.
    """

    nom: str
    problems: list[Problem]
    lu: tuple[CheckedTerritory, Vue] | None = None
    signees: tuple[CheckedTerritory, ...] = ()
    """The signed version that each avenant changes, in their order."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file that was read, by its name under the folder of the sources."""
    silenced: tuple[Silenced, ...] = ()


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
    lost = unprinted(territory, [piece.document for piece in made.pieces])
    more = heard(lost, territory.convention.avertissements)
    silenced = (*made.silenced, *more.silenced)
    audible = {*made.problems, *more.problems}
    found = {*audible, *idle(territory, silenced, audible)}
    return replace(made, problems=sorted(found), silenced=silenced)


def read(folder: Path) -> Lecture:
    """Read and check a territory and its theme: every problem at once."""
    return lecture_of(*read_territory(folder, folder.parent / COMMUN), folder)


def lecture_of(source: Source, problems: list[Problem], folder: Path) -> Lecture:
    """Check a territory whose files were read, with the problems of reading, and its theme."""
    territory, problems = checked(source, folder, problems)
    signed: tuple[CheckedTerritory, ...] = ()
    if territory and territory.convention.avenants:
        territory, signed, wrong = with_versions(territory)
        problems += wrong
    theme, faults = _theme(source)
    if territory and theme:
        problems += changed(territory, theme.sigles)
    silences = territory.convention.avertissements if territory else ()
    listed, silenced = heard([*problems, *faults], silences)
    listed = abridged(ranked(listed))
    if territory is None or theme is None or stops(p for p in listed if p.code not in UNFINISHED):
        return Lecture(source.nom, listed)
    vue = amended(territory, signed, theme)
    return Lecture(source.nom, listed, (territory, vue), signed, source.empreintes, silenced)


def compose(lecture: Lecture, documents: Sequence[str]) -> Prepared:
    """Compose and resolve the documents of a territory that was read."""
    if lecture.lu is None:
        return Prepared(lecture.nom, lecture.problems)
    territory, vue = lecture.lu
    problems, pieces = list(lecture.problems), []
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
            problems += piece.problems
            # Text that several files carry is written once.
            shared = tuple(origins.setdefault((o.cles, o.avenant), o) for o in piece.origines)
            pieces.append(replace(piece, origines=shared))
    problems, silenced = heard(without_echoes(problems), territory.convention.avertissements)
    return Prepared(
        lecture.nom,
        problems,
        vue.theme,
        tuple(pieces),
        sources=lecture.sources,
        silenced=(*lecture.silenced, *silenced),
    )


def _theme(source: Source) -> tuple[Theme | None, list[Problem]]:
    try:
        theme = load_theme(templates_folder() / "maison", source)
    except SourceError as error:
        return None, error.problems
    return theme, word_model_problems(theme)
