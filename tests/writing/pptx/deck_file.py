"""A PowerPoint file as a reader meets it: its parts, its slides, the words of its shapes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any
from zipfile import ZipFile

import pptx
from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FEET = ("Pied de page", "Numéro de diapositive")

Element = Any


class DeckFile:
    """The parts of a file, read from its bytes, and the same file as a library opens it."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            self.entries = archive.infolist()
            self.parts = {entry.filename: archive.read(entry) for entry in self.entries}
        self.deck = pptx.Presentation(BytesIO(content))

    def xml(self, name: str) -> Element:
        return etree.fromstring(self.parts[name])

    def drawn(self) -> Iterator[tuple[str, Element]]:
        """Yield the XML parts of the deck itself, by name."""
        for name, content in self.parts.items():
            if name.startswith("ppt/") and name.endswith(".xml"):
                yield name, etree.fromstring(content)

    def relations(self) -> Iterator[tuple[str, str, str, bool]]:
        """Yield (source, kind, target, whether it is outside) of every relation."""
        for name, content in self.parts.items():
            if not name.endswith(".rels"):
                continue
            folder, file = name.rsplit("_rels/", 1)
            for relation in etree.fromstring(content):
                target = relation.get("Target")
                outside = relation.get("TargetMode") == "External"
                if not outside:
                    target = normpath(join(dirname(folder), target)).lstrip("/")
                kind = relation.get("Type").rsplit("/", 1)[1]
                yield f"{folder}{file.removesuffix('.rels')}", kind, target, outside

    def slide(self, rank: int) -> Any:
        """Return a slide, counted from 1."""
        return self.deck.slides[rank - 1]

    def words(self, rank: int) -> list[str]:
        """Return what a slide says, shape after shape, without its foot."""
        return [
            line
            for shape in self.slide(rank).shapes
            if not shape.name.startswith(FEET)
            for line in lines_of(shape)
        ]


def lines_of(shape: Any) -> Iterator[str]:
    """Yield the lines that a shape says; a picture or a chart says its alternative."""
    if shape.has_text_frame:
        yield from text_lines(shape.text_frame)
    elif getattr(shape, "has_table", False):
        for row in shape.table.rows:
            cells = (cell.text_frame for cell in row.cells if not cell.is_spanned)
            yield " | ".join(" ".join(text_lines(cell)) for cell in cells)
    else:
        yield f"[{alternative(shape)}]"


def text_lines(frame: Any) -> Iterator[str]:
    for paragraph in frame.paragraphs:
        yield paragraph.text.replace("\v", "\n")


def alternative(shape: Any) -> str:
    return shape._element.xpath(".//p:cNvPr")[0].get("descr", "")
