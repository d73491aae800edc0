"""Bytes of a file → text, with what is wrong in the way the file was saved."""

from __future__ import annotations

import re
from pathlib import Path

from ctg_docs.problems import Gravite, Place, Problem, SourceError
from ctg_docs.reading import mojibake
from ctg_docs.reading.positions import place_at

_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_BAD_BYTES = re.compile("[\udc80-\udcff]+")
# What a lone surrogate becomes when a program writes it in UTF-8 all the same.
_SURROGATE = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]")
_SAVE_AS = "Dans l’éditeur, choisissez « Enregistrer sous », puis l’encodage « UTF-8 » sans BOM."


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text of a file with `\\n` as the only line end, and its encoding problems.

    Bytes that are not UTF-8 are reported once, then read as Windows-1252 so that the rest of
    the file can still be checked at the right columns. UTF-16 gives an empty text.
    """
    problems: list[Problem] = []
    if data.startswith(_UTF16_BOMS) or b"\0" in data[:4]:
        message = "Le fichier est enregistré en UTF-16 ; l’UTF-8 est attendu."
        return "", [Problem(Place(name, 1, 1), "encodage-bom", message, _SAVE_AS)]
    if data.startswith(_UTF8_BOM):
        data = data[len(_UTF8_BOM) :]
        message = "Le fichier commence par une marque d’ordre des octets (BOM), invisible."
        place = Place(name, 1, 1)
        problems.append(Problem(place, "encodage-bom", message, _SAVE_AS, Gravite.AVERTISSEMENT))
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = _lines(data.decode("utf-8", "surrogateescape"))
        problems.append(_bad_bytes(text, name))
        return _BAD_BYTES.sub(_as_windows, text), problems
    return _lines(text), problems


def whole_text(path: Path, name: str) -> str:
    """Return the text of a file to change, its mark and its line ends as they stand.

    Raises SourceError for one that is not in UTF-8, OSError for one that cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = "ce fichier n’est pas en UTF-8 : rien n’y est écrit"
        hint = "Enregistrez-le en UTF-8 dans un éditeur de texte, puis recommencez."
        problem = Problem(Place(name), "modification-refusee", message, hint)
        raise SourceError([problem]) from error


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _bad_bytes(text: str, name: str) -> Problem:
    """Return the problem of the first bytes that are not UTF-8, with the word they spoil."""
    surrogate = _SURROGATE.search(text)
    first = _BAD_BYTES.search(text)
    assert first is not None
    place = place_at(name, text, first.start())
    if surrogate and surrogate.start() == first.start():
        message = "Demi-caractère isolé : la moitié d’un émoji ou d’un signe rare a été perdue."
        return Problem(place, "caractere-interdit", message, "Supprimez-le et retapez le signe.")
    others = len(_BAD_BYTES.findall(text)) - 1
    also = f" (et {others} autre{'s' if others > 1 else ''} dans ce fichier)" if others else ""
    byte = ord(first.group()[0]) - 0xDC00
    word = _BAD_BYTES.sub(_as_windows, mojibake.word_at(text, first.start()))
    message = (
        f"L’octet 0x{byte:02X} n’est pas de l’UTF-8{also} : "
        f"c’est sans doute « {_as_windows(first)} », dans « {word} »."
    )
    hint = f"Le fichier a été enregistré en Windows-1252 (« ANSI ») ou en latin-1. {_SAVE_AS}"
    return Problem(place, "encodage-utf8", message, hint)


def _as_windows(match: re.Match[str]) -> str:
    """Read stray bytes as Windows-1252; a byte it does not define becomes `?`."""
    data = match.group().encode("utf-8", "surrogateescape")
    return data.decode("cp1252", "replace").replace("\ufffd", "?")
