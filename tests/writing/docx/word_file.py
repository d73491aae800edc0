"""A Word file as a reader meets it: its words, the numbers Word counts, its styles and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

Element = Any


class WordFile:
    """The parts of a file, read from its bytes."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            self.entries = archive.infolist()
            self.parts = {entry.filename: archive.read(entry) for entry in self.entries}

    def xml(self, name: str) -> Element:
        return etree.fromstring(self.parts[name])

    @property
    def document(self) -> Element:
        return self.xml("word/document.xml")

    @property
    def body(self) -> Element:
        return self.document[0]

    def paragraphs(self) -> list[Element]:
        return list(self.body.iter(f"{W}p"))

    def relations(self, part: str) -> dict[str, str]:
        folder, name = part.rsplit("/", 1)
        root = self.xml(f"{folder}/_rels/{name}.rels")
        return {relation.get("Id"): relation.get("Target") for relation in root}

    def styles(self) -> dict[str, Element]:
        return {style.get(f"{W}styleId"): style for style in self.xml("word/styles.xml")[2:]}


def style_of(paragraph: Element) -> str:
    """Return the style of a paragraph or a run."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else ""


def words_of(element: Element) -> str:
    """Return what prints: the results of fields, not their instructions."""
    parts = {f"{W}t": lambda node: node.text or "", f"{W}br": lambda _: "\n"}
    parts[f"{W}tab"] = lambda node: "\t" if node.getparent().tag == f"{W}r" else ""
    return "".join(parts[node.tag](node) for node in element.iter() if node.tag in parts)


def fields(element: Element) -> Iterator[tuple[str, str]]:
    """Yield (instruction, result) of the innermost fields, checking that all are closed."""
    open_fields: list[list[str]] = []
    separated: list[bool] = []
    for node in element.iter():
        if node.tag == f"{W}fldChar":
            kind = node.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append(["", ""])
                separated.append(False)
            elif kind == "separate":
                separated[-1] = True
            else:
                instruction, result = open_fields.pop()
                assert separated.pop(), "a field ends before its result"
                yield instruction.strip(), result
        elif node.tag == f"{W}instrText":
            open_fields[-1][0] += node.text
        elif node.tag == f"{W}t" and open_fields:
            open_fields[-1][1] += node.text or ""
    assert not open_fields, "a field is never closed"


class Numbers:
    """The numbers of paragraphs, counted from the definitions as Word counts them.

    Counts belong to the abstract definition, whichever of its uses a paragraph names; a use
    with an override starts again the first time it is met.
    """

    def __init__(self, file: WordFile) -> None:
        numbering = file.xml("word/numbering.xml")
        self.styles = file.styles()
        self.levels: dict[str, dict[int, Element]] = {}
        for definition in numbering.iter(f"{W}abstractNum"):
            self.levels[definition.get(f"{W}abstractNumId")] = {
                int(level.get(f"{W}ilvl")): level for level in definition.iter(f"{W}lvl")
            }
        self.uses = {num.get(f"{W}numId"): num for num in numbering.iter(f"{W}num")}
        self.counts: dict[str, dict[int, int]] = {name: {} for name in self.levels}
        self.met: set[str] = set()

    def number(self, paragraph: Element) -> str:
        """Return the number of the next paragraph with what parts it from the words."""
        found = self._found(paragraph)
        if found is None:
            return ""
        use, index = found
        name = self.uses[use].find(f"{W}abstractNumId").get(f"{W}val")
        counts = self.counts[name]
        self._override(use, counts)
        counts[index] = counts.get(index, 0) + 1
        for deeper in [level for level in counts if level > index]:
            del counts[deeper]
        level = self.levels[name][index]
        if level.find(f"{W}numFmt").get(f"{W}val") == "bullet":
            return "• "
        pattern = level.find(f"{W}lvlText").get(f"{W}val")
        return re.sub(r"%(\d)", lambda m: str(counts[int(m[1]) - 1]), pattern) + " "

    def _override(self, use: str, counts: dict[int, int]) -> None:
        if use in self.met:
            return
        self.met.add(use)
        for override in self.uses[use].iter(f"{W}lvlOverride"):
            start = int(override.find(f"{W}startOverride").get(f"{W}val"))
            counts[int(override.get(f"{W}ilvl"))] = start - 1

    def _found(self, paragraph: Element) -> tuple[str, int] | None:
        direct = paragraph.find(f"{W}pPr/{W}numPr")
        name = style_of(paragraph)
        while direct is None and name:
            style = self.styles[name]
            direct = style.find(f"{W}pPr/{W}numPr")
            based = style.find(f"{W}basedOn")
            name = based.get(f"{W}val") if based is not None else ""
        if direct is None:
            return None
        use = direct.find(f"{W}numId").get(f"{W}val")
        index = direct.find(f"{W}ilvl")
        if use == "0":
            return None
        return use, int(index.get(f"{W}val")) if index is not None else 0
