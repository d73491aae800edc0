"""Sources carried by a Word file: data found by their namespace, wherever they are."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from itertools import islice

from lxml import etree

from ctg_docs.document.office import SOURCES
from ctg_docs.reading.yaml_file import MAX_BYTES
from ctg_docs.signing.carried_files import MOST, FichierJoint, carried_file, once_each

_ENTRIES = 2_000
_MOST_XML = 30_000_000
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_DOCUMENT = "word/document.xml"
_SAID = ("t", "tab", "br", "fldChar", "instrText")
_NUMBER = re.compile(r"\s*REF .*\\[rnw]\b").match
"""What tells the instruction of a field that repeats the number of a heading."""


class WordFile:
    """A received Word file; what it holds is bounded before it is unfolded.

    Raises ValueError when it is not one.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
            self._names = self._archive.namelist()
        except (zipfile.BadZipFile, NotImplementedError, OSError, UnicodeError) as error:
            raise ValueError("not an archive") from error
        if _DOCUMENT not in self._names or len(self._names) > _ENTRIES:
            raise ValueError("not a Word file")

    @property
    def sources(self) -> list[FichierJoint]:
        """The files that it carries, in the order of their parts."""
        return once_each(file for file, _ in self._parts)

    @property
    def text_seal(self) -> str:
        """The seal of the words that it had when it was built, empty when it bears none."""
        return next((seal for _, seal in self._parts), "")

    @cached_property
    def _parts(self) -> list[tuple[FichierJoint, str]]:
        """The files that its parts hold, each with its seal, as many as are looked at."""
        found = (root for name in self._names if (root := self._source(name)) is not None)
        return [(_carried(root), root.get("texte", "")) for root in islice(found, MOST)]

    @property
    def alerts(self) -> Iterator[str]:
        """The dangers of the file, in French."""
        if any(name.endswith("vbaProject.bin") for name in self._names):
            yield "il contient des macros"
        if any(name.startswith("_xmlsignatures/") for name in self._names):
            yield "il porte une signature de Word, qui n’est pas contrôlée"
        if any("/embeddings/" in name and not name.endswith(".xlsx") for name in self._names):
            yield "il contient d’autres fichiers"

    @property
    def titles(self) -> tuple[str, str]:
        """The title and the subject that the file gives itself, empty when it gives none."""
        root = _parsed(self._read("docProps/core.xml", MAX_BYTES))
        found = {e.tag: e.text or "" for e in ([] if root is None else root)}
        return found.get(f"{_DUBLIN}title", ""), found.get(f"{_DUBLIN}subject", "")

    @property
    def words(self) -> list[str] | None:
        """The words of the pages, None when they cannot be read; heads and feet are left out."""
        root = _parsed(self._read(_DOCUMENT, _MOST_XML))
        if root is None:
            return None
        paragraphs = ("".join(_said(p)) for p in root.iter(f"{_TEXT}p"))
        return "\n".join(paragraphs).split()

    def _source(self, name: str) -> etree._Element | None:
        """Return the part of that name, when it holds sources."""
        if not name.endswith(".xml") or name == _DOCUMENT:
            return None
        # Every sign of the sources may be written as an entity.
        content = self._read(name, 8 * MAX_BYTES)
        if content is None or SOURCES.encode() not in content[:4096]:
            return None
        root = _parsed(content)
        return None if root is None or root.tag != f"{{{SOURCES}}}source" else root

    def _read(self, name: str, most: int) -> bytes | None:
        """Return the content of a part, None when it is longer or cannot be read."""
        try:
            with self._archive.open(name) as part:
                content = part.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, RuntimeError):
            return None
        return content if len(content) <= most else None


def _carried(root: etree._Element) -> FichierJoint:
    found = (root.text or "").encode()
    kept = found if len(found) <= MAX_BYTES and not len(root) else None
    return carried_file(root.get("nom", ""), kept, len(found))


def _parsed(content: bytes | None) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content or b"", parser)
    except etree.XMLSyntaxError:
        return None
    return None if root.getroottree().docinfo.doctype else root


def _said(paragraph: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph; those of a paragraph inside a frame are its own.

    A number that a field repeats has no capital: LibreOffice gives it that of the heading.
    """
    instruction = ""
    for part in paragraph.iter(*(f"{_TEXT}{tag}" for tag in _SAID)):
        if next(part.iterancestors(f"{_TEXT}p")) is not paragraph:
            continue
        match part.tag.removeprefix(_TEXT):
            case "fldChar" if part.get(f"{_TEXT}fldCharType") != "separate":
                instruction = ""
            case "instrText":
                instruction += part.text or ""
            case "t":
                words = part.text or ""
                yield words.lower() if _NUMBER(instruction) else words
            case "tab" | "br":
                yield " "
