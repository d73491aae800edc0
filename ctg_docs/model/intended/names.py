"""Elements named by their title or their name where their id is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from ctg_docs.suggestions import fold

_TITLES = ("titre", "nom_officiel", "nom_court", "libelle", "nom")
_MOST = 80
"""Signs of an id."""
_LIKE_ENOUGH = 0.8
"""Share of the signs that a name must have in common with that of an element."""

Named = tuple[str, tuple[str, ...]]
"""An id, and what an author may call its element."""


def identifier(text: str) -> str:
    """Return the id that a title gives: « Évaluer besoins » gives « evaluer-besoins »."""
    return "-".join(fold(text).split())[:_MOST].strip("-")


def appellations(get: Callable[[str], Any]) -> tuple[str, ...]:
    """Return the names that an author may give an element, whose keys a function returns."""
    first, last, civility = (get(key) for key in ("prenom", "nom", "civilite"))
    if first and last:
        whole = f"{first} {last}"
        titled = (f"{civility} {last}", f"{civility} {whole}") if civility else ()
        return (whole, f"{last} {first}", str(last), *titled)
    return tuple(str(get(key)) for key in _TITLES if get(key))


def named(data: Any) -> Iterator[Named]:
    """Yield the elements of the sources that have an id, with what they may be called."""
    if isinstance(data, dict):
        if isinstance(name := data.get("id"), str):
            yield name, appellations(data.get)
        for value in data.values():
            yield from named(value)
    elif isinstance(data, list):
        for item in data:
            yield from named(item)


def ids_meant(text: str, elements: Iterable[Named]) -> list[str]:
    """Return the ids of the elements that a text calls by another name, or nearly."""
    calls: dict[str, list[str]] = {}
    for name, called in elements:
        for call in dict.fromkeys((fold(name), *map(fold, called))):
            calls.setdefault(call, []).append(name)
    wanted = fold(text)
    near = [wanted] if wanted in calls else get_close_matches(wanted, calls, 1, _LIKE_ENOUGH)
    return list(dict.fromkeys(name for call in near for name in calls[call]))
