"""Fields of a model: some come through, the others become their own words.

A field is a program in small: Word opens files, calls other programs and fetches pictures because
one asks it to. Only a list of names passes, never all but the dangerous ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ctg_docs.writing.docx.charter.model import Node, W

UNNAMED = "sans nom"
KEPT = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF"),
        *("TITLE", "SUBJECT", "AUTHOR", "KEYWORDS"),
    )
)
"""Fields that only speak of the document they are in."""
_OF_FIELDS = frozenset((f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"))
_NAME = re.compile(r"\s*([A-Za-z]+|\S)")
_LINK = re.compile(
    r'\s*HYPERLINK\s+"(?:https://|mailto:)[^"\\\s]+"(?:\s+\\[lot]\s+"[^"\\]*"|\s+\\[nh])*\s*',
    re.IGNORECASE,
)
_PLACE = re.compile(r'\s*HYPERLINK(?:\s+\\[lot]\s+"[^"\\]*"|\s+\\[nh])+\s*', re.IGNORECASE)


@dataclass
class WordField:
    """A field, made of one element or of several runs.

    `code` holds what Word runs (its marks, its instruction), `words` what it shows.
    """

    code: list[Node] = field(default_factory=list)
    words: list[Node] = field(default_factory=list)
    instruction: str = ""
    plain: bool = True
    """Whether nothing but words stands in the instruction: no picture, no other field."""
    shows: bool = False
    closed: bool = False

    @property
    def name(self) -> str:
        """The name in capitals, or the first sign."""
        found = _NAME.match(self.instruction)
        return found[1].upper() if found else ""

    @property
    def is_kept(self) -> bool:
        """Whether it may come through."""
        if not (self.plain and self.closed):
            return False
        return self.name in KEPT or _LINK.fullmatch(self.instruction) is not None

    @property
    def is_place(self) -> bool:
        """Whether it leads to a place of the model, whose text does not come through."""
        return _PLACE.fullmatch(self.instruction) is not None


def read_fields(root: Node) -> list[WordField]:
    """Return the fields of a part, in the order of their beginnings.

    A stray mark, or an instruction outside any field, is a field of no name.
    """
    reading = _FieldReading()
    for node in root.iter(f"{W}*"):
        if node.tag == f"{W}fldSimple":
            reading.add_simple(node)
        elif node.tag == f"{W}fldChar":
            reading.add_mark(node)
        elif node.tag != f"{W}rPr" and _stands_in_run(node):
            reading.add_content(node)
    return reading.all()


def unlink(root: Node) -> list[str]:
    """Leave the fields that may come through; the others become the words that they show.

    Returns the names of these, but for those that lead to a place of the model.
    """
    unlinked: list[str] = []
    for one in read_fields(root):
        for node in one.code:
            if one.is_kept:
                _empty(node)
            else:
                _take_out(node)
        if not (one.is_kept or one.is_place):
            unlinked.append(one.name or UNNAMED)
    return unlinked


def kept_names(root: Node) -> set[str]:
    """Return the names of the fields that may come through."""
    return {one.name for one in read_fields(root) if one.is_kept}


class _FieldReading:
    """The fields met so far, and those that are open."""

    def __init__(self) -> None:
        self.fields: list[WordField] = []
        self._open: list[WordField] = []

    def all(self) -> list[WordField]:
        """Return the fields; of one that never ends, only the marks and the instruction go."""
        for one in self._open:
            one.code = [node for node in one.code if node.tag in _OF_FIELDS]
        return self.fields

    def add_simple(self, node: Node) -> None:
        self._hide(node)
        words = list(node.iter(f"{W}t"))
        instruction = node.get(f"{W}instr", "")
        self.fields.append(WordField([node], words, instruction, shows=True, closed=True))

    def add_mark(self, node: Node) -> None:
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            self._hide(node)
            self._open.append(WordField([node]))
            self.fields.append(self._open[-1])
        elif not self._open:
            self.fields.append(WordField([node]))
        else:
            self._open[-1].code.append(node)
            if kind == "end":
                self._open.pop().closed = True
                self._hide(node)
            else:
                self._open[-1].shows = True

    def add_content(self, node: Node) -> None:
        hidden = self._hidden()
        if hidden is not None:
            hidden.code.append(node)
            if node.tag == f"{W}instrText":
                hidden.instruction += node.text or ""
            else:
                hidden.plain = False
        elif node.tag == f"{W}instrText":
            self.fields.append(WordField([node]))
        elif self._open and node.tag == f"{W}t":
            self._open[-1].words.append(node)

    def _hide(self, node: Node) -> None:
        """Count the nodes of a nested field as parts of the instruction around it."""
        hidden = self._hidden()
        if hidden is not None:
            hidden.plain = False
            hidden.code.append(node)

    def _hidden(self) -> WordField | None:
        return next((one for one in self._open if not one.shows), None)


def _stands_in_run(node: Node) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == f"{W}r"


def _empty(mark: Node) -> None:
    """Take from a mark what a form, or an older Word, keeps in it."""
    if mark.tag == f"{W}fldChar":
        for child in list(mark):
            mark.remove(child)
    for data in mark.findall(f"{W}fldData"):
        mark.remove(data)


def _take_out(node: Node) -> None:
    """Remove a node; the runs of a field in one element take its place."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tag == f"{W}fldSimple":
        for child in list(node):
            if child.tag != f"{W}fldData":
                node.addprevious(child)
    parent.remove(node)
