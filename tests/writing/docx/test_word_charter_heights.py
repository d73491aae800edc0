"""What the heads and feet of a model take from its first page: a cover keeps to what is left."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from word_models import PLACE, edit, replaced

from ctg_docs.document.theme import ModeleWord
from ctg_docs.writing.docx.charter.heights import room
from ctg_docs.writing.docx.charter.model import Model
from ctg_docs.writing.docx.sections import PageSetup

HEAD, FOOT = "word/header1.xml", "word/footer1.xml"
LINE = 280
"""Twips."""
PAGES = PageSetup(
    width=11906, height=16838, top=100, right=0, bottom=100, left=0, header=500, footer=400
)


def model(charte: Path, markup: str) -> Model:
    """Return a model whose head ends with a markup, after its own line."""
    path = Path(shutil.copy(charte, charte.with_name("hauteurs.docx")))
    return Model(ModeleWord(edit(path, replaced(HEAD, "</w:hdr>", f"{markup}</w:hdr>")), PLACE))


def taken(charte: Path, markup: str) -> int:
    """Return the height that a markup takes in a head."""
    bare = room(PAGES, model(charte, ""), HEAD, "")
    return bare - room(PAGES, model(charte, markup), HEAD, "")


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def picture(height: object) -> str:
    extent = f'<wp:extent cx="9" cy="{height}"/>'
    return f"<w:p><w:r><w:drawing><wp:inline>{extent}</wp:inline></w:drawing></w:r></w:p>"


@pytest.mark.parametrize(
    ("markup", "height"),
    [
        ("<w:p/>", LINE),
        ("<w:p/><w:p/>", 2 * LINE),
        (picture(635 * LINE), LINE),
        (picture(635 * (LINE + 1)), LINE + 1),
        (picture("x"), LINE),
        ("<w:p><w:r><w:drawing><wp:inline/></w:drawing></w:r></w:p>", LINE),
        ("<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>", LINE),
        (f"<w:tbl><w:tr>{cell('<w:p/>')}{cell('<w:p/>', '<w:p/>')}</w:tr></w:tbl>", 2 * LINE),
        (f"<w:tbl><w:tr>{cell('<w:p/>')}</w:tr><w:tr>{cell('<w:p/>')}</w:tr></w:tbl>", 2 * LINE),
        ("<w:tbl><w:tr/></w:tbl>", 0),
        ("<w:bookmarkStart w:id='1' w:name='A'/>", 0),
    ],
)
def test_height_of_what_stands_in_a_head(charte: Path, markup: str, height: int) -> None:
    assert taken(charte, markup) == height


def test_a_table_in_a_table_counts_once(charte: Path) -> None:
    inner = f"<w:tbl><w:tr>{cell('<w:p/>')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr>{cell(inner, '<w:p/>')}</w:tr></w:tbl>"
    assert taken(charte, outer) == 2 * LINE


def test_tables_nested_as_deep_as_a_file_may_be_are_measured_once_each(charte: Path) -> None:
    nested = "<w:p/>"
    for _ in range(60):
        nested = f"<w:tbl><w:tr>{cell(nested, '<w:p/>')}</w:tr></w:tbl>"
    assert taken(charte, nested) == 61 * LINE


def test_head_and_foot_push_the_text_only_beyond_the_margins(charte: Path) -> None:
    own = model(charte, "")
    assert room(PAGES, own, "", "") == PAGES.height - 500 - 400
    wide = replace(PAGES, top=3000, bottom=2000)
    assert room(wide, own, "", "") == PAGES.height - 3000 - 2000
    assert room(wide, own, "", FOOT) == PAGES.height - 3000 - 2000
    assert room(PAGES, own, "", FOOT) == PAGES.height - 500 - (400 + LINE)


def test_margins_below_nought_are_kept_whatever_stands_over_them(charte: Path) -> None:
    own = model(charte, "")
    fixed = replace(PAGES, top=-100, bottom=-100)
    assert room(fixed, own, HEAD, FOOT) == PAGES.height - 200
    nought = replace(PAGES, top=0, bottom=0)
    assert room(nought, own, "", FOOT) == PAGES.height - 500 - (400 + LINE)
