"""Counts and the words that they agree: « 3 actions », « sont engagées », « 2 présents »."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from decimal import Decimal
from typing import Any, TypeAlias

from ctg_docs.french import counting, numbers
from ctg_docs.french.agreement import participle
from ctg_docs.french.verbs import is_verbal, verb_phrase
from ctg_docs.french.words import Genre
from ctg_docs.model.projet import Niveau
from ctg_docs.reading.origins import computed

Nombre: TypeAlias = int | Decimal | Sized
"""A number, or what is counted."""


def accorde(
    n: Nombre, mots: str | Niveau, pluriel: str | None = None, genre: Genre | None = None
) -> str:
    """Return words as a count, or the number of items of a list, calls for them.

    `mots` is a level of the project, a noun phrase in the singular, a participle when `genre` is
    given, or a phrase that begins with « a » or « est ». `pluriel` is for what no rule says.
    """
    count = _count(n)
    if isinstance(mots, Niveau):
        return mots.pluriel if counting.plural(count) else mots.singulier
    if pluriel is not None:
        return counting.accorde(count, mots, pluriel)
    if is_verbal(mots):
        return verb_phrase(count, mots, genre or "m")
    if genre:
        return participle(mots, [genre], counting.plural(count))
    return counting.accorde(count, mots)


def compte(
    n: Nombre, mots: str | Niveau, pluriel: str | None = None, genre: Genre | None = None
) -> str:
    """Return a count in digits, then its words agreed as `accorde` does: « 3 actions »."""
    return f"{numbers.nombre(_count(n))} {accorde(n, mots, pluriel, genre)}"


def denombre(
    counted: Iterable[tuple[Any, ...]], *, genre: Genre | None = None, nuls: bool = False
) -> list[str]:
    """Return several counts, each given as (number, words, plural where no rule says it).

    One that is unknown is left out, and so is zero unless `nuls`.
    """
    known = [given for given in counted if given[0] or (nuls and given[0] is not None)]
    return [_told(*given, genre=genre) for given in known]


def _told(n: Nombre, mots: Any, pluriel: str | None = None, *, genre: Genre | None) -> str:
    """Return a count that knows the values that it says."""
    told: str = computed(compte(n, mots, pluriel, genre), n, mots)
    return told


def _count(n: Nombre) -> int | Decimal:
    return len(n) if isinstance(n, Sized) else n
