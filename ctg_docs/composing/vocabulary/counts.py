"""Counts and the words that they agree: « 3 actions », « sont engagées », « 2 présents ».

Words come from the count and from the level that names it, never from the items that are counted:
to count them is not to print them.
"""

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
    n: Nombre | None, mots: str | Niveau, pluriel: str | None = None, genre: Genre | None = None
) -> Any:
    """Return words as a count, or the number of items of a list, calls for them; None for None.

    `mots` is a level of the project, a noun phrase in the singular, a participle when `genre` is
    given, or a phrase that begins with « a » or « est ». `pluriel` is for what no rule says.
    """
    if n is None:
        return None
    count = _count(n)
    if isinstance(mots, Niveau):
        return mots.pluriel if counting.plural(count) else mots.singulier
    return computed(_agreed(count, mots, pluriel, genre), count, mots, genre)


def compte(
    n: Nombre | None,
    mots: str | Niveau,
    pluriel: str | None = None,
    genre: Genre | None = None,
    *,
    lettres: bool = False,
) -> Any:
    """Return a count in digits, then its words agreed as `accorde` does: « 3 actions ».

    One is a word where its gender is known: « un enjeu », « une action », « une réalisée »; so is
    each number up to sixteen with `lettres`, as in a sentence: « trois actions ».
    """
    if n is None:
        return None
    count, words = _count(n), accorde(n, mots, pluriel, genre)
    forms = (mots.singulier, mots.pluriel) if isinstance(mots, Niveau) else words
    sex = mots.genre if isinstance(mots, Niveau) else genre
    spelt = sex and (count == 1 or (lettres and isinstance(count, int)))
    figure = numbers.en_phrase(int(count), sex or "m") if spelt else numbers.nombre(count)
    return computed(f"{figure} {words}", count, forms)


def denombre(
    counted: Iterable[tuple[Any, ...]],
    *,
    genre: Genre | None = None,
    nuls: bool = False,
    lettres: bool = False,
) -> list[str]:
    """Return several counts, each given as (number, words, plural where no rule says it).

    One that is unknown is left out, and so is zero unless `nuls`. With `lettres`, all are in
    letters, or all in digits when one of them is beyond sixteen.
    """
    known = [given for given in counted if given[0] or (nuls and given[0] is not None)]
    spelt = lettres and all(_count(given[0]) <= numbers.EN_LETTRES for given in known)
    return [
        compte(n, words, next(iter(plural), None), genre, lettres=spelt)
        for n, words, *plural in known
    ]


def _agreed(n: int | Decimal, mots: str, pluriel: str | None, genre: Genre | None) -> str:
    if pluriel is not None:
        return counting.accorde(n, mots, pluriel)
    if is_verbal(mots):
        return verb_phrase(n, mots, genre or "m")
    if genre:
        return participle(mots, [genre], counting.plural(n))
    return counting.accorde(n, mots)


def _count(n: Nombre) -> int | Decimal:
    return len(n) if isinstance(n, Sized) else n
