"""Problems as JSON tells them to machines: in the report of a run, and in the answer of a check."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ctg_docs.building.ledger import Message

if TYPE_CHECKING:
    from ctg_docs.problems import Problem

Record = dict[str, Any]


def of_problems(problems: Iterable[Problem]) -> list[Record]:
    """Return problems, as many as one reads."""
    from ctg_docs.problems import abridged  # noqa: PLC0415 - loaded by what was built

    return [_of_problem(problem) for problem in abridged(problems)]


def _of_problem(problem: Problem) -> Record:
    place = problem.place
    message = Message(
        place.file, place.line, place.column, problem.code, str(problem), problem.number
    )
    return of_message(message) | {"gravite": str(problem.gravite)}


def of_message(message: Message) -> Record:
    """Return a message that a build kept: it keeps nothing but warnings."""
    return {
        "fichier": message.file,
        "ligne": message.line,
        "colonne": message.column,
        "gravite": "avertissement",
        "code": message.code,
        "texte": message.text,
        "nombre": message.number,
    }
