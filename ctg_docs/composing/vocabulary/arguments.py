"""Arguments of a call, held to the signature of what is called: their number, names and kinds."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import EllipsisType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_HOLDERS = (list, tuple, set, frozenset)
"""What can be looked into without using it up."""


def refusal(called: Any, args: tuple[Any, ...], options: Mapping[str, Any]) -> str | None:
    """Return why arguments do not fit the signature of a function, None when they do.

    The reason is empty for a function that is not of this program: what it admits is not written.
    """
    function = inspect.unwrap(called)
    ours = str(getattr(function, "__module__", "")).startswith("ctg_docs.")
    if not ours or not (inspect.isroutine(function) or inspect.isclass(function)):
        return ""
    signature = inspect.signature(function)
    try:
        bound = signature.bind(*args, **options)
    except TypeError as error:
        return str(error)
    hints = get_type_hints(function)
    for name, given in bound.arguments.items():
        values = _given(given, signature.parameters[name])
        if name in hints and not all(fits(value, hints[name]) for value in values):
            return f"« {name} » n’admet pas une valeur de type {type(given).__name__}"
    return None


def fits(value: Any, hint: Any) -> bool:
    """Tell whether a value is of the kind that an annotation names, as far as it can be seen."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(value, kind) for kind in inner)
    if origin is Literal:
        return value in inner
    kind = origin or hint
    if kind is Any or not isinstance(kind, type):
        return True
    if kind is Decimal and type(value) is int:
        return True
    return isinstance(value, kind) and (not inner or _holds(value, kind, inner))


def _holds(value: Any, kind: type, inner: tuple[Any, ...]) -> bool:
    """Tell whether the items of a list, of a tuple or of a set are of the kinds it announces."""
    if not isinstance(value, _HOLDERS):
        return True
    if kind is tuple and not isinstance(inner[-1], EllipsisType):
        return len(value) == len(inner) and all(map(fits, value, inner))
    return all(fits(item, inner[0]) for item in value)


def _given(given: Any, parameter: inspect.Parameter) -> Iterator[Any]:
    """Yield the values that one parameter receives: several for « *args » and « **options »."""
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        yield from given
    elif parameter.kind is inspect.Parameter.VAR_KEYWORD:
        yield from given.values()
    else:
        yield given
