"""Prose: only the accepted Markdown, and nothing left to write in a final version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ctg_docs.checks.dossier import Dossier
from ctg_docs.document.grammar import MarkdownError
from ctg_docs.document.markdown import prose
from ctg_docs.french.dates import weekday_errors
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.prose import Prose

_PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD|XX+|xxx+|lorem ipsum)\b"
    r"|[\[(]\s*(?:à (?:compléter|préciser|définir)|\.{3}|…)[^\])]*[\])]"
    r"|^\s*à (?:compléter|préciser|définir)\W*$|\.{4,}|…{2,}|_{3,}",
)

_LOST = re.compile("« #([^ »]+) »")


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield Markdown that is not accepted, words that stand for a missing text, false weekdays."""
    for path, value in dossier.values:
        if isinstance(value, Prose):
            yield from _markdown(dossier, path, value)
        if isinstance(value, str):
            yield from _placeholder(dossier, path, value)
            for message in weekday_errors(value):
                yield dossier.erreur(path, "jour-faux", message)


def placed(problem: Problem, dossier: Dossier) -> Problem:
    """Return a lost reference at the text of the territory that makes it, or that removes it."""
    found = _LOST.search(problem.message)
    if problem.code != "renvoi-inconnu" or not found:
        return problem
    target = found[1]
    for path, value in dossier.values:
        if isinstance(value, Prose) and f"(#{target}" in value:
            line = dossier.positions.content_line(path) + value[: value.index(f"(#{target}")].count(
                "\n"
            )
            return replace(problem, place=replace(dossier.place(path), line=line, column=0))
    removed = dossier.convention.articles.retirer
    if target in removed:
        place = dossier.place(("articles", "retirer", removed.index(target)))
        hint = "D’autres clauses renvoient à ce bloc : remplacez-le plutôt que de le retirer."
        return replace(problem, place=place, hint=hint)
    return problem


def _markdown(dossier: Dossier, path: Chemin, text: Prose) -> Iterator[Problem]:
    try:
        prose(text)
    except MarkdownError as error:
        place = dossier.place(path)
        line = dossier.positions.content_line(path) + error.line
        yield Problem(replace(place, line=line), error.code, str(error))


def _placeholder(dossier: Dossier, path: Chemin, text: str) -> Iterator[Problem]:
    if found := _PLACEHOLDER.search(text):
        tell = dossier.erreur if dossier.final else dossier.avertissement
        yield tell(path, "texte-provisoire", f"« {found[0]} » : ce texte n’est pas définitif")
