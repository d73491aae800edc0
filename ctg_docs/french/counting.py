"""Agreement of a word with a number. Quick to load, for commands that have little to say."""

from __future__ import annotations

from decimal import Decimal


def plural(n: int | float | Decimal) -> bool:
    """Tell whether a number calls for the plural, which starts at 2: 0, 1 and 1.5 do not."""
    return n >= 2 or n <= -2


def accorde(n: int | float | Decimal, singulier: str, pluriel: str | None = None) -> str:
    """Return a noun phrase agreed with a number: « erreurs » after 2.

    The plural is computed when it is not given.
    """
    if not plural(n):
        return singulier
    if pluriel is None:
        from ctg_docs.french.plurals import pluriel as plural_of  # noqa: PLC0415 - heavier

        return plural_of(singulier)
    return pluriel
