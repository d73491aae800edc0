"""Keys that stand in the wrong structure: the one where they are due, and how to move them."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from ctg_docs.reading.positions import Chemin
from ctg_docs.suggestions import nearest

_LEFT, _RIGHT = "vers la gauche", "vers la droite"
_MOST = 3
"""Structures that are named at once."""


def hint(model: type[BaseModel], path: Chemin, data: Any) -> str:
    """Return the remedy for the unknown key at the end of a path of the data."""
    key, above = str(path[-1]), path[:-1]
    keys = keys_at(model, above)
    if below := _below(model, above, key, data):
        return below
    for rank in range(len(above) - 1, -1, -1):
        if key in keys_at(model, above[:rank]):
            return _outwards(key, above, rank)
    return nearest(key, keys) or _elsewhere(model, key, keys)


def keys_at(model: type[BaseModel], path: Chemin) -> list[str]:
    """Return the keys that the model admits at a path of the data."""
    current = structure_at(model, path)
    return list(current.model_fields) if current else []


def structure_at(model: type[BaseModel], path: Chemin) -> type[BaseModel] | None:
    """Return the structure that the model expects at a path of the data, or in its list."""
    current: type[BaseModel] | None = model
    for step in path:
        if current is not None and isinstance(step, str) and step in current.model_fields:
            current = structure_in(current.model_fields[step].annotation)
        elif isinstance(step, str):
            return None
    return current


def structure_in(annotation: Any) -> type[BaseModel] | None:
    """Return the first structure that the type of a value holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if typing.get_origin(annotation) is None and not isinstance(annotation, types.UnionType):
        return None
    found = (structure_in(inner) for inner in typing.get_args(annotation))
    return next((m for m in found if m), None)


def _below(model: type[BaseModel], above: Chemin, key: str, data: Any) -> str:
    """Return the remedy for a key that is due under one that is written beside it."""
    holder = value_at(data, above)
    if not isinstance(holder, dict):
        return ""
    # Keys of the model are few, those that are written may be many.
    admitted = [one for one in keys_at(model, above) if one in holder]
    due = [one for one in admitted if key in keys_at(model, (*above, one))]
    if not due:
        return ""
    written = list(holder)
    rank = written.index(key) if key in holder else len(written)
    before, after = written[:rank][::-1], written[rank + 1 :]
    below = next((one for one in (*before, *after) if one in due), "")
    if below and below in before and isinstance(holder[below], dict):
        return f"« {key} » s’écrit sous « {below} » : décalez de deux espaces {_RIGHT}."
    return f"« {key} » s’écrit sous « {below} »." if below else ""


def value_at(data: Any, path: Chemin) -> Any:
    """Return the value of the sources at a path, None when they have no such value."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _outwards(key: str, above: Chemin, rank: int) -> str:
    names = [str(step) for step in above if isinstance(step, str)]
    outer = next((str(step) for step in reversed(above[:rank]) if isinstance(step, str)), "")
    if not outer:
        return f"« {key} » s’écrit au début de la ligne, hors de « {names[0]} »."
    return f"« {key} » s’écrit sous « {outer} », non sous « {names[-1]} » : décalez {_LEFT}."


def _elsewhere(model: type[BaseModel], key: str, keys: list[str]) -> str:
    holders = _structures_with(model, key)
    possible = f"Clés possibles : {', '.join(keys)}."
    if not holders or len(holders) > _MOST:
        return possible
    return f"« {key} » s’écrit sous {' ou '.join(f'« {one} »' for one in holders)}. {possible}"


@cache
def _structures_with(model: type[BaseModel], key: str) -> tuple[str, ...]:
    """Return the names of the structures that have a key."""
    return tuple(dict.fromkeys(_holders(model, key, "")))


def _holders(model: type[BaseModel], key: str, name: str) -> Iterator[str]:
    if key in model.model_fields and name:
        yield name
    for own, field in model.model_fields.items():
        if (inner := structure_in(field.annotation)) is not None:
            yield from _holders(inner, key, own)
