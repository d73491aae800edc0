"""The fonts carried by the document, obfuscated as Word wants them (ISO/IEC 29500-4, 14.2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from ctg_docs.document.fonts.cutting import cut
from ctg_docs.document.theme import Theme
from ctg_docs.writing.office.fonts import Family, families

FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_HIDDEN = 32
"""Number of bytes at the head of the file that the key hides."""


@dataclass(frozen=True, slots=True)
class WordFace:
    """A face as the font table names it: its role, its key, its part and their relation."""

    tag: str
    key: str
    relation: str
    part: Part


def embedded_families(
    theme: Theme, package: Package, signs: frozenset[str]
) -> list[Family[WordFace]]:
    """Return the families of a theme, each once, with the parts that carry them.

    `signs` are those of the document: other alphabets stay out of the file.
    """

    def embed(role: str, rank: int, path: Path) -> WordFace:
        font = cut(path, signs)
        key = font_key(font)
        uri = PackURI(f"/word/fonts/font{rank}.odttf")
        part = Part(uri, OBFUSCATED, obfuscate(font, key), package)
        return WordFace(f"embed{role}", key, f"rId{rank}", part)

    return families(theme, embed)


def font_key(font: bytes) -> str:
    """Return the key of a file, drawn from its content: a GUID between braces."""
    return f"{{{UUID(bytes=sha256(font).digest()[:16])}}}".upper()


def obfuscate(font: bytes, key: str) -> bytes:
    """Return the file with the key applied to its head, which hides it, or shows it if hidden."""
    mask = UUID(key).bytes[::-1] * 2
    head = bytes(a ^ b for a, b in zip(font[:_HIDDEN], mask, strict=True))
    return head + font[_HIDDEN:]
