"""Addresses of values in a page: a path whose items of lists go by their ids.

Written as JSON pointers (RFC 6901): « /actions/accueil/titre ». A rank serves where an item has no
id, so that an address outlives what is added or moved around it as far as it can.
"""

from __future__ import annotations

from typing import Any

from ctg_docs.atelier.absent import AbsentError
from ctg_docs.atelier.fields import FormField, whole
from ctg_docs.reading.positions import Chemin


class AddressError(AbsentError):
    """An address that leads to no key of the model, or to no item of a list."""


def address_of(path: Chemin, data: Any) -> str:
    """Return the address of a path in the data of a territory."""
    return Addresses(data).of(path)


class Addresses:
    """The addresses of many paths in the data of a territory: each step is named once."""

    def __init__(self, data: Any) -> None:
        self._known: dict[Chemin, tuple[str, Any]] = {(): ("", data)}

    def of(self, path: Chemin) -> str:
        """Return the address of a path."""
        return self._at(path)[0]

    def _at(self, path: Chemin) -> tuple[str, Any]:
        """Return the address of a path, and what is written there."""
        if path not in self._known:
            above, step = self._at(path[:-1]), path[-1]
            item = _inside(above[1], step)
            name = item.get("id") if isinstance(step, int) and isinstance(item, dict) else None
            shown = name if isinstance(name, str) and name else str(step)
            written = shown.replace("~", "~0").replace("/", "~1")
            self._known[path] = (f"{above[0]}/{written}", item)
        return self._known[path]


def path_of(address: str, data: Any) -> Chemin:
    """Return the path of an address; what it leads to may not be written yet.

    Raises AddressError.
    """
    path: list[str | int] = []
    field: FormField | None = whole()
    for written in address.split("/")[1:]:
        step = written.replace("~1", "/").replace("~0", "~")
        if field is None:
            raise AddressError(address)
        if field.kind == "liste":
            rank = _rank(step, data)
            field, data = field.item, _inside(data, rank)
            path.append(rank)
        else:
            field, data = field.of(step), _inside(data, step)
            path.append(step)
    if field is None:
        raise AddressError(address)
    return tuple(path)


def path_of_key(due: str, data: Any) -> Chemin:
    """Return the path of a value that is due: steps joined by dots, ranks or ids; () if unknown."""
    try:
        return path_of("/" + due.replace(".", "/"), data) if due else ()
    except AddressError:
        return ()


def _rank(step: str, items: Any) -> int:
    listed = items if isinstance(items, list) else []
    ids = [item.get("id") if isinstance(item, dict) else None for item in listed]
    if step in ids:
        return ids.index(step)
    if step.isascii() and step.isdigit() and int(step) <= len(listed):
        return int(step)
    raise AddressError(step)


def _inside(data: Any, step: str | int) -> Any:
    if isinstance(data, dict) and isinstance(step, str):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    return None


def value_at(data: Any, path: Chemin) -> Any:
    """Return the value that is written at a path, None when there is none."""
    for step in path:
        data = _inside(data, step)
    return data
