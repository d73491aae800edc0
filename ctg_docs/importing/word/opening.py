"""A Word file that was received, opened with the care due to what comes by mail."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from lxml import etree

from ctg_docs.document.packages import LARGEST_FILE
from ctg_docs.importing.packages import PARSER, Node, parts_of
from ctg_docs.importing.word import refusals

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DOCUMENT = "word/document.xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class WordPackage:
    """The parts of a Word file by their names; nothing outside of it is ever opened."""

    def __init__(self, name: str, content: bytes, parts: Mapping[str, bytes]) -> None:
        self.name, self.content, self._parts = name, content, parts

    def xml(self, part: str) -> Node | None:
        """Return the root of a part, None when the file has no such part.

        Raises SourceError for one that is no XML.
        """
        if part not in self._parts:
            return None
        try:
            return etree.fromstring(self._parts[part], PARSER)
        except etree.XMLSyntaxError as error:
            raise refusals.unreadable(self.name) from error

    def part(self, name: str) -> bytes:
        """Return the content of a part, nothing when the file has no such part."""
        return self._parts.get(name, b"")

    @property
    def names(self) -> list[str]:
        """The names of its parts."""
        return list(self._parts)

    @cached_property
    def links(self) -> dict[str, str]:
        """The addresses of the links of the text, by the names of their relations."""
        return {r.get("Id", ""): r.get("Target", "") for r in self._external("hyperlink")}

    @property
    def outside(self) -> list[str]:
        """The addresses of what the text would fetch elsewhere: pictures, templates, files."""
        found = [r for r in self._external("") if not r.get("Type", "").endswith("/hyperlink")]
        return [r.get("Target", "") for r in found]

    def _external(self, kind: str) -> Iterator[Node]:
        folder, name = posixpath.split(DOCUMENT)
        root = self.xml(f"{folder}/_rels/{name}.rels")
        for relation in root.iter(_RELATIONSHIP) if root is not None else ():
            if relation.get("TargetMode") == "External" and relation.get("Type", "").endswith(kind):
                yield relation


def open_word(path: Path) -> WordPackage:
    """Return the parts of a Word file.

    Raises SourceError for what is no Word file, is locked, may do harm or is too large; OSError
    when the file cannot be read.
    """
    with path.open("rb") as file:
        return package_of(file.read(LARGEST_FILE + 1), path.name)


def package_of(content: bytes, name: str) -> WordPackage:
    """Return the parts of the content of a Word file; see `open_word`."""
    parts = parts_of(content, name, refusals)
    if DOCUMENT not in parts:
        raise refusals.unreadable(name)
    return WordPackage(name, content, parts)
