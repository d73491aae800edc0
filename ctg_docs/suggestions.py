"""Suggestions for a mistyped name: candidates compared without accents, case or signs."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from itertools import filterfalse

_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
_LIKE_ENOUGH = 0.6
"""Share of the signs that two names must have in common, by the measure of `difflib`."""


def fold(name: str) -> str:
    """Return the bare form of a name: « St-Étienne-d’Œuvre » gives `saint etienne d oeuvre`."""
    plain = unicodedata.normalize("NFKD", name.translate(_LIGATURES)).lower()
    plain = "".join(filterfalse(unicodedata.combining, plain))
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return the question that proposes the closest candidate, an empty text when none is close."""
    by_fold = {fold(candidate): candidate for candidate in candidates}
    found = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=_LIKE_ENOUGH)
    return question([by_fold[form] for form in found])


def question(names: Iterable[str]) -> str:
    """Return « Vouliez-vous dire « Le Port » ou « Le Porge » ? », an empty text without a name."""
    quoted = " ou ".join(f"« {name} »" for name in names)
    return f"Vouliez-vous dire {quoted} ?" if quoted else ""
