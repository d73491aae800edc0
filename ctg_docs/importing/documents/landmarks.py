"""Landmarks of a document: lines that announce what follows, and what they announce."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ctg_docs.importing.plans.recognising import ordered
from ctg_docs.model.projet import NIVEAUX
from ctg_docs.reference.reperes import noms_de_champs, reperes

_LONGEST = 300
ASIDE = {
    "sommaire": "sommaire, que l’outil écrit lui-même",
    "formule": "formule de fin, que les documents n’impriment pas",
}
"""Keys of lines that no source says, and why they are left out."""
_LETTERS = {"e": "[eéèêë]", "a": "[aàâ]", "i": "[iîï]", "o": "[oôö]", "u": "[uùûü]", "c": "[cç]"}
_RANK = r"\d{1,2}(?:[.\-]\d{1,2})*(?![\d/])|[IVX]{1,4}\b|[A-Z]\b"
_NUMBER = re.compile(
    r"(?:(?P<digits>\d{1,2}(?:\.\d{1,2})*)(?:[.)]|\s*[-–—:])*|(?P<roman>[IVX]{1,4})\s*[.)–—-]+"
    r"|(?P<letter>[A-Z])\s*[.)]+)\s+(?=\w)"
)
_FOLLOWED = re.compile(r"\s*\((?:suite|fin|\d+/\d+)\)\s*$", re.IGNORECASE)
_ALONE = re.compile(r"\W*(?:\d{1,2}|[IVX]{1,4})\W*")
_FIRST = re.compile(r"(?:les?|la|l[’']|nos|notre|des?)\s*", re.IGNORECASE)


class Landmark(NamedTuple):
    """The announcement of a line: its key, the words that follow on the line, its number.

    `several` tells a plural: « Enjeux » announces a list.
    """

    cle: str
    titre: str = ""
    numero: tuple[int, ...] = ()
    several: bool = False


class Numbered(NamedTuple):
    """A line without the number typed before it, and the level that this number tells."""

    words: str
    level: int | None = None


@cache
def landmark_of(line: str) -> Landmark | None:
    """Return the announcement of a line, None for any other line."""
    if len(line) > _LONGEST:
        return None
    bare = _FOLLOWED.sub("", numbered(line).words)
    lead = _FIRST.match(bare)
    return _read(bare) or (_read(bare[lead.end() :]) if lead else None)


def _read(bare: str) -> Landmark | None:
    found = _pattern().match(bare)
    if found is None:
        return None
    cle = next(name for name, words in found.groupdict().items() if words and name in reperes())
    label, rest = found[cle], bare[found.end() :]
    if cle == "ignorer":
        return Landmark(cle)
    if cle in ASIDE:
        return None if any(map(str.isalnum, rest)) else Landmark(cle)
    rank = _ranked().match(rest)
    after = rest[rank.end() :] if rank else rest
    parted = re.match(
        r"\s*(?:[:–—]|\s-\s|[.)]+|-+(?=\s|$))\s*" if rank else r"\s*[:–—]\s*|\s+-\s+", after
    )
    words = (after[parted.end() :] if parted else after).strip(" :")
    if words and not parted and not (rank and after[:1].isspace()):
        return None if ordered(bare) not in _whole()[cle] else Landmark(cle, several=_plural(label))
    numero = tuple(map(int, re.findall(r"\d+", rank["rank"] or ""))) if rank else ()
    if cle == "section" and not rank:
        return None
    return Landmark(cle, words, numero, _plural(label))


@cache
def _ranked() -> re.Pattern[str]:
    """Return the pattern of the number of an announcement, which nobody typed in « n° – »."""
    return re.compile(
        rf"\s*(?:(?i:n\s*[°ºo]\s*|numéro\s+)?(?P<rank>{_RANK})"
        r"|(?i:n)\s*[°º]\s*[.…_]*(?=\s*(?:[:–—-]|$)))"
    )


def _plural(label: str) -> bool:
    return label.split(maxsplit=1)[0].lower().endswith(("s", "x"))


@cache
def _whole() -> dict[str, set[tuple[str, ...]]]:
    return {cle: {ordered(one) for one in several} for cle, several in reperes().items()}


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of all the words that announce something, the longest first."""
    several = [(cle, one) for cle, words in reperes().items() for one in words]
    several.sort(key=lambda pair: -len(pair[1]))
    by_cle: dict[str, list[str]] = {}
    for cle, one in several:
        by_cle.setdefault(cle, []).append(_accented(one))
    longest = sorted(by_cle, key=lambda cle: -max(map(len, by_cle[cle])))
    groups = [f"(?P<{cle}>(?:{'|'.join(by_cle[cle])}){_end(cle)})" for cle in longest]
    return re.compile("|".join(groups), re.IGNORECASE)


def _end(cle: str) -> str:
    return "" if cle == "ignorer" else r"(?![\w’'])"


def _accented(words: str) -> str:
    """Return the pattern of words whose accents, case and plural nobody is sure to type."""
    parts = []
    for word in words.split(" "):
        letters = "".join(_LETTERS.get(bare(letter), re.escape(letter)) for letter in word)
        parts.append(letters.replace("'", r"[’']\s?").replace(r"\-", r"[\s-]") + "[sx]?")
    return r"\s+".join(parts)


def bare(letter: str) -> str:
    """Return a letter without its accent."""
    return {"é": "e", "è": "e", "ê": "e", "à": "a", "â": "a", "î": "i", "ô": "o", "ç": "c"}.get(
        letter.lower(), letter.lower()
    )


def numbered(line: str) -> Numbered:
    """Return a line without the number typed before it: « 1.2 Accueillir », « II. Jeunesse »."""
    found = _NUMBER.match(line)
    if found is None:
        return Numbered(line)
    digits = found["digits"]
    level = digits.count(".") if digits else 0 if found["roman"] else 1
    return Numbered(line[found.end() :], level)


def level_key(landmark: Landmark) -> str:
    """Return the level that a landmark names; an objective of two ranks is operational."""
    if landmark.cle != "objectif":
        return landmark.cle
    return "objectif_operationnel" if len(landmark.numero) > 1 else "objectif_strategique"


def list_heading(cle: str) -> str:
    """Return the words that tell of a line that announces a list."""
    said = {"objectif": "objectifs", "forces": "points forts", "faiblesses": "points faibles"}
    return f"annonce : {said.get(cle) or NIVEAUX[cle][1]}"


def is_number(line: str) -> bool:
    """Say whether a line is a number alone, as on the slide that opens a part."""
    return bool(_ALONE.fullmatch(line))


@cache
def is_field_name(line: str) -> bool:
    """Say whether a line is the usual name of a field."""
    return ordered(numbered(line).words.strip(" :.")) in {ordered(one) for one in noms_de_champs()}
