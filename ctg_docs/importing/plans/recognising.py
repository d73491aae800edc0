"""The key of an action that a heading names, from a table of headings; none rather than a guess."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ctg_docs.reference.intitules import NEUTRE, intitules
from ctg_docs.suggestions import fold

_STOP = frozenset(
    (*("de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux", "pour"),
     *("par", "sur", "un", "une", "ce", "cet", "cette", "son", "sa", "ses", "nos", "notre"),
     *("votre", "vos", "dans", "avec", "qui", "que", "ou"))
)  # fmt: skip
_SIGNS = re.compile(r"%|k€|€|°")
_WORDED = {"%": " pourcentage ", "k€": " euro ", "€": " euro ", "°": " "}
_YEAR = re.compile(r"\b(20\d\d)\b")
_FUZZY = 0.88
_LONG = 6
_BRACKETS = re.compile(r"\([^)]*\)|\*")
_ENDINGS = re.compile(r"\((?:s|e|es|x|ne|ère)\)|[·•][a-zé]{1,3}\b", re.IGNORECASE)
"""« porteur(s) », « élu·e »."""
_LED = frozenset(
    ("constat", "description", "resultats_attendus", "public_cible", "partenaires", "pilote",
     "elu_referent", "indicateurs.libelle", "modalites_evaluation", "moyens_humains",
     "moyens_materiels", "avancement.commentaire", "calendrier.jalons", "territoire")
)  # fmt: skip
"""Keys that the first word of a heading settles when no other word is known to the table."""
_WEAK = frozenset(
    ("servic", "direction", "qui", "coordination", "operateur", "referent", "reseau", "population",
     "age", "cibl", "commun", "lieu", "sit", "zon", "secteur", "poste", "outil", "local", "divers",
     "presentation", "resum", "mod", "modalit", "etap", "phas", "adjoint", "delegation", "interv")
)  # fmt: skip
"""First words that name too many things to settle a heading by themselves."""


class Heading(NamedTuple):
    """The meaning of a heading: a key, empty when none or several; a year; the keys it may mean."""

    cle: str
    annee: int | None = None
    candidates: tuple[str, ...] = ()


@cache
def recognise(heading: str) -> Heading:
    """Return the key that a heading names, with what stands in brackets or without it."""
    whole = _recognise(heading)
    if whole.cle or not _BRACKETS.search(heading):
        return whole
    bare = _recognise(_BRACKETS.sub(" ", heading))
    return bare if bare.cle else whole


def _recognise(heading: str) -> Heading:
    heading = _ENDINGS.sub("", heading)
    years = _YEAR.findall(heading)
    annee = int(years[0]) if len(years) == 1 else None
    said = ordered(_YEAR.sub(" ", heading) if annee else heading)
    words = _mended(said)
    found = _scores(words) if words else {}
    if not found:
        return Heading("", annee)
    best = max(found.values())
    keys = tuple(key for key, score in found.items() if score == best)
    settled = len(keys) == 1 and (best.unknown == 0 or _leads(said[0], keys[0], words))
    # A target of a year is that of a measure, not those whom the action is for.
    if settled and annee and keys[0] == "public_cible":
        return Heading("", annee, (*keys, "indicateurs.cible"))
    return Heading(keys[0] if settled else "", annee, keys)


def _leads(first: str, key: str, words: frozenset[str]) -> bool:
    """Say whether the first word of a heading settles its key: no word of another one follows."""
    if key not in _LED:
        return False
    fitting = [heading for heading in _table()[key] if first in heading and heading <= words]
    strong = any(heading - _WEAK for heading in fitting)
    covered = frozenset().union(*(h for h in _table()[key] if h <= words))
    return strong and not any(word in _vocabulary() for word in words - covered - _neutral())


class _Score(NamedTuple):
    """The fit of a key: fewer unknown words, then more known ones, then one longer heading."""

    unknown: int
    covered: int
    longest: int


def _scores(words: frozenset[str]) -> dict[str, _Score]:
    found = {}
    for key, headings in _table().items():
        fitting = [heading for heading in headings if heading <= words]
        if fitting:
            covered = frozenset().union(*fitting)
            unknown = words - covered - _neutral()
            found[key] = _Score(-len(unknown), len(covered), max(map(len, fitting)))
    return found


@cache
def _table() -> dict[str, list[frozenset[str]]]:
    return {
        cle: [tokens(one) for one in several]
        for cle, several in intitules().items()
        if cle != NEUTRE
    }


@cache
def _neutral() -> frozenset[str]:
    return frozenset().union(*(tokens(word) for word in intitules()[NEUTRE]))


@cache
def _vocabulary() -> tuple[str, ...]:
    known = {word for several in _table().values() for heading in several for word in heading}
    return tuple(sorted(known | _neutral()))


def tokens(heading: str) -> frozenset[str]:
    """Return the words of a heading that mean something, without accents nor agreement."""
    return frozenset(ordered(heading))


@cache
def ordered(heading: str) -> tuple[str, ...]:
    """Return the same words in their order."""
    worded = _SIGNS.sub(lambda found: _WORDED[found[0]], heading.lower())
    words = fold(worded).split()
    return tuple(map(stem, [word for word in words if word not in _STOP] or words))


def stem(word: str) -> str:
    """Return a word without the marks of the plural and of the feminine."""
    if len(word) < 4:
        return word
    word = word.rstrip("sx")
    word = word[:-2] if word.endswith(("lle", "nne")) else word
    return word.rstrip("e") or word


def _mended(words: Iterable[str]) -> frozenset[str]:
    """Return words in which those that are mistyped are put right."""
    known = _vocabulary()
    found = set()
    for word in words:
        near = word not in known and len(word) >= _LONG
        fits = difflib.get_close_matches(word, known, n=1, cutoff=_FUZZY) if near else []
        found.add(fits[0] if fits else word)
    return frozenset(found)
