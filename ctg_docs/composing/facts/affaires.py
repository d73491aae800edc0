"""The matters that a sitting dealt with, as their list shows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple


class Affaire(NamedTuple):
    """A matter: its number, its object, its outcome, and its path in the sources."""

    numero: str | None
    objet: Any
    resultat: str | None
    cle: str


def by_number(affaires: Sequence[Affaire]) -> list[Affaire]:
    """Return matters in the order of their numbers; as they come if one has none."""
    known = all(affaire.numero for affaire in affaires)
    return sorted(affaires, key=_rank) if known else list(affaires)


def _rank(affaire: Affaire) -> list[tuple[int, str]]:
    """Order numbers as a person does: « 2021-9 » before « 2021-10 »."""
    parts: Callable[[str], list[str]] = re.compile(r"(\d+)").split
    return [(int(p) if p.isdigit() else 0, p) for p in parts(affaire.numero or "")]
