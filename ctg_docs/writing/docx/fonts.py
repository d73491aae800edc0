"""The fonts carried by the document, obfuscated as Word wants them (ISO/IEC 29500-4, 14.2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import UUID

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from ctg_docs.document.theme import Police, Theme

FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FACES = {
    "embedRegular": "normal",
    "embedBold": "gras",
    "embedItalic": "italique",
    "embedBoldItalic": "gras_italique",
}
_HIDDEN = 32
"""Number of bytes at the head of the file that the key hides."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face as the font table names it: its role, its key, its part and their relation."""

    tag: str
    key: str
    relation: str
    part: Part


@dataclass(frozen=True, slots=True)
class Family:
    """A family with its faces."""

    name: str
    faces: tuple[Face, ...]


def embedded_families(theme: Theme, package: Package) -> list[Family]:
    """Return the families of a theme, each once, with the parts that carry them."""
    families = {police.famille: police for police in (theme.titres, theme.texte)}
    ranks = count(1)
    return [
        Family(name, tuple(_faces(police, ranks, package)))
        for name, police in sorted(families.items())
    ]


def _faces(police: Police, ranks: Iterator[int], package: Package) -> Iterator[Face]:
    for tag, name in _FACES.items():
        path: Path = getattr(police, name)
        font = path.read_bytes()
        key, rank = font_key(font), next(ranks)
        uri = PackURI(f"/word/fonts/font{rank}.odttf")
        yield Face(tag, key, f"rId{rank}", Part(uri, OBFUSCATED, obfuscate(font, key), package))


def font_key(font: bytes) -> str:
    """Return the key of a file, drawn from its content: a GUID between braces."""
    return f"{{{UUID(bytes=sha256(font).digest()[:16])}}}".upper()


def obfuscate(font: bytes, key: str) -> bytes:
    """Return the file with its head hidden by the key, or shown if it was hidden."""
    mask = UUID(key).bytes[::-1] * 2
    head = bytes(a ^ b for a, b in zip(font[:_HIDDEN], mask, strict=True))
    return head + font[_HIDDEN:]
