"""Words that came back, as the sources write them: typography undone, marks put back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ctg_docs.importing.word.paragraphs import WordPiece

_SPACES = str.maketrans({"\xa0": " ", "\u202f": " ", "\xad": None, "\u200b": None, "‑": "-"})
_MARKS = re.compile(r"[\\*_\[\]`]")
_OPENING = re.compile(r"([#>+=-])|(\d{1,9}|[a-z])([.)])(?=\s|$)")
_LINKS = ("https://", "mailto:", "tel:")


def plain(text: str, like: str) -> str:
    """Return words without typography, their apostrophes as another text writes them."""
    bare = text.translate(_SPACES)
    if "'" in like or "’" not in like:
        bare = bare.replace("’", "'")
    return re.sub(r"[ \t]+", " ", bare)


def in_line(pieces: Sequence[WordPiece], like: str, around: WordPiece | None) -> str:
    """Return words to put inside a paragraph of Markdown; `around` has the look of its words."""
    bold = around.bold if around else False
    italic = around.italic if around else False
    href = around.href if around else ""
    return "".join(
        _piece(piece, like, piece.bold and not bold, piece.italic and not italic, href)
        for piece in _joined(pieces)
    ).replace("\n", "  \n")


def paragraph(pieces: Sequence[WordPiece], like: str) -> str:
    """Return a paragraph of Markdown, whose first signs open no other block."""
    text = in_line(pieces, like, None).strip()
    found = _OPENING.match(text)
    if not found:
        return text
    return f"{found[2] or ''}\\{found[1] or found[3]}{text[found.end() :]}"


def unmarked(pieces: Sequence[WordPiece], like: str) -> str:
    """Return words of a value that is no Markdown, on one line."""
    return plain("".join(piece.text for piece in pieces), like).replace("\n", " ")


def _joined(pieces: Sequence[WordPiece]) -> list[WordPiece]:
    """Return pieces, those of one look made one."""
    found: list[WordPiece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and (last.bold, last.italic, last.href) == (piece.bold, piece.italic, piece.href):
            found[-1] = WordPiece(last.text + piece.text, piece.bold, piece.italic, piece.href)
        else:
            found.append(piece)
    return found


def _piece(piece: WordPiece, like: str, bold: bool, italic: bool, href: str) -> str:
    words = _MARKS.sub(r"\\\g<0>", plain(piece.text, like))
    bare = words.strip()
    if not bare:
        return words
    before, _, after = words.partition(bare)
    marks = ("**" if bold else "") + ("*" if italic else "")
    bare = f"{marks}{bare}{marks[::-1]}"
    if piece.href and piece.href != href and piece.href.startswith(_LINKS):
        bare = f"[{bare}]({piece.href})"
    return f"{before}{bare}{after}"
