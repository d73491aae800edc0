"""The shipped territories, built once per process, and what their real files say."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ctg_docs.document.nodes import Document
from ctg_docs.pipeline import Piece, Prepared, prepare
from ctg_docs.pipeline.choice import catalogue
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.problems import Gravite
from ctg_docs.writing.formats import write
from ctg_docs.writing.text import plain_text

TESTS = Path(__file__).parent.parent
sys.path += [str(TESTS / "writing"), str(TESTS / "writing/docx")]
from pdf_text import Reading, read  # noqa: E402
from test_word_text import numbered_lines  # noqa: E402
from word_file import WordFile  # noqa: E402

SOURCES = TESTS.parent / "sources"
TERRITORIES = sorted(p.name for p in SOURCES.iterdir() if p.is_dir() and p.name != "commun")
# Signs that only the plain text prints.
MARKS = {"•", "|", "/"}


def documents_of_a_territory() -> list[str]:
    """The documents that each territory makes by itself, by their ids."""
    return [entry.id for entry in catalogue() if entry.d_un_territoire]


@cache
def prepared(territory: str, *documents: str) -> Prepared:
    """Return the documents of a shipped territory, which no error stops."""
    found = prepare(SOURCES / territory, documents)
    wrong = [str(p) for p in found.problems if p.gravite == Gravite.ERREUR]
    assert found.theme is not None and not wrong, wrong
    return found


@cache
def piece(territory: str, chemin: str) -> Piece:
    """Return one file to draw, by its path under the territory's folder."""
    (found,) = [
        p
        for p in prepared(territory, chemin.split("/", maxsplit=1)[0]).pieces
        if p.chemin == chemin
    ]
    return found


@cache
def drawn(territory: str, chemin: str, suffix: str) -> bytes:
    """Return the bytes of one file in one format, as the command publishes them."""
    theme = prepared(territory, chemin.split("/", maxsplit=1)[0]).theme
    assert theme is not None
    ((_, content),) = write(carrying(piece(territory, chemin)), theme, [suffix])
    return content


def pdf(territory: str, chemin: str) -> Reading:
    """Return the PDF of a file, read back."""
    return read(drawn(territory, chemin, "pdf"))


def docx(territory: str, chemin: str) -> WordFile:
    """Return the Word file of a file, read back."""
    return WordFile(drawn(territory, chemin, "docx"))


def words(text: str | Iterable[str]) -> list[str]:
    """Return the words of a text, without the signs that only the plain text prints."""
    whole = text if isinstance(text, str) else "\n".join(text)
    return [word for word in whole.split() if word not in MARKS]


def tree_words(document: Document) -> list[str]:
    """Return the words of the tree in reading order."""
    return words(plain_text(document))


def pdf_words(territory: str, chemin: str) -> list[str]:
    """Return the words of the PDF, by its tags, in reading order."""
    return words(text for _, text, _ in pdf(territory, chemin).elements)


def docx_words(territory: str, chemin: str) -> list[str]:
    """Return the words of the Word file, with the numbers that Word computes."""
    return words(numbered_lines(docx(territory, chemin)))
