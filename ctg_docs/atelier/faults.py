"""Problems of the sources, each at the field that it is about, in the words of `ctg verifier`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ctg_docs.atelier.addresses import address_of, path_of_key
from ctg_docs.atelier.fields import field_path
from ctg_docs.atelier.open_sources import OpenSources
from ctg_docs.atelier.parts import part_of
from ctg_docs.problems import Gravite, Problem
from ctg_docs.reading.positions import Chemin


@dataclass(frozen=True)
class Fault:
    """A problem and the address of its field; none for what is about a whole file."""

    problem: Problem
    path: Chemin
    address: str

    @property
    def stops(self) -> bool:
        """Whether nothing can be built as long as it lasts."""
        return self.problem.gravite == Gravite.ERREUR

    @property
    def part(self) -> str:
        """The name of the part where it is mended."""
        return part_of(self.path).name

    @property
    def record(self) -> dict[str, Any]:
        """The record of it that a page shows."""
        return {
            "adresse": self.address,
            "partie": self.part,
            "code": self.problem.code,
            "message": self.problem.message,
            "conseil": self.problem.hint,
            "bloque": self.stops,
            "ou": str(self.problem.place),
        }


def faults(problems: Iterable[Problem], sources: OpenSources) -> list[Fault]:
    """Return problems with their addresses, in the same order."""
    return [_fault(problem, sources) for problem in problems]


def _fault(problem: Problem, sources: OpenSources) -> Fault:
    path = path_of_key(problem.due, sources.data)
    path = field_path(path or sources.source.positions.path_at(problem.place))
    return Fault(problem, path, address_of(path, sources.data) if path else "")
