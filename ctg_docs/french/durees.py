"""Lengths of time as authors write them: « 4 ans », « quatre ans et six mois », « 48 mois »."""

from __future__ import annotations

import re

from ctg_docs.french.counting import accorde
from ctg_docs.french.letters import cardinal
from ctg_docs.french.lists import enumeration

_NUMBERS = {cardinal(n): n for n in range(1, 100)} | {"une": 1}
_COUNT = r"(\d{1,3}|[a-zéè]+(?:-[a-z]+)*)"
_LENGTH = re.compile(
    rf"(?:{_COUNT}\s+(?:ans?|années?))?(?:\s+et\s+)?(?:{_COUNT}\s+mois)?", re.IGNORECASE
)


def mois(text: str) -> int:
    """Return the months of a length; raises ValueError for what is none."""
    found = _LENGTH.fullmatch(text.strip())
    counts = [_number(words) for words in found.groups("0")] if found else [0, 0]
    total = 12 * counts[0] + counts[1]
    if total <= 0:
        raise ValueError(f"durée attendue sous la forme « 4 ans », trouvé « {text} »")
    return total


def en_lettres(months: int) -> str:
    """Return « quatre ans », « quatre ans et six mois »."""
    years, rest = divmod(months, 12)
    counts = ((years, "an"), (rest, "mois"))
    return enumeration(f"{cardinal(n)} {accorde(n, noun)}" for n, noun in counts if n)


def _number(words: str) -> int:
    """Return a number written in figures or in letters, and one below all lengths for no number."""
    return int(words) if words.isdigit() else _NUMBERS.get(words.lower(), -(10**4))
