"""Metrics of text: the lines that words take, in the widths of the faces of the house."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ctg_docs.document.fonts.files import opened
from ctg_docs.document.nodes import Emphasis, Inlines, LineBreak, Link, Strong, Superscript
from ctg_docs.document.theme import Police
from ctg_docs.document.words import inline_text


class Faces(NamedTuple):
    """The two faces that a text is set in, and whether it is set in capitals."""

    normal: Path
    bold: Path
    capitals: bool = False


class Fragment(NamedTuple):
    """Words in one face, ended by a forced line end or not."""

    text: str
    bold: bool
    ends: bool = False


def faces(family: Police) -> Faces:
    """Return the faces of a family; italics are never wider than the upright."""
    return Faces(family.normal, family.gras)


@lru_cache(maxsize=20_000)
def lines(content: Inlines, room: float, faces: Faces, bold: bool = False) -> int:
    """Return the number of lines of a run in a width in ems."""
    count, used = 1, 0.0
    for word, space in _words(content, faces, bold):
        if word is None:
            count, used = count + 1, 0.0
        elif used and used + space + word > room:
            count, used = count + 1, word
        else:
            used += (space if used else 0.0) + word
        # A word wider than its line is cut wherever the line ends.
        if used > room > 0:
            more = int(used // room)
            count, used = count + more, used - more * room
    return count


def word_width(text: str, face: Path) -> float:
    """Return the width of a text in one line, in ems."""
    advances, default = _advances(face)
    return sum(advances.get(ord(sign), default) for sign in text)


def _words(content: Inlines, faces: Faces, bold: bool) -> Iterator[tuple[float | None, float]]:
    """Yield the width of each word and of the space before it, in ems; None ends a line."""
    word, space = 0.0, 0.0
    for piece in _pieces(content, bold):
        advances, default = _advances(faces.bold if piece.bold else faces.normal)
        for sign in piece.text.upper() if faces.capitals else piece.text:
            advance = advances.get(ord(sign), default)
            if sign in " \n\t":
                if word:
                    yield word, space
                word, space = 0.0, advance
            else:
                word += advance
        if piece.ends:
            yield word, space
            yield None, 0.0
            word, space = 0.0, 0.0
    if word:
        yield word, space


def _pieces(content: Inlines, bold: bool) -> Iterator[Fragment]:
    for node in content:
        match node:
            case LineBreak():
                yield Fragment("", bold, ends=True)
            case Strong(inside):
                yield from _pieces(inside, True)
            case Emphasis(inside) | Superscript(inside) | Link(_, inside):
                yield from _pieces(inside, bold)
            case _:
                yield Fragment(inline_text((node,)), bold)


@lru_cache(maxsize=8)
def natural_line(face: Path) -> float:
    """Return the height of a line of a face when nothing else is asked, in ems."""
    with opened(face) as font:
        em, head, system = font["head"].unitsPerEm, font["hhea"], font["OS/2"]
        by_head: float = (head.ascent - head.descent + head.lineGap) / em
        by_system: float = (system.usWinAscent + system.usWinDescent) / em
    return max(by_head, by_system)


@lru_cache(maxsize=8)
def _advances(path: Path) -> tuple[dict[int, float], float]:
    """Return the width of each sign of a face in ems, and that of a missing one."""
    with opened(path) as face:
        em: float = face["head"].unitsPerEm
        widths = face["hmtx"].metrics
        signs = {code: widths[name][0] / em for code, name in face.getBestCmap().items()}
    return signs, 1.0
