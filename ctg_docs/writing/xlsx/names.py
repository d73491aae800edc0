"""Names of sheets: short, unique, without the signs that workbooks refuse.

Source: Microsoft, « Rename a worksheet »: 31 signs at most, none of : \\ / ? * [ ], no apostrophe
at either end, and not « History », which the application keeps for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 31
_REFUSED = re.compile(r"[\[\]:*?\\\x00-\x1f]")
_SPACES = re.compile(r"\s+")
VALUES = "Valeurs des graphiques"
"""Hidden sheet of the values that no table holds."""
_RESERVED = {"history", VALUES.casefold(), "origine"}
_UNNAMED = "Feuille"


def sheet_names(titles: Iterable[tuple[str, str]]) -> list[str]:
    """Return one name for each title, in order.

    Twins are told apart by the longer words that go with each, where they hold, else by a rank.
    """
    taken = set(_RESERVED)
    names: list[str] = []
    for title, longer in titles:
        plain, whole = _clean(title), _clean(longer)
        fits = longer and plain.casefold() in taken and len(whole) <= LONGEST
        name = _unique(whole if fits else plain, taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _clean(title: str) -> str:
    """Return a title without what no sheet may be called."""
    plain = _REFUSED.sub(" ", title.replace("/", "-"))
    return _SPACES.sub(" ", plain).strip(" '’") or _UNNAMED


def _unique(name: str, taken: set[str]) -> str:
    found = _shortened(name, LONGEST)
    rank = 2
    while found.casefold() in taken:
        mark = f" ({rank})"
        found = _shortened(name, LONGEST - len(mark)) + mark
        rank += 1
    return found


def _shortened(name: str, longest: int) -> str:
    """Return a name cut at the end of a word when there is one."""
    if len(name) <= longest:
        return name
    cut = name[:longest]
    if name[longest] != " " and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,;–-'’")
