"""Numbers written in letters."""

from __future__ import annotations

from ctg_docs.french.counting import accorde
from ctg_docs.french.words import Genre

_SMALL = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    *("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"),
    *("dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = (
    *("", "dix", "vingt", "trente", "quarante", "cinquante"),
    *("soixante", "soixante", "quatre-vingt", "quatre-vingt"),
)
_SCALES = ((10**9, "milliard"), (10**6, "million"))
_PLURALS = ("vingts", "cents", "millions", "milliards")
LIMIT = 10**12


def cardinal(n: int, genre: Genre = "m", *, reform: bool = False) -> str:
    """Return a whole number in letters: « vingt et un », « quatre-vingts », « deux cent une ».

    `genre` is that of the thing counted. Traditional hyphens; `reform` ties every word as the
    rectifications of 1990 allow (« deux-mille-vingt-et-un »). Raises ValueError beyond 10**12.
    """
    if abs(n) >= LIMIT:
        raise ValueError(f"nombre trop grand pour être écrit en lettres : {n}")
    if n < 0:
        return f"moins {cardinal(-n, genre, reform=reform)}"
    words = _whole(n)
    if genre == "f" and words.replace("-", " ").split()[-1] == "un":
        words += "e"
    return words.replace(" ", "-") if reform else words


def ordinal(n: int, genre: Genre = "m", *, reform: bool = False) -> str:
    """Return an ordinal in letters: « premier », « première », « vingt et unième ».

    Raises ValueError below 1.
    """
    if n < 1:
        raise ValueError(f"un rang commence à 1, reçu : {n}")
    if n == 1:
        return "première" if genre == "f" else "premier"
    words = cardinal(n, reform=reform)
    if words.endswith(_PLURALS):
        words = words[:-1]
    if words.endswith(("cinq", "neuf")):
        words = words[:-1] + ("qu" if words.endswith("q") else "v")
    return words.removesuffix("e") + "ième"


def _whole(n: int) -> str:
    parts = []
    for size, name in _SCALES:
        many, n = divmod(n, size)
        if many:
            parts.append(f"{_hundreds(many, final=True)} {accorde(many, name)}")
    thousands, n = divmod(n, 1000)
    if thousands:
        parts.append("mille" if thousands == 1 else f"{_hundreds(thousands, final=False)} mille")
    if n or not parts:
        parts.append(_hundreds(n, final=True))
    return " ".join(parts)


def _hundreds(n: int, *, final: bool) -> str:
    """Return 0 to 999; « cent » and « vingt » take their s only where nothing follows them."""
    many, rest = divmod(n, 100)
    if not many:
        return _tens(n, final=final)
    head = "cent" if many == 1 else f"{_SMALL[many]} cent"
    if rest:
        return f"{head} {_tens(rest, final=final)}"
    return head + ("s" if many > 1 and final else "")


def _tens(n: int, *, final: bool) -> str:
    if n < 20:
        return _SMALL[n]
    if n == 80:
        return "quatre-vingts" if final else "quatre-vingt"
    ten, unit = divmod(n, 10)
    if ten in (7, 9):
        unit += 10
    if not unit:
        return _TENS[ten]
    link = " et " if unit in (1, 11) and ten < 8 else "-"
    return f"{_TENS[ten]}{link}{_SMALL[unit]}"
