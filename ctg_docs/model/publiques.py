"""Public sources of a territory: the part that documents may carry, in one written form."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from ctg_docs.model.actions import Action
from ctg_docs.model.convention import Convention
from ctg_docs.model.parties import Citation
from ctg_docs.model.types import Fiche

F = TypeVar("F", bound=Fiche)
CONFIDENTIEL = ("pilote", "elu_referent")
"""Keys of the persons who answer for a confidential action: no public document names them."""


def sources_publiques(convention: Convention, keys: Collection[str] = ()) -> dict[str, Any]:
    """Return the sources as plain texts, lists and blocks, in the order of the model.

    Only the top-level `keys` are kept, all of them when none is given. What the author did not
    write is left out, and so is what is private: words that nobody has validated, who answers
    for a confidential action, and the warnings that the author silences.
    """
    found = _plain(convention)
    return {key: value for key, value in found.items() if not keys or key in keys}


def convention_publique(convention: Convention, keys: Collection[str] = ()) -> Convention:
    """Return the convention that its public sources give: what is private is as if not written.

    Values keep their origins, which tell their places in the whole sources.
    """
    kept = _without_private(convention)
    left = {name for name in kept.model_fields_set if keys and name not in keys}
    return _without(kept, left)


def _without_private(fiche: F) -> F:
    found = {name: _shown(getattr(fiche, name)) for name in fiche.model_fields_set}
    return _without(fiche.model_copy(update=found), set(_hidden(fiche)))


def _without(fiche: F, names: set[str]) -> F:
    """Return a structure as if nobody had written some of its keys."""
    if not names:
        return fiche
    defaults = {name: type(fiche).model_fields[name].get_default() for name in names}
    bare = fiche.model_copy(update=defaults)
    bare.model_fields_set.difference_update(names)
    return bare


def _shown(value: Any) -> Any:
    if isinstance(value, Fiche):
        return _without_private(value)
    if isinstance(value, tuple):
        return tuple([_shown(item) for item in value if not _private(item)])
    return value


def public_yaml(convention: Convention, keys: Collection[str] = ()) -> str:
    """Return the public sources as YAML that the reader of sources reads back to the same data."""
    import yaml  # noqa: PLC0415 - only a drawn document carries its sources

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(
        sources_publiques(convention, keys),
        Dumper=dumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )
    return text


def _plain(value: Any) -> Any:
    match value:
        case Fiche():
            return _fiche(value)
        case tuple():
            return [_plain(item) for item in value if not _private(item)]
        case bool():
            return "oui" if value else "non"
        case Enum():
            return str(value.value)
        case time():
            return f"{value:%H:%M}"
        case date() | Decimal() | int():
            return str(value)
        case _:
            return str(value)


def _fiche(fiche: Fiche) -> dict[str, Any]:
    hidden = _hidden(fiche)
    written = [
        name
        for name in type(fiche).model_fields
        if name in fiche.model_fields_set and name not in hidden
    ]
    values = {name: getattr(fiche, name) for name in written}
    return {name: _plain(value) for name, value in values.items() if value not in (None, ())}


def _hidden(fiche: Fiche) -> tuple[str, ...]:
    if isinstance(fiche, Convention):
        return ("avertissements",)
    return CONFIDENTIEL if isinstance(fiche, Action) and fiche.confidentiel else ()


def _private(item: Any) -> bool:
    return isinstance(item, Citation) and not item.validee
