"""The fonts carried by the deck, each in the wrapping that PowerPoint reads.

Source: Embedded OpenType (EOT) File Format, W3C Member Submission, 5 March 2008, version
0x00020001. The font is whole, neither compressed nor hidden, so that whoever edits the deck has
every sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from struct import pack
from typing import Any

from ctg_docs.document.fonts.files import opened
from ctg_docs.document.theme import Theme
from ctg_docs.writing.office.fonts import Family, families
from ctg_docs.writing.office.opc import CONTENT_TYPE, RELATIONSHIP_TYPE, PackURI, Part

_VERSION, _MAGIC = 0x00020001, 0x504C
_ANY_CHARSET = 1
_NAMES = (1, 2, 5, 4)
"""Family, style, version and full name, in the order of the wrapping."""


@dataclass(frozen=True, slots=True)
class DeckFace:
    """A face as the deck names it: its role and the relation to its part."""

    tag: str
    relation: str


def embedded_families(theme: Theme, deck: Part) -> list[Family[DeckFace]]:
    """Relate the faces of a theme to the deck, and return the families, each once."""

    def embed(role: str, rank: int, path: Path) -> DeckFace:
        uri = PackURI(f"/ppt/fonts/font{rank}.fntdata")
        part = Part(uri, CONTENT_TYPE.X_FONTDATA, wrapped(path))
        tag = role[0].lower() + role[1:]
        return DeckFace(tag, deck.relate_to(part, RELATIONSHIP_TYPE.FONT))

    return families(theme, embed)


@lru_cache(maxsize=8)
def line_height(path: Path) -> float:
    """Return the height that office suites give to a line of a face, in ems."""
    with opened(path) as font:
        heads = font["hhea"]
        height: int = heads.ascent - heads.descent + heads.lineGap
        return height / float(font["head"].unitsPerEm)


@lru_cache(maxsize=8)
def wrapped(path: Path) -> bytes:
    """Return the file of a face in its wrapping."""
    data = path.read_bytes()
    with opened(path) as font:
        names = b"".join(_text(font["name"].getDebugName(rank) or "") for rank in _NAMES)
        body = _identity(font) + names + _text("") + data
    head = pack("<4I", 16 + len(body), len(data), _VERSION, 0)
    return head + body


def _identity(font: Any) -> bytes:
    """Return the identity of a font: its classification, its weight, its coverage."""
    os2 = font["OS/2"]
    panose = bytes(vars(os2.panose).values())
    italic = os2.fsSelection & 1
    return (
        pack("<10s2BI2H", panose, _ANY_CHARSET, italic, os2.usWeightClass, os2.fsType, _MAGIC)
        + pack("<4I", *(getattr(os2, f"ulUnicodeRange{rank}") for rank in range(1, 5)))
        + pack("<2I", os2.ulCodePageRange1, os2.ulCodePageRange2)
        + pack("<I16x", font["head"].checkSumAdjustment)
    )


def _text(words: str) -> bytes:
    """Return words, with what pads them and their length before."""
    encoded = words.encode("utf-16-le")
    return pack("<2xH", len(encoded)) + encoded
