"""The subject of every rule: the convention, its numbered project, and the places of values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from ctg_docs.model.arbre import Projet
from ctg_docs.model.convention import Convention
from ctg_docs.model.types import Fiche
from ctg_docs.problems import Gravite, Place, Problem
from ctg_docs.reading.positions import Chemin, Positions

FILES = ("fichier", "logo")
"""Keys that name a picture of the territory's folder."""

N = TypeVar("N")


@dataclass(frozen=True)
class CheckedTerritory:
    """A territory ready to be checked."""

    convention: Convention
    projet: Projet
    positions: Positions
    folder: Path
    unread_ids: frozenset[str] = frozenset()
    """Ids of the elements that a mistake leaves out of the convention."""
    unread_keys: frozenset[str] = frozenset()
    """Top-level keys some of whose elements could not be read."""

    @cached_property
    def values(self) -> list[tuple[Chemin, Any]]:
        """All the values of the sources with their paths, structures included."""
        found: list[tuple[Chemin, Any]] = []
        _gather(self.convention, (), found)
        return found

    def structures(self, *kinds: type[N]) -> Iterator[tuple[Chemin, N]]:
        """Yield the structures of some kinds, with their paths."""
        yield from [(path, value) for path, value in self.values if type(value) in kinds]

    @property
    def final(self) -> bool:
        """Whether the convention must be complete."""
        return self.convention.convention.complete

    def erreur(self, path: Chemin, code: str, message: str, hint: str = "") -> Problem:
        """Return an error at the place of a value."""
        return Problem(self.positions.locate(path), code, message, hint)

    def avertissement(self, path: Chemin, code: str, message: str, hint: str = "") -> Problem:
        """Return a warning at the place of a value: the document is still built."""
        place = self.positions.locate(path)
        return Problem(place, code, message, hint, Gravite.AVERTISSEMENT)

    def place(self, path: Chemin) -> Place:
        """Return the place of a value."""
        return self.positions.locate(path)

    def path(self, key: str) -> Chemin:
        """Return the path of a dotted key: « actions.ludotheque.indicateurs.0.cible »."""
        path: list[str | int] = []
        node: Any = self.convention
        for step in key.split("."):
            if isinstance(node, tuple):
                ranks = {str(n): n for n in range(len(node))}
                ranks |= {str(getattr(item, "id", "")): n for n, item in enumerate(node)}
                if step not in ranks:
                    break
                path.append(ranks[step])
                node = node[ranks[step]]
            else:
                path.append(step)
                node = getattr(node, step, None)
        return tuple(path)


def _gather(node: Any, path: Chemin, found: list[tuple[Chemin, Any]]) -> None:
    """Add a value and those that it holds to a list."""
    found.append((path, node))
    if isinstance(node, str):
        return  # most of them; to ask whether a value is a structure takes long
    if isinstance(node, tuple):
        for rank, item in enumerate(node):
            _gather(item, (*path, rank), found)
    elif isinstance(node, Fiche):
        for key in node.model_fields_set:
            _gather(getattr(node, key), (*path, key), found)
