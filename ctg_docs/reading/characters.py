"""Forbidden characters: control, bidirectional, private use, half characters.

They crash a writer (NUL, lone surrogates), spoil a PDF (U+FFFE), change what is read without
being seen (bidirectional overrides), or print as a box (private use, left by Word bullets).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ctg_docs.problems import Place, Problem, others
from ctg_docs.reading import mojibake
from ctg_docs.reading.positions import Lines, place_at

_CONTROL = ("caractère de contrôle", "Supprimez-le : il est invisible.")
_DIRECTION = ("inversion ou marque du sens de lecture", "Supprimez-la : elle est invisible.")
_PRIVATE = (
    "caractère à usage privé, souvent une puce copiée de Word",
    "Remplacez-le par un signe courant : « - », « • », « → »…",
)
_NO_CHARACTER = ("ce n’est pas un caractère", "Supprimez-le.")
# First and last character of each range, what it is and what to do.
_RANGES = (
    ("\x00", "\x08", *_CONTROL),
    ("\x0b", "\x1f", *_CONTROL),
    ("\x7f", "\x9f", *_CONTROL),
    ("\u061c", "\u061c", *_DIRECTION),
    ("\u200e", "\u200f", *_DIRECTION),
    ("\u2028", "\u2029", "fin de ligne invisible", "Remplacez-la par un vrai retour à la ligne."),
    ("\u202a", "\u202e", *_DIRECTION),
    ("\u2066", "\u2069", *_DIRECTION),
    ("\ud800", "\udfff", "demi-caractère isolé", "Supprimez-le et retapez le signe."),
    ("\ue000", "\uf8ff", *_PRIVATE),
    ("\ufdd0", "\ufdef", *_NO_CHARACTER),
    ("\ufeff", "\ufeff", "marque d’ordre des octets (BOM)", "Supprimez-la : elle est invisible."),
    ("\ufff9", "\ufffc", *_CONTROL),
    ("\ufffd", "\ufffd", "signe d’origine perdu", "Retapez le bon signe à sa place."),
    ("\ufffe", "\uffff", *_NO_CHARACTER),
    ("\U000f0000", "\U0010ffff", *_PRIVATE),
)
FORBIDDEN = re.compile("[" + "".join(f"{first}-{last}" for first, last, *_ in _RANGES) + "]")

# One damaged file can hold thousands of them: beyond this number, reading on teaches nothing.
_MOST = 20
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "r": "\r"}
_SHORT_ESCAPES |= {"N": "\x85", "L": "\u2028", "P": "\u2029"}


def forbidden_in_text(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for each forbidden character of a file: twenty, then how many others."""
    for match in islice(FORBIDDEN.finditer(text), _MOST):
        place = place_at(name, text, match.start())
        word = mojibake.word_at(text, match.start())
        repaired = mojibake.repaired(word)
        if repaired != word and not FORBIDDEN.search(repaired):
            yield mojibake.problem(place, FORBIDDEN.sub("�", word), repaired)
        else:
            yield _forbidden(match.group(), place)
    if (number := len(FORBIDDEN.findall(text)) - _MOST) > 0:
        yield others(name, number)


def forbidden_in_escapes(scalar: Any, text: str, lines: Lines) -> Iterator[Problem]:
    """Yield problems for the forbidden escapes of a quoted text: twenty, then how many others."""
    found = _escaped(text, scalar.start_mark.index, scalar.end_mark.index)
    for char, index in islice(found, _MOST):
        yield _forbidden(char, lines.place(index))
    if (number := len(FORBIDDEN.findall(scalar.value)) - _MOST) > 0:
        yield others(lines.place(scalar.start_mark.index).file, number)


def _escaped(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the forbidden characters written as escapes between two indexes, and their index."""
    for match in _ESCAPE.finditer(text, start, end):
        digits = match[1] or match[2] or match[3]
        char = chr(int(digits, 16)) if digits else _SHORT_ESCAPES.get(match[4], "")
        if char and FORBIDDEN.match(char):
            yield char, match.start()


def without_forbidden(text: str) -> str:
    """Return the text with a harmless letter in place of each forbidden character."""
    return FORBIDDEN.sub("x", text)


def _forbidden(char: str, place: Place) -> Problem:
    what, hint = next((what, hint) for first, last, what, hint in _RANGES if first <= char <= last)
    return Problem(
        place, "caractere-interdit", f"Le caractère U+{ord(char):04X} est interdit : {what}.", hint
    )
