"""Misuses of the vocabulary by a template, in French."""

from __future__ import annotations

from collections.abc import Collection


class GabaritError(Exception):
    """A mistake of the template that calls a filter or a function: its message ends a sentence."""


def check_choice(what: str, value: str, choices: Collection[str]) -> None:
    """Raise GabaritError for a value that is none of the choices; `what` names it, with « de »."""
    if value not in choices:
        known = ", ".join(f"« {choice} »" for choice in choices)
        raise GabaritError(f"il n’y a pas {what} « {value} » ; choix possibles : {known}")
