"""Outcomes of drawings, wherever they are made: the bytes, or the reason for none.

A defect of ours may leave anything behind in the memory of the process that meets it: from then on
that process is not sound, and what it would compose or draw is left to others.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any, NamedTuple, TypeVar

from ctg_docs import machine
from ctg_docs.defects import defect, name_of
from ctg_docs.machine import MachineError, Refusal
from ctg_docs.problems import MissingToolError, Place, Problem, SourceError

T = TypeVar("T")
INTERRUPTIONS = ("dessin-interrompu", "defaut-interne", machine.CODE)
"""Codes of the problems that are no fault of the sources."""


_DEFECT_MET = Event()


class Refused(NamedTuple):
    """The problems that stop a drawing."""

    problems: list[Problem]


class Lost(NamedTuple):
    """The death of the process that drew, in French: « signal 9 »."""

    why: str


class Excessive(NamedTuple):
    """The excess for which a drawing was stopped, in French: « demande plus de 2 Gio… »."""

    why: str


class Failed(NamedTuple):
    """A defect of ours: its name, with its trace if it is asked for."""

    why: str


class Absent(NamedTuple):
    """A tool that the machine lacks, in the words of MissingToolError."""

    message: str


def outcome(draw: Callable[[T], Any], task: T) -> Any | Refused | Refusal | Failed | Absent:
    """Return the outcome of a drawing; nothing is raised, for another process may be told."""
    try:
        return draw(task)
    except SourceError as error:
        return Refused(error.problems)
    except MissingToolError as error:
        return Absent(str(error))
    except Exception as error:
        return machine.refusal(error) or _failed(error)
    except BaseException as error:
        # An engine written in Rust that gives up would pass for an interruption.
        if type(error).__module__ != "pyo3_runtime":
            raise
        return _failed(error)


def sound() -> bool:
    """Tell whether this process has met no defect of ours."""
    return not _DEFECT_MET.is_set()


def distrust() -> None:
    """Have nothing more composed nor drawn by this process."""
    _DEFECT_MET.set()


def _failed(error: BaseException) -> Failed:
    distrust()
    return Failed(name_of(error))


def received(answer: Any) -> Any | Refused | Refusal | Failed:
    """Return an outcome as it was told.

    Raises MissingToolError or MachineError for what stops everything.
    """
    if isinstance(answer, Absent):
        raise MissingToolError(answer.message)
    if isinstance(answer, Refusal) and answer.everywhere:
        raise MachineError(answer)
    return answer


def lost(place: Place, formats: str, why: str) -> Problem:
    """Return the problem of a document whose drawing died."""
    message = f"le processus qui dessinait ce document ({formats}) s’est arrêté ({why})"
    hint = (
        "La mémoire manque peut-être : recommencez avec --jobs 1. Ce qui est déjà fait ne sera pas "
        "refait."
    )
    return Problem(place, "dessin-interrompu", message, hint)


def excessive(place: Place, formats: str, why: str) -> Problem:
    """Return the problem of a document whose drawing was stopped."""
    message = f"le dessin de ce document ({formats}) {why}"
    hint = "Cherchez un texte, un tableau ou une image démesurés, ou un modèle qui tourne sans fin."
    return Problem(place, "dessin-demesure", message, hint)


def uncomposed(place: Place, why: str) -> Problem:
    """Return the problem of a document whose composition was interrupted."""
    message = f"la composition de ce document est interrompue : {why}"
    hint = "Cherchez un texte ou un tableau démesurés, ou un modèle qui tourne sans fin."
    return Problem(place, "dessin-demesure", message, hint)


def why_not(answer: Refused | Lost | Excessive | Refusal | Failed, nom: str) -> list[Problem]:
    """Return the problems of a territory, or of a document, that could not be made."""
    match answer:
        case Refused(problems):
            return problems
        case Lost(why):
            return [lost(Place(nom), "tous ses formats", why)]
        case Excessive(why):
            return [excessive(Place(nom), "tous ses formats", why)]
        case Refusal():
            return [answer.problem(nom)]
        case Failed(why):
            return [defect(Place(nom), why)]
