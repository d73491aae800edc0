"""From a fault of a document to the line of the sources, or of the template, that causes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ctg_docs.checks.dossier import Dossier
from ctg_docs.checks.lacunes import adding
from ctg_docs.document.linting import lint, undrawn
from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.problems import Place, Problem

_SET_IN_OUR_FONTS = frozenset(("pdf", "docx", "pptx"))
"""Formats that carry the fonts of the house; the others are read in those of the reader."""


def faults_of(document: Document, theme: Theme, formats: Iterable[str]) -> list[Problem]:
    """Return what a document ready to be drawn must not be, in the formats that it has."""
    signs = undrawn(document, theme) if _SET_IN_OUR_FONTS & {*formats} else ()
    return [*lint(document), *signs]


def placed(
    problems: Iterable[Problem], dossiers: Sequence[Dossier], plan: Place
) -> Iterator[Problem]:
    """Yield the problems of a document at their places in the sources of its territories.

    One that several values cause comes once for each; one that none causes comes at its template,
    or at the plan of the document.
    """
    for problem in problems:
        found = [again for dossier in dossiers for again in _in_sources(problem, dossier)]
        yield from found or [replace(problem, place=_in_house(problem, plan))]


def _in_sources(problem: Problem, dossier: Dossier) -> Iterator[Problem]:
    words, key = problem.clue.words, problem.clue.key
    if key:
        path = dossier.path(key)
        hint = problem.hint or adding(path)
        yield replace(problem, place=dossier.place(path), hint=hint)
    elif words:
        found = list(dossier.places_of(words))
        yield from (replace(problem, place=place) for place in found)
        if problem.code == "renvoi-inconnu" and not found:
            yield from _removed(problem, words.removeprefix("(#"), dossier)


def _removed(problem: Problem, target: str, dossier: Dossier) -> Iterator[Problem]:
    """Yield a reference that the house makes to a block that the territory removes."""
    removed = dossier.convention.articles.retirer
    if target in removed:
        place = dossier.place(("articles", "retirer", removed.index(target)))
        hint = "D’autres clauses renvoient à ce bloc : remplacez-le plutôt que de le retirer."
        yield replace(problem, place=place, hint=hint)


def _in_house(problem: Problem, plan: Place) -> Place:
    """Return the line of the template where the words stand, else the template, else the plan."""
    place = problem.place if problem.place.file else plan
    words = problem.clue.words
    if not words or place.line or not Path(place.file).is_file():
        return place
    text = Path(place.file).read_text(encoding="utf-8")
    if words not in text:
        return place
    return replace(place, line=text.count("\n", 0, text.index(words)) + 1)
