"""The fingerprint of a tree: two trees that draw the same have the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ctg_docs.problems import Place


def digest(value: Any, of_file: Callable[[Path], str]) -> str:
    """Return the SHA-256 of a tree, a theme or any part of one.

    `of_file` gives that of a file that it names, whose folder says nothing. Where things stand in
    the sources is left out: no page shows it.
    """
    tree_digest = _TreeDigest(of_file)
    tree_digest.add(value)
    return hashlib.sha256("\0".join(tree_digest.words).encode()).hexdigest()


def _kind(value: Any) -> str:
    """Return the kind of a plain value, the same with an origin or without."""
    plain = (bool, int, Decimal, date, time)
    return next((kind for kind in plain if isinstance(value, kind)), type(value)).__name__


class _TreeDigest:
    """A value told in words, the same for the same value: each structure says kind and size."""

    def __init__(self, of_file: Callable[[Path], str]) -> None:
        self.words: list[str] = []
        self._of_file = of_file
        self._fields: dict[type, tuple[str, ...]] = {}

    def add(self, value: Any) -> None:
        kind = type(value)
        if kind is str:
            self.words.append(f"{len(value)}:{value}")
        elif kind is tuple:
            self.words.append(f"({len(value)}")
            for item in value:
                self.add(item)
        elif names := self._names(kind):
            self.words.append(kind.__name__)
            for name in names:
                self.add(getattr(value, name))
        else:
            self._add_other(value)

    def _add_other(self, value: Any) -> None:
        match value:
            case Place():
                pass
            case Path():
                self.words.append(f"{value.name}:{self._of_file(value)}")
            case Mapping():
                self.add(tuple(sorted(value.items())))
            case list():
                self.add(tuple(value))
            case bytes():
                self.words.append(hashlib.sha256(value).hexdigest())
            case str():
                self.add(str(value))
            case _:
                self.words.append(f"{_kind(value)}:{value}")

    def _names(self, kind: type) -> tuple[str, ...]:
        """Return the fields of a structure that tell two values apart, none for a plain value."""
        if kind not in self._fields:
            names: tuple[str, ...] = ()
            if issubclass(kind, BaseModel):
                names = tuple(kind.model_fields)
            elif is_dataclass(kind) and kind is not Place:
                names = tuple(field.name for field in fields(kind) if field.compare)
            self._fields[kind] = names
        return self._fields[kind]
