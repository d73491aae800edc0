"""Public sources of a territory: the part that documents may carry, in one written form."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

from ctg_docs.model.actions import Action
from ctg_docs.model.convention import Convention
from ctg_docs.model.parties import Citation
from ctg_docs.model.types import Fiche

CONFIDENTIEL = ("pilote", "elu_referent")
"""Keys of the persons who answer for a confidential action: no public document names them."""


def sources_publiques(convention: Convention, keys: Collection[str] = ()) -> dict[str, Any]:
    """Return the sources as plain texts, lists and blocks, in the order of the model.

    Only the top-level `keys` are kept, all of them when none is given. What the author did not
    write is left out, and so is what is private: words that nobody has validated, and who answers
    for a confidential action.
    """
    found = _plain(convention)
    return {key: value for key, value in found.items() if not keys or key in keys}


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
    hidden = CONFIDENTIEL if isinstance(fiche, Action) and fiche.confidentiel else ()
    written = [
        name
        for name in type(fiche).model_fields
        if name in fiche.model_fields_set and name not in hidden
    ]
    values = {name: getattr(fiche, name) for name in written}
    return {name: _plain(value) for name, value in values.items() if value not in (None, ())}


def _private(item: Any) -> bool:
    return isinstance(item, Citation) and not item.validee
