"""Accents spoiled by a program that read UTF-8 as another encoding: « signÃ© » for « signé ».

A sequence is suspect only when it is exactly what the UTF-8 bytes of a sign of French become
in one of the usual one-byte encodings, and when the letters around it agree: Romanian or
Portuguese capitals (« ORĂŞTIE », « IRMÃ ») are left alone.
"""

from __future__ import annotations

import re
from functools import cache

from ctg_docs.problems import Place, Problem

_ENCODINGS = ("cp1252", "iso8859-1", "iso8859-2", "cp1250", "iso8859-15", "mac_roman", "cp850")
# The order settles what a sequence that two encodings share stands for: the likelier first.
_SIGNS = (
    *"éèàêçùôîûâëïü’",
    *map(chr, range(0xA0, 0x100)),
    *"ŒœŸšŽž€™→−≤≥☐☑✓\u2009\u202f",
    *"‐‑–—‘‚“”„†•…‰‹›",
)
# What remains of the first byte of a letter that was spoiled twice.
_TWICE = "ÃÂ"
# How a sequence begins: a sign that is rare in French, or a common one before a rare one. Looked
# for first, so that the table below is not even built for a clean text.
_RARE_LEADS = "ÃÅĂĹ√¬≈├┬┼‚"
_COMMON_LEADS = (re.compile("â[€‚„†ˆ‰˜œś\x80-\x9c]"), re.compile(r"Â[^A-Za-z\d '’.,]"))
_CLOSING = "’”“–—…»\u00a0"
_WORD_BREAK = re.compile(r"[ \n\t\"]")
# The longest part of a word that is shown on each side of the spoiled sign.
_WORD = 40
_DEPTH = 3


def suspects(text: str) -> list[int]:
    """Return the index of every spoiled sign of a text, in order."""
    return [match.start() for match in _matches(text)]


def repaired(text: str) -> str:
    """Return the text with every spoiled sign restored; a text spoiled twice is restored twice."""
    for _ in range(_DEPTH):
        before, text = text, _repaired_once(text)
        if before == text:
            break
    return text


def word_at(text: str, index: int) -> str:
    """Return the word around an index; a no-break space may be half of a spoiled letter."""
    before = text[max(index - _WORD, 0) : index]
    after = text[index : index + _WORD]
    return _WORD_BREAK.split(before)[-1] + _WORD_BREAK.split(after)[0]


def problem(place: Place, word: str, meant: str, *, more: bool = False) -> Problem:
    """Return the problem of a spoiled word, with the word it probably was."""
    also = ", et d’autres après lui" if more else ""
    message = f"« {word} » est un mot mal relu{also} : c’est probablement « {meant} »."
    hint = "Corrigez-le, ou reprenez le fichier d’origine en l’ouvrant en UTF-8."
    return Problem(place, "encodage-mojibake", message, hint)


def _repaired_once(text: str) -> str:
    pieces, end = [], 0
    for match in _matches(text):
        pieces += [text[end : match.start()], _meant(match)]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _matches(text: str) -> list[re.Match[str]]:
    if text.isascii() or not _may_be_spoiled(text):
        return []
    return [match for match in _pattern().finditer(text) if _meant(match)]


def _may_be_spoiled(text: str) -> bool:
    return any(lead in text for lead in _RARE_LEADS) or any(
        lead.search(text) for lead in _COMMON_LEADS
    )


def _meant(match: re.Match[str]) -> str:
    """Return the sign that the spoiled sequence stands for, empty when it may be intended."""
    return next((sign for sign in _table()[match.group()] if _fits(sign, match)), "")


def _fits(sign: str, match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(start - 2, 0) : start], text[end : end + 1]
    if sign.islower():
        in_capitals = (len(before) == 2 and before.isalpha() and before.isupper()) or (
            before[-1:].isupper() and after.isupper()
        )
        return not in_capitals
    if sign.isupper() and sign not in _TWICE:
        closes = match.group()[-1] in _CLOSING and not after.isalpha()
        return not before[-1:].islower() and not closes
    return True


@cache
def _table() -> dict[str, list[str]]:
    """Spoiled sequence → the signs it may stand for, the likeliest first."""
    table: dict[str, list[str]] = {}
    for sign in _SIGNS:
        for encoding in _ENCODINGS:
            spoiled = "".join(_read(byte, encoding) for byte in sign.encode())
            if _may_be_spoiled(spoiled) and sign not in table.setdefault(spoiled, []):
                table[spoiled].append(sign)
    # A closing quote loses its last byte, undefined in Windows-1252, in most programs.
    table["â€"] = ["”"]
    return table


def _read(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


@cache
def _pattern() -> re.Pattern[str]:
    sequences = sorted(_table(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, sequences)))
