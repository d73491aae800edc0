"""The contents of a Word file announce the pages on which a word processor sets the titles.

A final file keeps each title on its page. A draft keeps none, so that it can be written in: a title
may then stand a page sooner, where a word processor sets a line more.
Needs LibreOffice (`soffice`) and poppler (`pdftotext`): run by `make rendu`, not by `make test`.
"""

import re
from pathlib import Path

import pytest
from libreoffice import converted, page_texts

from ctg_docs.document.nodes import TableOfContents
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import heading_separator, inline_text
from ctg_docs.pipeline import prepare
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.pdf import layout

SOURCES = Path(__file__).parents[2] / "sources"
TERRITORIES = sorted(p.name for p in SOURCES.iterdir() if p.is_dir() and p.name != "commun")


def left_alone(heading: str, page: str) -> bool:
    """Tell whether a heading ends a page though the file keeps it with what follows.

    LibreOffice 7.4 sometimes gives up on « keep with next » before a paragraph of two lines.
    """
    return re.search(re.escape(heading) + r" Page \d+ sur \d+ $", page) is not None


@pytest.mark.parametrize("name", TERRITORIES)
def test_contents_and_word_processor_agree(name, tmp_path):
    prepared = prepare(SOURCES / name, ["convention"])
    assert prepared.theme is not None
    document = prepared.documents["convention"]
    pages = layout(document, prepared.theme).pagination
    word = tmp_path / "c.docx"
    word.write_bytes(write_docx(document, prepared.theme, pages))
    shown = page_texts(*converted([word], "pdf"))
    spared = 0 if document.final else 1
    assert pages.total - spared <= len(shown) <= pages.total
    (contents,) = [b for b in blocks_within(document.blocks) if isinstance(b, TableOfContents)]
    first = min(pages.pages[entry.target] for entry in contents.entries)
    wrong = []
    for entry in contents.entries:
        number = f"{entry.number}{heading_separator(entry.number)}" if entry.number else ""
        heading = re.sub(r"\s+", " ", number + inline_text(entry.title))
        expected = pages.pages[entry.target]
        near = shown[expected - 1 - spared : expected]
        if not any(heading in page for page in near) and not left_alone(
            heading, shown[expected - 2]
        ):
            found = [n for n, text in enumerate(shown, 1) if n >= first and heading in text]
            wrong.append(f"{heading}: announced {expected}, found {found}")
    assert wrong == []
