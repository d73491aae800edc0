"""A name of a template that costs something to compute."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any


class Lazy:
    """A name that is computed when a template asks for it, once."""

    def __init__(self, compute: Callable[..., Any], *arguments: Any) -> None:
        self._compute = partial(compute, *arguments)

    @cached_property
    def value(self) -> Any:
        """The value of the name."""
        return self._compute()


def given(value: Any) -> Any:
    """Return the value of a name, as far as a template has asked for it."""
    return vars(value).get("value") if isinstance(value, Lazy) else value
