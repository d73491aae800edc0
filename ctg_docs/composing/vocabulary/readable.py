"""Attributes that a template may read: those that a value declares, and no other that Python gives.

The list says what passes, by kind; whatever kind it does not name has no attribute at all: classes,
modules, functions, paths.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext
from jinja2.utils import Namespace
from pydantic import BaseModel

_OF_OURS = tuple(
    f"ctg_docs.{room}."
    for room in ("composing", "document", "french", "model", "reading", "reference")
)
"""The rooms whose values a template may be given."""
_OF_PYTHON: Mapping[type, frozenset[str]] = {
    str: frozenset(("split", "startswith")),
    date: frozenset(("year",)),
    dict: frozenset(("get",)),
    LoopContext: frozenset(("cycle", "first", "index", "index0", "last", "length")),
}
METHODS: Mapping[str, frozenset[str]] = {
    "ctg_docs.composing.families.presse.presse.Presse": frozenset(("tenir",)),
    "ctg_docs.model.suivi.ActionSuivie": frozenset(
        ("active", "commence_apres", "etapes_apres", "prevu_en", "realise_en")
    ),
    "ctg_docs.model.suivi.Suivi": frozenset(
        ("compte", "du_champ", "part", "prevu_en", "realise_en")
    ),
    "ctg_docs.reference.actes.Regime": frozenset(("liste_due",)),
}
"""The methods that a template may call, by the full name of their class."""


def readable(kind: type, name: str) -> bool:
    """Tell whether a template may read an attribute of the values of a kind."""
    if name.startswith("_"):
        return False
    if issubclass(kind, Namespace | TemplateModule):
        return True  # the template's own variables and macros, which have no other public name
    return any(name in _declared(owner) for owner in kind.__mro__)


def _declared(owner: type) -> frozenset[str]:
    """Return the public names that a class adds to those of its parents."""
    if owner in _OF_PYTHON:
        return _OF_PYTHON[owner]
    if not f"{owner.__module__}.".startswith(_OF_OURS):
        return frozenset()
    methods = METHODS.get(f"{owner.__module__}.{owner.__qualname__}", frozenset())
    return methods.union(_fields(owner), _properties(owner))


def _fields(owner: Any) -> Iterator[str]:
    if issubclass(owner, BaseModel):
        yield from owner.model_fields
    elif is_dataclass(owner):
        yield from (field.name for field in fields(owner))
    elif issubclass(owner, tuple):
        yield from getattr(owner, "_fields", ())
    elif issubclass(owner, Enum):
        yield "value"


def _properties(owner: type) -> Iterator[str]:
    computed = (property, cached_property)
    yield from (name for name, member in vars(owner).items() if isinstance(member, computed))
