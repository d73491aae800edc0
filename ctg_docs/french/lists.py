"""Enumerations and the punctuation of lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from ctg_docs.french import toponyms, words
from ctg_docs.french.initials import sans_capitale
from ctg_docs.french.signs import FINE
from ctg_docs.french.toponyms import Toponym
from ctg_docs.french.words import Nom

Item = Toponym | Nom | str
_FINAL = " \n.;,"
# A quotation and a parenthesis have borders of their own.
_ENCLOSED = re.compile(r"«[^»]*»|\([^)]*\)")


def enumeration(items: Iterable[str], link: str = "et") -> str:
    """Return « a, b et c »; one item comes back alone, none gives an empty text.

    Where an item holds « et » itself, « ainsi que » leads the last one: « a et b, ainsi que c ».
    """
    texts = list(items)
    if len(texts) < 2:
        return "".join(texts)
    if link == "et" and any(" et " in _ENCLOSED.sub("", text) for text in texts):
        return f"{', '.join(texts[:-1])}, ainsi {words.que_nom(texts[-1])}"
    return f"{', '.join(texts[:-1])} {link} {texts[-1]}"


def inventaire(items: Iterable[str]) -> str:
    """Return the items of a sheet in one line: « a, b et c »; semicolons where one holds « et ».

    A common noun keeps no capital after the first item.
    """
    first, *others = list(items) or [""]
    texts = [first, *map(sans_capitale, others)]
    if any(" et " in text or "," in text for text in texts):
        return f"{FINE}; ".join(texts)
    return enumeration(texts)


def enumeration_de(items: Iterable[Item]) -> str:
    """Return « des Ulis et d’Orsay », « de la jeunesse et du logement »: « de » before each item.

    A Nom takes its article, a Toponym its own; a bare text takes none (« de handicap »).
    """
    return enumeration(_led(items, toponyms.de, words.du_nom, words.de_nom))


def enumeration_a(items: Iterable[Item]) -> str:
    """Return « aux Ulis et à Orsay », « à la jeunesse et au logement »: « à » before each item."""
    return enumeration(_led(items, toponyms.a, words.au_nom, words.a_nom))


def ponctuer(items: Sequence[str]) -> list[str]:
    """Return the items of a list, a semicolon after each and a full stop after the last.

    Marks already there are replaced; an item that asks, exclaims or is cut short keeps its own.
    """
    return [_ended(item, marque(rank, len(items))) for rank, item in enumerate(items)]


def marque(rank: int, count: int) -> str:
    """Return the mark after an item of a list, by its rank from 0: « ; », « . » after the last."""
    return "." if rank == count - 1 else f"{FINE};"


def sans_marque(text: str) -> str:
    """Return a text without the mark that ends it, to be followed by another one."""
    return text.rstrip(_FINAL)


def _led(
    items: Iterable[Item],
    place: Callable[[Toponym], str],
    noun: Callable[..., str],
    text: Callable[[str], str],
) -> list[str]:
    return [
        place(item)
        if isinstance(item, Toponym)
        else noun(item.nom, item.genre, item.nombre, item.elision)
        if isinstance(item, Nom)
        else text(item)
        for item in items
    ]


def _ended(item: str, mark: str) -> str:
    bare = item.rstrip().rstrip(";,").rstrip()
    if not bare.endswith(("etc.", "...")):
        bare = bare.rstrip(".").rstrip()
    if mark == "." and bare.endswith(("?", "!", "…", ".")):
        return bare
    return bare + mark
