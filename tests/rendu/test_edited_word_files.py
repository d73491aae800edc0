"""A draft edited as a lawyer would, then opened by LibreOffice: references and pages still hold.

Needs LibreOffice and poppler: run by `make rendu`.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from libreoffice import Line, converted, page_lines, page_texts
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTContainer, LTImage
from word_edits import (
    PICTURE,
    Edit,
    edited,
    in_larger_type,
    referring,
    squashed,
    with_a_picture,
    with_more_paragraphs,
    without_a_sheet,
    without_article_2,
)

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline import prepare
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.formats import lay_out

SOURCES = Path(__file__).parents[2] / "sources"
AS_IT_IS = "as-it-is"
LAST_LINE = 300.0
"""Where a page that is a third full ends, in points from its top."""

ADDED: dict[str, Edit] = {
    "paragraphs-added": with_more_paragraphs,
    "picture-inserted": with_a_picture,
    "larger-type": in_larger_type,
}
CUT: dict[str, Edit] = {"article-deleted": without_article_2, "sheet-deleted": without_a_sheet}
EDITS: dict[str, dict[str, Edit]] = {
    "convention": {**ADDED, **CUT},
    "fiches": {**ADDED, "sheet-deleted": without_a_sheet},
    "deliberation": ADDED,
}
"""What is done to each document: a délibération has neither articles nor sheets."""
CASES = [(document, name) for document, edits in EDITS.items() for name in edits]

cases = pytest.mark.parametrize(("document", "name"), CASES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each draft of the example, as it is and after each edit, printed by one LibreOffice."""
    folder = tmp_path_factory.mktemp("modifie")
    prepared = prepare(SOURCES / "exemple", [*EDITS])
    assert prepared.theme is not None
    theme = prepared.theme.model_copy(update={"moteur_pdf": "typst"})
    paths = []
    for kind, edits in EDITS.items():
        piece = next(piece for piece in prepared.pieces if piece.entree == kind)
        content = word_file(piece.document, theme)
        for name, edit in {AS_IT_IS: lambda _: None, **edits}.items():
            paths.append(folder / f"{kind}-{name}.docx")
            paths[-1].write_bytes(edited(content, edit))
    converted(paths, "pdf")
    return folder


def word_file(document: Document, theme: Theme) -> bytes:
    draft = replace(document, final=False)
    return write_docx(draft, theme, lay_out(draft, theme).pagination)


@cache
def lines_of(pdf: Path) -> list[list[Line]]:
    return page_lines(pdf)


def test_the_reference_to_the_evaluation_follows_when_an_article_goes(folder: Path) -> None:
    """The contract would otherwise be evaluated as its duration says."""
    before, after = (
        " ".join(page_texts(folder / f"convention-{name}.pdf"))
        for name in (AS_IT_IS, "article-deleted")
    )
    assert re.search("évaluation prévue à l’article 9", before, re.IGNORECASE)
    assert "Article 8 – Évaluation" in after
    assert re.search("évaluation prévue à l’article 8", after, re.IGNORECASE)


@pytest.mark.parametrize("name", [AS_IT_IS, *EDITS["convention"]])
def test_every_reference_prints_the_number_of_the_heading_that_it_names(
    name: str, folder: Path
) -> None:
    texts = page_texts(folder / f"convention-{name}.pdf")
    printed = squashed(re.sub(r"Page \d+ sur \d+", "", " ".join(texts)))
    expected = referring((folder / f"convention-{name}.docx").read_bytes())
    assert len(expected) > 10
    assert [words for words in expected if words not in printed] == []


@cases
def test_no_field_lost_what_it_shows(document: str, name: str, folder: Path) -> None:
    said = " ".join(page_texts(folder / f"{document}-{name}.pdf"))
    assert "Error:" not in said and "Erreur" not in said and "introuvable" not in said


def nearly_empty(pdf: Path) -> list[str]:
    """Return the words of each page but the last that is under a third full, without figures."""
    return [
        re.sub(r"[\W\d]", "", " ".join(line.text for line in page))
        for page in lines_of(pdf)[:-1]
        if max((line.bottom for line in page), default=0.0) < LAST_LINE
    ]


@cases
def test_no_page_is_left_nearly_empty_that_was_not(document: str, name: str, folder: Path) -> None:
    """A page that ended so before may end with more, or with less; a document ends where it may."""
    before = nearly_empty(folder / f"{document}-{AS_IT_IS}.pdf")
    after = nearly_empty(folder / f"{document}-{name}.pdf")
    assert [page for page in after if not any(page in one or one in page for one in before)] == []


def overlap(one: Line, other: Line) -> bool:
    """Tell whether two lines of a page cover one another by a third of their height."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 1 and high > min(one.bottom - one.top, other.bottom - other.top) / 3


@pytest.mark.parametrize(("document", "name"), [*CASES, *((kind, AS_IT_IS) for kind in EDITS)])
def test_no_line_covers_another(document: str, name: str, folder: Path) -> None:
    covered = [
        (number, one.text, other.text)
        for number, lines in enumerate(lines_of(folder / f"{document}-{name}.pdf"), 1)
        for rank, one in enumerate(lines)
        for other in lines[rank + 1 :]
        if overlap(one, other)
    ]
    assert covered == []


def picture(pdf: Path) -> tuple[int, Line]:
    """Return the page of the picture that was put in, from 1, and its box."""
    listing = subprocess.run(["pdfimages", "-list", pdf], check=True, capture_output=True).stdout
    rows = [row.split() for row in listing.decode().splitlines()[2:]]
    number = next(int(row[0]) for row in rows if (int(row[3]), int(row[4])) == PICTURE)
    (page,) = extract_pages(pdf, page_numbers=[number - 1])
    box = next(image for image in images(page) if image.srcsize == PICTURE)
    return number, Line(box.x0, page.height - box.y1, box.x1, page.height - box.y0, "image")


def images(drawn: LTContainer) -> list[LTImage]:
    inside = chain.from_iterable(images(part) for part in drawn if isinstance(part, LTContainer))
    return [*(part for part in drawn if isinstance(part, LTImage)), *inside]


@pytest.mark.parametrize("document", EDITS)
def test_a_picture_is_shown_whole_and_covers_no_line(document: str, folder: Path) -> None:
    pdf = folder / f"{document}-picture-inserted.pdf"
    number, box = picture(pdf)
    assert box.right - box.left == pytest.approx(60 / 25.4 * 72, rel=0.02)
    assert (box.bottom - box.top) * PICTURE[0] == pytest.approx(
        (box.right - box.left) * PICTURE[1], rel=0.02
    )
    assert [one.text for one in lines_of(pdf)[number - 1] if overlap(box, one)] == []
