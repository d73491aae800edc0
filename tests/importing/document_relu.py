"""A Word file as its readers edit it: words changed, tracked or not, paragraphs, comments."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from ctg_docs.document.theme import Theme
from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.pieces import Piece, carrying
from ctg_docs.pipeline.redlines import anywhere
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.formats import shown_in

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"
NAME = "convention.docx"
AUTHOR = {f"{W}author": "Juriste Caf", f"{W}date": "2026-03-12T10:00:00Z"}


def built(territory: Path, document: str = "convention") -> bytes:
    """Return a document of a territory as a Word file, its pages left unknown."""
    found = prepare(territory, [document])
    assert found.theme is not None and not found.refused, [str(p) for p in found.problems]
    return drawn(found.pieces[0], found.theme)


def drawn(piece: Piece, theme: Theme) -> bytes:
    """Return a document as a Word file, its pages left unknown."""
    return write_docx(shown_in("docx", carrying(piece)), theme, anywhere())


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    """Return a Word file of these parts."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return target.getvalue()


def edited(content: bytes, *changes: Callable[[Any], object]) -> bytes:
    """Return a Word file once its text has been changed."""
    found = parts(content)
    root = etree.fromstring(found[DOCUMENT])
    for change in changes:
        change(root)
    found[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(found)


def spaced(text: str) -> str:
    """Return a text as one types it: its spaces are plain."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


def run_of(root: Any, words: str) -> Any:
    """Return the first run that says these words."""
    texts = (t for t in root.iter(f"{W}t") if words in spaced(t.text or ""))
    found = next((t for t in texts if next(t.iterancestors(f"{W}sdt"), None) is None), None)
    assert found is not None, words
    return found.getparent()


def replacing(before: str, after: str) -> Callable[[Any], None]:
    """Return a change that types words in the place of others."""

    def change(root: Any) -> None:
        text = run_of(root, before).find(f"{W}t")
        text.text = spaced(text.text).replace(before, after, 1)
        text.set(SPACE, "preserve")

    return change


def tracking(before: str, after: str) -> Callable[[Any], None]:
    """Return a change that does the same as Word does when changes are tracked."""

    def change(root: Any) -> None:
        run = run_of(root, before)
        start, _, end = spaced(run.find(f"{W}t").text).partition(before)
        pieces = [like_run(run, start), tracked("del", like_run(run, before))]
        pieces += [tracked("ins", like_run(run, after)), like_run(run, end)]
        for piece in pieces:
            run.addprevious(piece)
        run.getparent().remove(run)

    return change


def like_run(run: Any, words: str) -> Any:
    made = deepcopy(run)
    made.find(f"{W}t").text = words
    made.find(f"{W}t").set(SPACE, "preserve")
    return made


def tracked(tag: str, run: Any) -> Any:
    mark = etree.Element(f"{W}{tag}", {f"{W}id": "900", **AUTHOR})
    mark.append(run)
    if tag == "del":
        run.find(f"{W}t").tag = f"{W}delText"
    return mark


def adding(after: str, *words: str, style: str = "", bold: str = "") -> Callable[[Any], None]:
    """Return a change that types paragraphs after the one that says some words, in its style.

    The words of `bold` are bold.
    """

    def change(root: Any) -> None:
        last = paragraph_of(root, after)
        for line in words:
            made = etree.Element(f"{W}p")
            if (properties := last.find(f"{W}pPr")) is not None:
                made.append(deepcopy(properties))
            if style:
                made.find(f"{W}pPr/{W}pStyle").set(f"{W}val", style)
            start, found, end = line.partition(bold) if bold else (line, "", "")
            for piece, is_bold in ((start, False), (found, True), (end, False)):
                if piece:
                    made.append(_typed(piece, is_bold=is_bold))
            last.addnext(made)
            last = made

    return change


def adding_after(paragraph: Any, words: str) -> None:
    """Type a paragraph after another, in its style."""
    made = etree.Element(f"{W}p")
    if (properties := paragraph.find(f"{W}pPr")) is not None:
        made.append(deepcopy(properties))
    made.append(_typed(words, is_bold=False))
    paragraph.addnext(made)


def _typed(words: str, *, is_bold: bool) -> Any:
    run = etree.Element(f"{W}r")
    if is_bold:
        etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
    text = etree.SubElement(run, f"{W}t")
    text.text = words
    text.set(SPACE, "preserve")
    return run


def paragraph_of(root: Any, words: str) -> Any:
    """Return the first paragraph that says some words, however many runs say them."""
    for one in root.iter(f"{W}p"):
        said = spaced("".join(t.text or "" for t in one.iter(f"{W}t")))
        if words in said and next(one.iterancestors(f"{W}sdt"), None) is None:
            return one
    raise AssertionError(words)


def removing(words: str) -> Callable[[Any], None]:
    """Return a change that takes away the paragraph that says some words."""

    def change(root: Any) -> None:
        one = paragraph_of(root, words)
        one.getparent().remove(one)

    return change


def commented(content: bytes, words: str, comment: str) -> bytes:
    """Return a Word file with a comment on some words."""

    def change(root: Any) -> None:
        run = run_of(root, words)
        run.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": "7"}))
        end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": "7"})
        run.addnext(end)
        mark = etree.Element(f"{W}r")
        etree.SubElement(mark, f"{W}commentReference", {f"{W}id": "7"})
        end.addnext(mark)

    found = parts(edited(content, change))
    root = etree.Element(f"{W}comments", nsmap={"w": W.strip("{}")})
    note = etree.SubElement(root, f"{W}comment", {f"{W}id": "7", **AUTHOR})
    text = etree.SubElement(etree.SubElement(etree.SubElement(note, f"{W}p"), f"{W}r"), f"{W}t")
    text.text = comment
    found[COMMENTS] = etree.tostring(root)
    return packed(found)
