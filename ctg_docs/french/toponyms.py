"""Names of places after « de », « à » and their article.

INSEE publishes with each name its TNCC (type de nom en clair), which gives article and hinge:

    0 de     1 d’     2 le/du     3 la/de la     4 les/des     5 l’/de l’
    6 aux/des (Aux Marais)        7 las/de las   8 los/de los

In a commune the article belongs to the name (« Le Havre »): « le », « les » and « aux » are
contracted, the others keep their capital (« de La Rochelle »). In a département or a region the
name comes without article and the code alone gives it. What a place calls itself may differ
(Houilles, Yutz, Vaucluse): `charniere` then says the hinge and wins. A group of communes has no
TNCC: its hinge alone tells (« de la communauté urbaine d’Arras », « d’Orléans Métropole »).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.french.signs import curly
from ctg_docs.french.words import APRES_A, APRES_DE, elides, joined, vocabulary

Kind = Literal["commune", "departement", "region", "groupement"]

_HINGES = ("de", "d’", "du", "de la", "des", "de l’", "des", "de las", "de los")
_ARTICLES = ("", "l’", "le", "la", "les", "l’", "les", "las", "los")
# The articles a hinge has swallowed, to take off the name it precedes.
_SWALLOWED = {
    "du": ("Le ",),
    "des": ("Les ", "Aux "),
    "de la": ("La ",),
    "de l’": ("L’",),
    "de las": ("Las ",),
    "de los": ("Los ",),
}
_HINGE_TO_LE = {hinge: article for article, hinge in APRES_DE.items()}
# Usual article of the names that INSEE gives without any.
_ARTICLE_BY_USAGE = {
    "Bourgogne-Franche-Comté": "la",
    "Bretagne": "la",
    "Corse": "la",
    "Loir-et-Cher": "le",
    "Lot-et-Garonne": "le",
    "Maine-et-Loire": "le",
    "Meurthe-et-Moselle": "la",
    "Normandie": "la",
    "Saône-et-Loire": "la",
    "Seine-et-Marne": "la",
    "Tarn-et-Garonne": "le",
}
# The kind of a group, which opens its official name with a capital that a sentence does not keep.
_GROUP_KIND = re.compile(
    r"(?:Communauté (?:de communes|d’agglomération|urbaine)|Métropole"
    r"|Établissement public territorial)\b"
)


_LED = re.compile(r" (?:de la |de l’|du |des |de |d’)?")


@dataclass(frozen=True)
class Toponym:
    """A place: its official name, its TNCC, and its own hinge where usage departs from it.

    Raises ValueError for a TNCC beyond 0 to 8 or an unknown hinge.
    """

    name: str
    tncc: int
    kind: Kind = "commune"
    charniere: str | None = None
    parties: tuple[Toponym, ...] = ()
    """The places that it puts together, each with its own hinge; empty for one place."""

    def __post_init__(self) -> None:
        if not 0 <= self.tncc <= 8:
            raise ValueError(f"type de nom en clair inconnu : {self.tncc} (0 à 8 attendu)")
        if self.charniere is not None:
            _hinge(self.charniere)


_OPENINGS = {"Le ": 2, "La ": 3, "Les ": 4, "L’": 5, "Aux ": 6, "Las ": 7, "Los ": 8}
_MASCULINE = vocabulary(
    "Bassin Bocage Canton Cap Centre Grand Pays Plateau Territoire Val Vignoble"
)
_FEMININE = vocabulary("Baie Communauté Côte Métropole Plaine Presqu’île Vallée Ville")
_PLURAL = vocabulary("Coteaux Gorges Hauts Monts Plaines Portes Rives Terres Vallées Vals Vallons")


def suppose(name: str, kind: Kind = "commune") -> Toponym:
    """Return a place that no table holds, led as its first word is.

    « d’Orlezac », « du Test »; a group of communes is led by the noun that begins its name: « du
    Pays d’Orle », « de l’Établissement… », « de la communauté urbaine d’Arras ».
    """
    name = curly(name)
    tncc = next((n for opening, n in _OPENINGS.items() if name.startswith(opening)), None)
    if kind == "commune" or tncc is not None:
        known = tncc if tncc is not None else int(elides(name))
        return Toponym(name, known, kind, None if kind == "commune" else _HINGES[known])
    first = name.split()[0]
    if first in _MASCULINE | _FEMININE:
        return Toponym(name, 0, kind, "du" if first in _MASCULINE else "de la")
    if first in _PLURAL:
        return Toponym(name, 0, kind, "des")
    if first in ("Agglomération", "Établissement"):
        return Toponym(name, 0, kind, "de l’")
    return Toponym(name, 0, kind, "d’" if elides(name) else "de")


def de(t: Toponym) -> str:
    """Return the place after « de »: « du Havre », « d’Issy-les-Moulineaux », « de l’Essonne »."""
    if t.parties:
        return " et ".join(map(de, t.parties))
    return de_charniere(_inside(t), charniere(t))


def charniere(t: Toponym) -> str:
    """Return the hinge by which « de » reaches the place: « du », « d’ », « de la », « de »."""
    if t.charniere is not None:
        return _hinge(t.charniere)
    hinge = _HINGES[t.tncc]
    return "de" if t.kind == "commune" and hinge not in ("d’", "du", "des") else hinge


def a(t: Toponym) -> str:
    """Return the place after « à »: « au Port », « aux Ulis », « à La Rochelle »."""
    if t.parties:
        return " et ".join(map(a, t.parties))
    hinge = _own_hinge(t)
    if hinge in _HINGE_TO_LE:
        return joined(APRES_A[_HINGE_TO_LE[hinge]], _without_article(_inside(t), hinge))
    if t.kind == "commune":
        return f"à {curly(t.name)}"
    article = _article(t)
    return joined(APRES_A.get(article, f"à {article}".strip()), _inside(t))


def le(t: Toponym) -> str:
    """Return the place with its article: « l’Essonne », « Le Havre », « la Meurthe-et-Moselle »."""
    if t.kind == "commune":
        return curly(t.name)
    return joined(_article(t), _without_article(_inside(t), charniere(t)))


def group_name(name: str) -> str:
    """Return the name of a group of communes inside a sentence: « communauté urbaine d’Arras ».

    A name that is not made of its kind keeps its capital: « Dijon Métropole ».
    """
    name = curly(name)
    return minuscule(name) if _GROUP_KIND.match(name) else name


def nom_propre(name: str) -> str:
    """Return the name of a group of communes without its kind: « Pays d’Orle »."""
    bare = _GROUP_KIND.sub("", curly(name), count=1)
    return capitale(_LED.sub("", bare, count=1)) if bare != curly(name) else bare


def de_charniere(name: str, charniere: str) -> str:
    """Return any proper name after a hinge given as data, for EPCI, caisses and the like.

    A hinge that holds an article takes it off the name; an empty one leaves the name alone.
    Raises ValueError for an unknown hinge.
    """
    hinge = _hinge(charniere)
    return joined(hinge, _without_article(name, hinge))


def _inside(t: Toponym) -> str:
    return group_name(t.name) if t.kind == "groupement" else curly(t.name)


def _own_hinge(t: Toponym) -> str:
    if t.charniere is not None:
        return _hinge(t.charniere)
    contracted = t.kind == "commune" and _HINGES[t.tncc] in ("du", "des")
    return _HINGES[t.tncc] if contracted else ""


def _article(t: Toponym) -> str:
    own = _HINGE_TO_LE.get(_hinge(t.charniere)) if t.charniere is not None else None
    return own or _ARTICLES[t.tncc] or _ARTICLE_BY_USAGE.get(t.name, "")


def _hinge(charniere: str) -> str:
    hinge = curly(charniere).strip().lower()
    if hinge and hinge not in _HINGES:
        raise ValueError(f"charnière inconnue : « {charniere} » (de, d’, du, de la, de l’, des)")
    return hinge


def _without_article(name: str, hinge: str) -> str:
    name = curly(name)
    for swallowed in _SWALLOWED.get(hinge, ()):
        name = name.removeprefix(swallowed)
    return name
