"""A draft edited as a lawyer would, then opened by LibreOffice: references and pages still hold.

Needs LibreOffice and poppler: run by `make rendu`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from libreoffice import Line, converted, page_lines, page_texts
from lxml import etree
from writing.docx.word_file import Element, W, style_of, words_of

from ctg_docs.pipeline import prepare
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.formats import lay_out

SOURCES = Path(__file__).parents[2] / "sources"
HEADINGS = ("Heading1", "Titre1SansNumero", "Annexe")
LAST_LINE = 300.0
"""Where a page that is a third full ends, in points from its top."""
SAID = "Les parties conviennent que cette phrase, ajoutée au projet, doit tenir sur sa page. "

Edit = Callable[[Element], None]


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


def without_article_2(body: Element) -> None:
    heading = [b for b in body if style_of(b) == "Heading1"][1]
    for block in sections(body)[words_of(heading)]:
        body.remove(block)


def plain_paragraphs(body: Element) -> list[Element]:
    return [b for b in body if style_of(b) == "BodyText" and len(words_of(b)) > 80]


def with_more_paragraphs(body: Element) -> None:
    """Ten lines more in the first article that has a text, and as many further."""
    for paragraph in plain_paragraphs(body)[2:20:8]:
        added = etree.SubElement(etree.Element(f"{W}p"), f"{W}r")
        etree.SubElement(added, f"{W}t").text = SAID * 12
        added.getparent().insert(0, deepcopy(paragraph[0]))
        paragraph.addnext(added.getparent())


def with_a_picture(body: Element) -> None:
    """A picture of the cover, put at the end of a sentence."""
    drawing = next(body.iter(f"{W}drawing"))
    plain_paragraphs(body)[3].append(deepcopy(drawing.getparent()))


def in_larger_type(body: Element) -> None:
    for paragraph in plain_paragraphs(body)[1:12]:
        for run in paragraph.iter(f"{W}r"):
            look = run.find(f"{W}rPr")
            if look is None:
                look = etree.Element(f"{W}rPr")
                run.insert(0, look)
            etree.SubElement(look, f"{W}sz").set(f"{W}val", "40")


def without_a_sheet(body: Element) -> None:
    heading = next(b for b in body if words_of(b).startswith("Fiche 1.2"))
    table = next(b for b in heading.itersiblings() if b.tag == f"{W}tbl")
    for block in (heading, table.getnext(), table):
        body.remove(block)


EDITS: dict[str, Edit] = {
    "as-it-is": lambda body: None,
    "article-deleted": without_article_2,
    "paragraphs-added": with_more_paragraphs,
    "picture-inserted": with_a_picture,
    "larger-type": in_larger_type,
    "sheet-deleted": without_a_sheet,
}


def edited(content: bytes, edit: Edit) -> bytes:
    """Return a Word file whose body was changed, its other parts as they were."""
    result = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                edit(root.find(f"{W}body"))
                part = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
            new.writestr(name, part)
    return result.getvalue()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The convention of the example, as a draft, after each edit, printed by LibreOffice."""
    folder = tmp_path_factory.mktemp("modifie")
    prepared = prepare(SOURCES / "exemple", ["convention"])
    assert prepared.theme is not None
    theme = prepared.theme.model_copy(update={"moteur_pdf": "typst"})
    document = replace(prepared.documents["convention"], final=False)
    content = write_docx(document, theme, lay_out(document, theme).pagination)
    paths = [folder / f"{name}.docx" for name in EDITS]
    for path, edit in zip(paths, EDITS.values(), strict=True):
        path.write_bytes(edited(content, edit))
    return dict(zip(EDITS, converted(paths, "pdf"), strict=True))


def test_references_follow_when_an_article_goes(printed: dict[str, Path]) -> None:
    """LibreOffice gives the number the capital of the heading, which Word takes away."""
    before, after = (" ".join(page_texts(printed[n])) for n in ("as-it-is", "article-deleted"))
    assert re.search("évaluation prévue à l’article 9", before, re.IGNORECASE)
    assert "Article 8 – Évaluation" in after
    assert re.search("évaluation prévue à l’article 8", after, re.IGNORECASE)
    assert "Error" not in after and "introuvable" not in after


def ends(pdf: Path) -> list[float]:
    return [max((line.bottom for line in page), default=0.0) for page in page_lines(pdf)]


@pytest.mark.parametrize("name", [name for name in EDITS if name != "as-it-is"])
def test_no_page_is_left_nearly_empty(name: str, printed: dict[str, Path]) -> None:
    before, after = (
        sum(end < LAST_LINE for end in ends(printed[which])) for which in ("as-it-is", name)
    )
    assert after <= before


def overlap(one: Line, other: Line) -> bool:
    """Tell whether two lines of a page cover one another by a third of their height."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 1 and high > min(one.bottom - one.top, other.bottom - other.top) / 3


@pytest.mark.parametrize("name", EDITS)
def test_no_line_covers_another(name: str, printed: dict[str, Path]) -> None:
    covered = [
        (number, one.text, other.text)
        for number, lines in enumerate(page_lines(printed[name]), 1)
        for rank, one in enumerate(lines)
        for other in lines[rank + 1 :]
        if overlap(one, other)
    ]
    assert covered == []
