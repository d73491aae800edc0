"""Problems of sources, templates and themes: what is wrong, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from enum import StrEnum

from ctg_docs.frozen import dataclass
from ctg_docs.lines import grouped, one_line


class Gravite(StrEnum):
    """The gravity of a problem: an error stops the territory, a warning does not."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file; lines and columns count from 1, 0 means unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.file, *numbers])


NOWHERE = Place("")
"""The unknown place."""

WHOLE = Place("document")
"""The document being drawn, when nothing tells which part of it is at fault."""


MOST_LISTED = 200
"""Problems of one file that are told one by one."""

_THEN = "Corrigez d’abord ceux qui précèdent."


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to correct: a stable code, a place, a French message and a hint.

    A fault of a document stands where the node at fault comes from: `words`, when given, are those
    to point at from there on, or from whichever of the places of `among` they follow; in a text of
    several lines, from the `line` of that rank on. `due` is the path of a value that nobody wrote,
    its steps joined by dots: « juridique.contact_donnees »; a list is entered by a rank from 0, or
    by an `id`.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    gravite: Gravite = field(default=Gravite.ERREUR, compare=False)
    words: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)
    among: tuple[Place, ...] = field(default=(), compare=False)
    due: str = field(default="", compare=False)
    mended: bool = field(default=False, compare=False)
    """Whether the rest was read as it is meant: nothing is lost, and nothing follows from it."""
    number: int = field(default=1, compare=False)
    """How many problems it stands for: one, but for that which closes a long list."""

    def __str__(self) -> str:
        label = f"{self.gravite} {self.code}" if self.gravite != Gravite.ERREUR else self.code
        text = one_line(f"{self.place}: {self.message} [{label}]")
        return f"{text}\n    {one_line(self.hint)}" if self.hint else text


def moved_from(problem: Problem, here: str, there: str) -> Problem:
    """Return a problem of a copy of a folder, `here`, told where it stands, `there`."""
    place = moved_place(problem.place, here, there)
    return problem if place is problem.place else replace(problem, place=place)


def moved_place(place: Place, here: str, there: str) -> Place:
    """Return a place in a copy of a folder, or of a file, `here`, told where it stands, `there`."""
    if place.file != here and not place.file.startswith(f"{here}/"):
        return place
    return replace(place, file=there + place.file.removeprefix(here))


def abridged(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are told: two hundred a file, then how many others it has.

    Errors come before warnings when some are left out. To abridge again changes nothing.
    """
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.place.file, []).append(problem)
    return [one for file, several in files.items() for one in _first(file, several)]


def _first(file: str, several: list[Problem]) -> list[Problem]:
    if len(several) <= MOST_LISTED:
        return several
    ranked = sorted(several, key=lambda p: (p.number > 1, p.gravite != Gravite.ERREUR))
    kept, left = ranked[:MOST_LISTED], ranked[MOST_LISTED:]
    number = sum(problem.number for problem in left)
    gravite = min((problem.gravite for problem in left), key=[*Gravite].index)
    return [*sorted(kept), others(file, number, gravite)]


def others(file: str, number: int, gravite: Gravite = Gravite.ERREUR) -> Problem:
    """Return the problem that stands for those of a file that are not told one by one."""
    message = f"et {grouped(number)} autre{'s' if number > 1 else ''}"
    return Problem(Place(file), "autres-problemes", message, _THEN, gravite, number=number)


class SourceError(Exception):
    """One or more problems of the sources, templates or theme; carries them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


class MissingToolError(Exception):
    """A system library or a font that the machine lacks; the message names what to install."""
