"""Warnings that the sources silence, and silences that meet none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.model.silences import Silence
from ctg_docs.problems import Gravite, Problem
from ctg_docs.reading.house import error_pages
from ctg_docs.suggestions import fold, nearest

CODE = "silence-sans-objet"
"""The code of the warning about a silence that silences nothing; it is never silenced itself."""


class Silenced(NamedTuple):
    """A warning that is not told, and the silence that covers it."""

    problem: Problem
    silence: Silence


class Heard(NamedTuple):
    """Problems sorted out: those to tell, and those that the sources silence."""

    problems: list[Problem]
    silenced: tuple[Silenced, ...]


def heard(problems: Iterable[Problem], silences: Sequence[Silence]) -> Heard:
    """Return problems sorted out; nothing silences an error."""
    audible: list[Problem] = []
    silenced: list[Silenced] = []
    for problem in problems:
        silence = next((one for one in silences if _covers(one, problem)), None)
        if silence is None:
            audible.append(problem)
        else:
            silenced.append(Silenced(problem, silence))
    return Heard(audible, tuple(silenced))


def idle(
    territory: CheckedTerritory, silenced: Iterable[Silenced], problems: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield a warning for each silence that silences nothing, among all that a territory says."""
    used = [one.silence for one in silenced]
    codes = {one.code: one.gravite for one in problems}
    for rank, silence in enumerate(territory.convention.avertissements):
        if silence not in used:
            message, hint = _said(silence, codes)
            yield territory.avertissement(("avertissements", rank, "code"), CODE, message, hint)


def _said(silence: Silence, codes: dict[str, Gravite]) -> tuple[str, str]:
    """Return the words about a silence that silences nothing, and what to do about it."""
    message = f"aucun avertissement « {silence.code} » n’est tu ici"
    if codes.get(silence.code) == Gravite.ERREUR:
        return message, "C’est une erreur : elle se corrige, elle ne se tait pas."
    if silence.code in codes:
        return message, "Aucun message de ce code ne contient ces mots : voyez « contient »."
    known = error_pages()
    met = [code for code in codes if code != CODE]
    if silence.code in known:
        return message, "Retirez cette ligne : il n’y a plus rien à taire."
    hint = nearest(silence.code, met) or nearest(silence.code, known)
    return f"le code « {silence.code} » n’existe pas", hint or "Tous les codes : « ctg expliquer »."


def _covers(silence: Silence, problem: Problem) -> bool:
    if silence.code != problem.code or problem.gravite == Gravite.ERREUR:
        return False
    return fold(silence.contient or "") in fold(str(problem))
