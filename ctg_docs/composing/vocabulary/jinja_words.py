"""Filters and tests of Jinja that templates keep: lists, and texts made of plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2 import Undefined, pass_eval_context
from jinja2.filters import FILTERS, do_join
from jinja2.nodes import EvalContext
from jinja2.tests import TESTS

from ctg_docs.composing.vocabulary.allowance import check_items, check_signs
from ctg_docs.composing.vocabulary.faults import GabaritError

_PLAIN = (str, int, Decimal, date, time, Undefined)
# An unknown name is told when it is joined.


def check_words(parts: Iterable[Any]) -> None:
    """Raise GabaritError for a value that has no plain words of its own.

    Python would give its inside as text.
    """
    for part in parts:
        if not isinstance(part, _PLAIN):
            raise GabaritError(
                f"une valeur de type {type(part).__name__} ne se joint à aucun texte"
            )


def of_words(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a filter plain words only."""

    @wraps(function)
    def filtered(value: Any, *args: Any, **options: Any) -> Any:
        check_words((value,))
        return function(value, *args, **options)

    return filtered


@pass_eval_context
def join(context: EvalContext, values: Iterable[Any], sign: str = "") -> str:
    """Return texts joined by a sign."""
    parts = [*values]
    check_words((*parts, sign))
    check_signs(sum(len(str(part)) + len(sign) for part in parts))
    joined: str = do_join(context, parts, sign)
    return joined


def total(values: Iterable[Any], start: Any = 0) -> Any:
    """Return the sum of numbers, or lists put end to end."""
    parts = [*values]
    if isinstance(start, list | tuple):
        check_items(sum(map(len, parts)))
    return sum(parts, start)


_FILTERS: Mapping[str, Callable[..., Any]] = FILTERS
_AS_THEY_ARE = ("first", "length", "list", "map", "rejectattr", "select", "selectattr", "sort")
KEPT_FILTERS: Mapping[str, Callable[..., Any]] = {
    **{name: _FILTERS[name] for name in (*_AS_THEY_ARE, "unique")},
    **{name: of_words(_FILTERS[name]) for name in ("lower", "string", "trim")},
    "join": join,
    "sum": total,
}
_TESTS: Mapping[str, Any] = TESTS
KEPT_TESTS: Mapping[str, Callable[..., Any]] = {
    name: _TESTS[name] for name in ("defined", "equalto", "in", "none")
}
