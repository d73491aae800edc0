"""Words of a Word file with tracked changes, once all of them are accepted, or rejected."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Literal
from zipfile import ZipFile

from lxml import etree

from ctg_docs.document.edits import UNSAID

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT = {
    "ancienne": (f"{_W}ins", f"{_W}moveTo"),
    "nouvelle": (f"{_W}del", f"{_W}moveFrom"),
}
_SPACES = (f"{_W}br", f"{_W}tab")
_SAID = (f"{_W}t", f"{_W}delText", *_SPACES)
_INSTRUCTIONS = (f"{_W}instrText", f"{_W}delInstrText")


def tracked_body(content: bytes) -> etree._Element:
    """Return the text of a Word file, read once for both versions."""
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def tracked_words(body: etree._Element, wanted: Literal["ancienne", "nouvelle"]) -> list[str]:
    """Return the words of one version, paragraph by paragraph; the contents are left out.

    The page of a target, which Word counts, is « … ».
    """
    return [word for line in _lines(body, _LEFT[wanted]) for word in line.split()]


def _lines(root: etree._Element, left: tuple[str, str]) -> Iterator[str]:
    for block in root.iter(f"{_W}p"):
        if not _gone(block, left):
            yield "".join(_texts(block, left))


def _gone(paragraph: etree._Element, left: tuple[str, str]) -> bool:
    """Tell whether a paragraph stands in the contents, or in a row that is left out."""
    for around in paragraph.iterancestors(f"{_W}tr", f"{_W}sdt"):
        if around.tag == f"{_W}sdt":
            return True
        properties = around.find(f"{_W}trPr")
        if properties is not None and any(child.tag in left for child in properties):
            return True
    return False


def _texts(paragraph: etree._Element, left: tuple[str, str]) -> Iterator[str]:
    """Yield the words of a paragraph: of a field, its result, unless it says a page."""
    instruction: str | None = None
    for part in paragraph.iter():
        if part.tag == f"{_W}fldChar":
            ends = part.get(f"{_W}fldCharType") == "end"
            if ends and not _repeats(instruction) and not _left_out(part, left):
                yield UNSAID
            instruction = None if ends else instruction or ""
        elif part.tag in _INSTRUCTIONS:
            instruction = f"{instruction or ''}{part.text}"
        elif part.tag not in _SAID or not (instruction is None or _repeats(instruction)):
            continue
        elif not _left_out(part, left):
            yield " " if part.tag in _SPACES else part.text or ""


def _repeats(instruction: str | None) -> bool:
    """Tell whether a field repeats words of the text."""
    return (instruction or "").split()[:1] == ["REF"]


def _left_out(part: etree._Element, left: tuple[str, str]) -> bool:
    return next(part.iterancestors(*left), None) is not None
