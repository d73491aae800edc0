"""A file that comes back to the sources: its proposals, and the files that they change."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, Protocol, TypeVar

from ctg_docs.importing.state import State
from ctg_docs.pipeline.lecture import read
from ctg_docs.pipeline.territory import compose
from ctg_docs.problems import Gravite, Problem, SourceError, moved_from
from ctg_docs.reading.folder import COMMUN


class Decided(Protocol):
    """A change that somebody asks for, once it is known what becomes of it."""

    state: State


D = TypeVar("D", bound=Decided)


@dataclass
class Return(Generic[D]):
    """The outcome of a file that came back: its proposals, and the new texts of the sources.

    `moved` tells whether the sources changed since the file was built.
    """

    proposals: list[D]
    files: dict[str, str] = field(default_factory=dict)
    moved: bool = False

    def of(self, state: State) -> list[D]:
        """Return the proposals of a state."""
        return [one for one in self.proposals if one.state == state]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left aside that somebody must decide."""
        return not (self.of("conflit") or self.of("refuse"))


def hold(
    folder: Path, files: Mapping[str, str], known: Sequence[Problem], documents: Sequence[str]
) -> list[Problem]:
    """Read the sources again as they would be, and return the warnings of their rules.

    Raises SourceError for an error that they had not.
    """
    before = Counter((p.code, p.message) for p in known)
    with TemporaryDirectory() as name:
        root = Path(name)
        for one in (folder, folder.parent / COMMUN):
            if one.is_dir():
                shutil.copytree(one, root / one.name)
        for file, text in files.items():
            (root / folder.name / file).write_bytes(text.encode())
        reading = read(root / folder.name)
        after = [p for p in compose(reading, documents).problems if stops(p)]
    after = [p for p in after if not before[p.code, p.message]]
    if after:
        raise SourceError([_here(p, root, folder) for p in after])
    return [_here(p, root, folder) for p in reading.problems]


def stops(problem: Problem) -> bool:
    """Tell whether a problem is an error."""
    return problem.gravite is Gravite.ERREUR


def _here(problem: Problem, root: Path, folder: Path) -> Problem:
    """Return a problem of the copy, told where it would stand."""
    return moved_from(problem, root.as_posix(), folder.parent.as_posix())
