"""Words of a Word file with tracked changes, once all of them are accepted, or rejected."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Literal
from zipfile import ZipFile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT = {
    "ancienne": (f"{_W}ins", f"{_W}moveTo"),
    "nouvelle": (f"{_W}del", f"{_W}moveFrom"),
}
_TEXTS = (f"{_W}t", f"{_W}delText")
UNSAID = "…"


def tracked_words(content: bytes, wanted: Literal["ancienne", "nouvelle"]) -> list[str]:
    """Return the words of one version, paragraph by paragraph; the contents are left out.

    The page of a target, which Word counts, is « … ».
    """
    with ZipFile(BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    lines = _lines(root, _LEFT[wanted])
    return [word for line in lines for word in line.split()]


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
    inside = False
    for part in paragraph.iter():
        if part.tag == f"{_W}fldChar":
            inside = part.get(f"{_W}fldCharType") != "end"
            if not inside and not _left_out(part, left):
                yield UNSAID
        elif part.tag in _TEXTS and not inside and not _left_out(part, left):
            yield part.text or ""
        elif part.tag in (f"{_W}br", f"{_W}tab") and not _left_out(part, left):
            yield " "


def _left_out(part: etree._Element, left: tuple[str, str]) -> bool:
    return any(around.tag in left for around in part.iterancestors())
