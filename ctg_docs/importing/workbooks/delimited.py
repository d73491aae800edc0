"""Texts in columns (CSV), in the encoding and with the separator that their program chose."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from ctg_docs.importing.workbooks import refusals
from ctg_docs.importing.workbooks.cells import Sheet, SheetCell, clean

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
_FRENCH = re.compile("[éèêàâçùûôîïëœÉÈÀÇ’«»°€]")
_ODD = re.compile("[\x80-\x9f¢£¤¥¦§¨©ª¬®¯±²³µ¶·¸¹º¼½¾¿ŽžšŠ‚ƒ„…†‡ˆ‰‹ÝÞßðýþ√∫≈∆◊┬┤│┼ÚÛÒÓÌÍ]")
_SEPARATORS = (";", ",", "\t", "|")
_SAMPLE = 60
_MOST_CELLS = 1_000_000


def read_delimited(content: bytes, sheet: str, name: str) -> Sheet:
    """Return the sheet of a text in columns; raises SourceError when it is no text."""
    text = _decoded(content, name)
    declared = re.match(r"sep=(.)\r?\n", text)
    separator = declared[1] if declared else _separator(text)
    lead = int(bool(declared))
    cells: dict[tuple[int, int], SheetCell] = {}
    try:
        for row, values in enumerate(_records(text, separator), 1):
            for column, value in enumerate(values, 1):
                if row > lead and (words := clean(value)):
                    cells[row, column] = SheetCell(row, column, words)
            if len(cells) > _MOST_CELLS:
                raise refusals.excessive(name, "plus d’un million de cases sont remplies")
    except csv.Error as error:
        raise refusals.unreadable(name) from error
    return Sheet(sheet, cells)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(1_000_000)
    return csv.reader(StringIO(text, newline=""), delimiter=separator)


def _decoded(content: bytes, name: str) -> str:
    known = [encoding for mark, encoding in _BOMS if content.startswith(mark)]
    if not known and content[1:200:2].count(0) > 40:
        known = ["utf-16-le"]
    for encoding in known or ["utf-8"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    if b"\0" in content or known:
        raise refusals.unreadable(name)
    return max((content.decode(one, "replace") for one in _ONE_BYTE), key=_likeness)


def _likeness(text: str) -> int:
    """Return the likeness of a text to French; the first of the encodings wins a draw."""
    return len(_FRENCH.findall(text)) - 3 * len(_ODD.findall(text)) - 9 * text.count("\ufffd")


def _separator(text: str) -> str:
    """Return the separator by which the most records have the same number of columns."""
    return max(_SEPARATORS, key=lambda one: _evenness(text, one))


def _evenness(text: str, separator: str) -> float:
    counts: Counter[int] = Counter()
    try:
        for rank, values in enumerate(_records(text, separator)):
            if rank >= _SAMPLE:
                break
            if any(values):
                counts[len(values)] += 1
    except csv.Error:
        return 0
    width, times = max(counts.items(), key=lambda one: (one[0] > 1, one[1]), default=(1, 0))
    return 0 if width < 2 else times / sum(counts.values()) + min(width, 30) / 100
