"""An oracle of tracked changes: what Word keeps of a file once all are accepted, or rejected.

Written from ISO/IEC 29500-1, 17.13.5, and from nothing of the program: a paragraph whose end goes
joins the next one, a row goes with its mark, a table without rows goes.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KEPT = {"accept": ("ins", "moveTo"), "reject": ("del", "moveFrom")}
GONE = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}


def body_of(content: bytes) -> etree._Element:
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))[-1]


def settled(content: bytes, how: str) -> list[str]:
    """The paragraphs that say something, in order, but those of the contents."""
    body = body_of(content)
    for contents in list(body.iter(f"{W}sdt")):
        contents.getparent().remove(contents)
    for row in list(body.iter(f"{W}tr")):
        marks = [child.tag for child in row.find(f"{W}trPr")]
        if any(f"{W}{tag}" in marks for tag in GONE[how]):
            row.getparent().remove(row)
    ends = {f"{W}{tag}" for tag in GONE[how]}
    lines: list[str] = []
    carried = ""
    for paragraph in body.iter(f"{W}p"):
        carried += "".join(said(paragraph, how))
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None or not any(child.tag in ends for child in mark):
            lines.append(carried)
            carried = ""
    return [" ".join(line.split()) for line in [*lines, carried] if line.strip()]


def said(paragraph: etree._Element, how: str):
    gone = {f"{W}{tag}" for tag in GONE[how]}
    for run in paragraph.iter(f"{W}r"):
        if any(around.tag in gone for around in run.iterancestors()):
            continue
        for part in run:
            if part.tag in (f"{W}t", f"{W}delText"):
                yield part.text or ""
            elif part.tag in (f"{W}br", f"{W}tab"):
                yield " "


def marks(content: bytes) -> list[etree._Element]:
    tags = [f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo")]
    return list(body_of(content).iter(*tags))


def numbers(content: bytes) -> tuple[list[str], list[str]]:
    """The numbers of all marks and bookmarks, and the names of the bookmarks."""
    body = body_of(content)
    ends = ("bookmarkEnd", "moveFromRangeEnd", "moveToRangeEnd")
    told = [e for e in body.iter() if e.get(f"{W}id") and e.tag.removeprefix(W) not in ends]
    names = [e.get(f"{W}name") for e in body.iter(f"{W}bookmarkStart")]
    return [e.get(f"{W}id") for e in told], names


def longest_common(first: list[str], second: list[str]) -> int:
    """The length of the longest list that both hold in order (Hyyrö, 2004: one bit a word)."""
    places: dict[str, int] = {}
    for rank, word in enumerate(first):
        places[word] = places.get(word, 0) | 1 << rank
    every = left = (1 << len(first)) - 1
    for word in second:
        met = left & places.get(word, 0)
        left = ((left + met) | (left - met)) & every
    return len(first) - left.bit_count()
