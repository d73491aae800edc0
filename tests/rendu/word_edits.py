"""The edits of a Word file that a lawyer makes: text added, cut or set larger, a picture put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from lxml import etree
from PIL import Image
from writing.docx.word_file import Element, W, style_of, words_of

HEADINGS = ("Heading1", "Titre1SansNumero", "Annexe")
PLAIN = ("BodyText", "TexteFiche", "Visa")
SAID = "Les parties conviennent que cette phrase, ajoutée au projet, doit tenir sur sa page. "
PICTURE = (321, 214)
"""Size in dots of the picture that is put in, which no other has."""
REFERENCE = re.compile(r"^\s*REF (_Ref\w+) ")

Word = Any
Edit = Callable[[Word], None]


def sections(body: Element) -> dict[str, list[Element]]:
    """Return the blocks under each heading of the first level, by its words."""
    found: dict[str, list[Element]] = {}
    name = ""
    for block in body:
        if style_of(block) in HEADINGS:
            name = words_of(block)
        if block.tag != f"{W}sectPr":
            found.setdefault(name, []).append(block)
    return found


def without_article_2(word: Word) -> None:
    body = word.element.body
    heading = [b for b in body if style_of(b) == "Heading1"][1]
    for block in sections(body)[words_of(heading)]:
        body.remove(block)


def without_a_sheet(word: Word) -> None:
    """A sheet goes with its title, its tables, its row of the plan and its line in the contents."""
    titles = [p for p in word.element.body if style_of(p) == "Heading3"]
    sheet, after = (p for p in titles if re.match(r"Fiche 1\.[23]\b", words_of(p)))
    gone = [sheet, *sheet.itersiblings()]
    gone = gone[: gone.index(after)]
    marks = {m.get(f"{W}name") for block in gone for m in block.iter(f"{W}bookmarkStart")}
    told = [i for i in word.element.body.iter(f"{W}instrText") if {*i.text.split()} & marks]
    leading = {next(i.iterancestors(f"{W}tr"), next(i.iterancestors(f"{W}p"))) for i in told}
    for element in (*gone, *leading):
        element.getparent().remove(element)


def plain_paragraphs(word: Word) -> list[Element]:
    found = word.element.body.iter(f"{W}p")
    return [p for p in found if style_of(p) in PLAIN and len(words_of(p)) > 80]


def with_more_paragraphs(word: Word) -> None:
    """Ten lines more in the first article that has a text, and as many further."""
    for paragraph in plain_paragraphs(word)[2:20:8]:
        added = etree.Element(f"{W}p")
        added.append(deepcopy(paragraph[0]))
        etree.SubElement(etree.SubElement(added, f"{W}r"), f"{W}t").text = SAID * 12
        paragraph.addnext(added)


def with_a_picture(word: Word) -> None:
    """A picture put at the end of a sentence, as from the clipboard."""
    content = BytesIO()
    Image.new("RGB", PICTURE, "#336699").save(content, "png")
    paragraph = Paragraph(plain_paragraphs(word)[3], word._body)
    paragraph.add_run().add_picture(content, width=Mm(60))


def in_larger_type(word: Word) -> None:
    """Sentences here and there, in letters of twenty points."""
    for paragraph in plain_paragraphs(word)[1:60:5]:
        for run in paragraph.iter(f"{W}r"):
            look = run.find(f"{W}rPr")
            if look is None:
                look = etree.Element(f"{W}rPr")
                run.insert(0, look)
            etree.SubElement(look, f"{W}sz").set(f"{W}val", "40")


def edited(content: bytes, edit: Edit) -> bytes:
    """Return a Word file as the edit leaves it."""
    word = docx.Document(BytesIO(content))
    edit(word)
    result = BytesIO()
    word.save(result)
    return result.getvalue()


def referring(content: bytes) -> list[str]:
    """Return the words that lead to each reference and those it must print, without blanks.

    They are counted here: what the file keeps of a reference is left aside.
    """
    body = docx.Document(BytesIO(content)).element.body
    labels = dict(_labels(body))
    return [found for p in body.iter(f"{W}p") for found in _leading(p, labels)]


def _labels(body: Element) -> Iterator[tuple[str, str]]:
    """Yield each bookmark of a heading that Word numbers, and the words that lead to it."""
    ranks = dict.fromkeys(HEADINGS, 0)
    for paragraph in body.iter(f"{W}p"):
        style = style_of(paragraph)
        if style in HEADINGS:
            ranks[style] += 1
            name = "annexe" if style == "Annexe" else "article"
            for mark in paragraph.iter(f"{W}bookmarkStart"):
                yield mark.get(f"{W}name"), f"{name}{ranks[style]}"


def _leading(paragraph: Element, labels: dict[str, str]) -> Iterator[str]:
    said, target, hidden = "", "", False
    for node in paragraph.iter(f"{W}instrText", f"{W}fldChar", f"{W}t"):
        kind = node.get(f"{W}fldCharType")
        if node.tag == f"{W}instrText" and (found := REFERENCE.search(node.text)):
            target = found[1]
        elif kind == "separate" and target:
            said += labels[target]
            hidden = True
            yield squashed(said)[-40:]
        elif kind == "end":
            target, hidden = "", False
        elif node.tag == f"{W}t" and not hidden:
            said += node.text or ""


def squashed(text: str) -> str:
    """Return a text without blanks nor capitals: LibreOffice gives a number that of its heading."""
    return re.sub(r"\s", "", text).lower()
