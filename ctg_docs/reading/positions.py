"""Positions of the values of the sources: file, line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ctg_docs.problems import Place

Chemin = tuple[str | int, ...]
# File, line and column of the value, line and column of its key (0 when it has none),
# line of the first line of its text. A plain tuple: thousands are made for each territory.
Marque = tuple[str, int, int, int, int, int]


class Positions:
    """Data path → place, for one file or for a whole territory; never changes once made.

    A path is made of mapping keys (text) and list indexes (int, from 0); `()` is the whole.
    """

    __slots__ = ("_files", "_marques")

    def __init__(self, marques: Mapping[Chemin, Marque]) -> None:
        self._marques = marques
        # Top-level key → the files that give it, each with the index of its first list item.
        self._files: dict[str | int, list[tuple[int, Mapping[Chemin, Marque]]]] = {}

    @classmethod
    def joined(cls, root: str, parts: Iterable[tuple[Positions, Mapping[str, int]]]) -> Positions:
        """Join the files of the folder `root`, each with the top-level keys it gives.

        The number beside a key is how many list items the earlier files already gave it.
        """
        positions = cls({(): (root, 0, 0, 0, 0, 0)})
        for part, keys in parts:
            for key, first in keys.items():
                positions._files.setdefault(key, []).append((first, part._marques))
        return positions

    def renamed(self, file: str) -> Positions:
        """Return the places of the same file under another name, or under its own."""
        if () in self._marques and self._marques[()][0] == file:
            return self
        return Positions({path: (file, *mark[1:]) for path, mark in self._marques.items()})

    def as_item(self, key: str) -> Positions:
        """Return the places of a file as if the value of a key were the item of a list."""
        moved = {
            (key, 0, *path[1:]) if path[:1] == (key,) else path: marque
            for path, marque in self._marques.items()
        }
        return Positions({**moved, (key,): self._marques[(key,)]})

    def under(self, path: Chemin) -> set[Place]:
        """Return the places of a value, of its key, and of all that it holds."""
        marques = self._marques
        if path and path[0] in self._files:
            marques, path = self._in_file(path)
        inside = (marque for own, marque in marques.items() if own[: len(path)] == path)
        return {
            place for m in inside for place in (Place(m[0], m[1], m[2]), Place(m[0], m[3], m[4]))
        }

    def block(self, place: Place) -> Chemin:
        """Return the path of the top-level key that a line of a file belongs to, `()` for none."""
        starts = [
            (found[3], key, first)
            for key, files in self._files.items()
            for first, marques in files
            if (found := marques.get((key,))) and found[0] == place.file
        ]
        line, key, first = max(
            (one for one in starts if one[0] <= place.line), default=(0, "", 0), key=lambda o: o[0]
        )
        return (key, first) if line and len(self._files[key]) > 1 else (key,) if line else ()

    def in_file(self, path: Chemin) -> tuple[str, Chemin]:
        """Return the file that gives a value, as the user knows it, and its path in that file.

        The file is "" for a top-level key that no file gives.
        """
        if not path or path[0] not in self._files:
            return "", path
        marques, own = self._in_file(path)
        return marques[()][0], own

    def path_at(self, place: Place) -> Chemin:
        """Return the path of the value, or of the key, that stands at a place, else before it.

        Of a group and its first key, which begin together, the group.
        """
        before = [one for one in self._places if one[0].file == place.file and one[0] <= place]
        return max(before, key=lambda one: (one[0], -len(one[1])), default=(place, ()))[1]

    @property
    def _places(self) -> Iterator[tuple[Place, Chemin]]:
        """The places of all that the files give, with the paths of the whole."""
        for key, files in self._files.items():
            for first, marques in files:
                for path, mark in marques.items():
                    if path[:1] == (key,):
                        yield from self._both(mark, _shifted(path, first))

    @staticmethod
    def _both(mark: Marque, path: Chemin) -> Iterator[tuple[Place, Chemin]]:
        yield Place(mark[0], mark[1], mark[2]), path
        if mark[3]:
            yield Place(mark[0], mark[3], mark[4]), path

    def locate(self, path: Chemin) -> Place:
        """Return the place of the value, or of its deepest known ancestor."""
        (file, line, column, *_), _exact = self._nearest(path)
        return Place(file, line, column)

    def locate_key(self, path: Chemin) -> Place:
        """Return the place of the key that names the value, or of the value when it has none."""
        (file, line, column, key_line, key_column, _), exact = self._nearest(path)
        return (
            Place(file, key_line, key_column) if exact and key_line else Place(file, line, column)
        )

    def written(self, path: Chemin) -> int:
        """Return the number of steps of a path, from the first, that lead to something written."""
        return next(
            (length for length in range(len(path), 0, -1) if self._nearest(path[:length])[1]), 0
        )

    def content_line(self, path: Chemin) -> int:
        """Return the line of the first line of a text: below the sign for `|` and `>`."""
        return self._nearest(path)[0][5]

    def within(self, path: Chemin) -> Chemin:
        """Return the path of a value in the file that gives it."""
        return self._in_file(path)[1] if path and path[0] in self._files else path

    def _nearest(self, path: Chemin) -> tuple[Marque, bool]:
        """Return the place of a path or of its deepest known ancestor, and which of the two."""
        marques = self._marques
        if path and path[0] in self._files:
            marques, path = self._in_file(path)
        if path and (found := marques.get(path)) is not None:
            return found, True
        for length in range(len(path) - 1, 0, -1):
            if (found := marques.get(path[:length])) is not None:
                return found, False
        return self._marques[()], not path

    def _in_file(self, path: Chemin) -> tuple[Mapping[Chemin, Marque], Chemin]:
        """Return the file that gives a path, and the path in that file."""
        files = self._files[path[0]]
        if len(path) == 1 or not isinstance(path[1], int):
            return files[0][1], path
        index = path[1]
        rank = len(files) - 1
        while files[rank][0] > index:
            rank -= 1
        first, marques = files[rank]
        return marques, (path[0], index - first, *path[2:]) if first else path


def _shifted(path: Chemin, first: int) -> Chemin:
    """Return a path of a file whose list follows so many items of other files."""
    inside = first and len(path) > 1 and isinstance(path[1], int)
    return (path[0], int(path[1]) + first, *path[2:]) if inside else path


def place_at(file: str, text: str, index: int) -> Place:
    """Return the place of the character at `index` of a text whose lines end with `\\n`."""
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


class Lines:
    """The lines of a text whose many places are asked for: it is read once for all of them."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text

    def place(self, index: int) -> Place:
        """Return the place of the character at an index; see `place_at`."""
        line = bisect_right(self._starts, index)
        return Place(self._file, line, index - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self._text))]
