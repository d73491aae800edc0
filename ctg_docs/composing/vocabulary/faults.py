"""Misuses of the vocabulary by a template, in French."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ctg_docs.composing.vocabulary.arguments import refusal

MISUSE = (TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
"""What a function of ours raises when it is given values of another kind than its own."""


class GabaritError(Exception):
    """A mistake of the template that calls a filter or a function: its message ends a sentence."""


class ExcessError(GabaritError):
    """A template that asks for more than a document could ever hold."""


def check_choice(what: str, value: str, choices: Collection[str]) -> None:
    """Raise GabaritError for a value that is none of the choices; `what` names it, with « de »."""
    if value not in choices:
        known = ", ".join(f"« {choice} »" for choice in choices)
        raise GabaritError(f"il n’y a pas {what} « {value} » ; choix possibles : {known}")


def misused(
    called: Any, args: tuple[Any, ...], options: Mapping[str, Any], error: Exception
) -> GabaritError | None:
    """Return the fault of a template that gives a function what its signature does not admit.

    None when it admits them: what fails then is the function.
    """
    why = refusal(called, args, options)
    if why is None:
        return None
    name = getattr(called, "__name__", type(called).__name__).strip("_")
    return GabaritError(f"« {name} » ne sait que faire de ce qui lui est donné : {why or error}")
