"""Origins of computed words: the values that they come from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from ctg_docs.document.nodes import Inlines, Text
from ctg_docs.document.sources import with_origin
from ctg_docs.document.words import inline_text
from ctg_docs.reading.origins import Origin, computed, computed_from, sourced

F = TypeVar("F", bound=Callable[..., Any])


def text(words: str, *values: Any) -> Text:
    """Return words as a run, whose origin is that of the words and of other values."""
    return Text(str(words), computed_from(words, *values))


def plain(run: Inlines) -> str:
    """Return the plain words of a run, with the origin of its values."""
    words: str = computed(inline_text(run), run)
    return words


def origin_from(values: Callable[..., Any]) -> Callable[[F], F]:
    """Give the result of a function the origin of the values that it is computed from.

    `values` returns them, from the arguments of the function. Words, runs and lists of these take
    that origin, but for those that have one of their own.
    """

    def decorated(function: F) -> F:
        @wraps(function)
        def sourced_function(*arguments: Any, **options: Any) -> Any:
            found = function(*arguments, **options)
            origin = computed_from(values(*arguments)) if found else None
            return _from(found, origin) if origin else found

        return sourced_function  # type: ignore[return-value]

    return decorated


def _from(found: Any, origin: Origin) -> Any:
    if isinstance(found, str):
        return sourced(found, origin)
    if isinstance(found, list | tuple):
        return type(found)([_from(item, origin) for item in found])
    return with_origin(found, origin) if hasattr(found, "__match_args__") else found
