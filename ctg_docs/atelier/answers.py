"""Answers of the server to its page: what is to be corrected, and why a change was refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ctg_docs.atelier.desk import Desk
from ctg_docs.atelier.faults import faults
from ctg_docs.atelier.open_sources import OpenSources
from ctg_docs.problems import Problem, SourceError


def outcome(desk: Desk, sources: OpenSources, problems: Sequence[Problem]) -> dict[str, Any]:
    """Return the state of a territory: its problems, each at its field, and what may be undone."""
    found = [fault.record for fault in faults(problems, sources)]
    return {**standing(desk, sources), "problemes": found}


def standing(desk: Desk, sources: OpenSources) -> dict[str, Any]:
    """Return the fingerprint of the files of a territory, and whether a gesture may be undone."""
    return {
        "empreinte": sources.fingerprint,
        "annuler": desk.can_undo,
        "refaire": desk.can_redo,
    }


def refusal(error: Exception) -> dict[str, Any]:
    """Return the reason why a change was refused, in the words of the first problem."""
    first = error.problems[0] if isinstance(error, SourceError) and error.problems else None
    message = f"{first.message} {first.hint}".strip() if first else str(error)
    return {"message": message}
