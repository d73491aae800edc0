"""Elements named by their title or their name where their id is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from ctg_docs.suggestions import fold

_TITLES = ("titre", "nom_officiel", "nom_court", "libelle", "nom")
_LIKE_ENOUGH = 0.8
"""Share of the signs that a name must have in common with that of an element."""

_MOST_COMPARED = 1000
"""Names beyond which only a name that is the same is looked for."""

Named = tuple[str, tuple[str, ...]]
"""An id, and what an author may call its element."""


def appellations(get: Callable[[str], Any]) -> tuple[str, ...]:
    """Return the names that an author may give an element, whose keys a function returns."""
    first, last, civility = (get(key) for key in ("prenom", "nom", "civilite"))
    if first and last:
        whole = f"{first} {last}"
        titled = (f"{civility} {last}", f"{civility} {whole}") if civility else ()
        return (whole, f"{last} {first}", str(last), *titled)
    return tuple(str(get(key)) for key in _TITLES if get(key))


def identified(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the elements of the sources that have an id."""
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data
        for value in data.values():
            yield from identified(value)
    elif isinstance(data, list):
        for item in data:
            yield from identified(item)


def named(data: Any) -> Iterator[Named]:
    """Yield the ids of the elements of the sources, with what these may be called."""
    return ((element["id"], appellations(element.get)) for element in identified(data))


class Index:
    """The ids of elements by all that these may be called, folded once for every question."""

    def __init__(self, elements: Iterable[Named]) -> None:
        self._calls: dict[str, dict[str, None]] = {}
        for name, called in elements:
            for call in (name, *called):
                self._calls.setdefault(fold(call), {})[name] = None

    def ids_meant(self, text: str) -> list[str]:
        """Return the ids of the elements that a text calls by another name, or nearly."""
        calls, wanted = self._calls, fold(text)
        near = [wanted] if wanted in calls else []
        if not near and len(calls) <= _MOST_COMPARED:
            near = get_close_matches(wanted, calls, 1, _LIKE_ENOUGH)
        return list(dict.fromkeys(name for call in near for name in calls[call]))


class Written:
    """The data of sources, with the elements that they name."""

    def __init__(self, data: Any) -> None:
        self.data = data

    @cached_property
    def elements(self) -> Index:
        """The elements of the sources, by their names."""
        return Index(named(self.data))
