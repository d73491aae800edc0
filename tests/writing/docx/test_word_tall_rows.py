"""Rows of tables: a short one is never cut, a tall one may be, so that none of it is lost."""

from __future__ import annotations

import pytest
from sample_document import cell, p, t
from word_file import WordFile

from ctg_docs.document.nodes import Block, Cell, Column, Document, Field, Record, Table
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx import write_docx

SENTENCE = "Le service reçoit les familles, écoute leur demande et les oriente. "


def table(words: str) -> Table:
    head = (Cell((p("Qui"),), "col"), Cell((p("Quoi"),), "col"))
    return Table((Column(), Column(2.0)), (head,), ((cell("Service"), cell(words)),))


def record(words: str) -> Record:
    return Record((Field(t("Pilote"), (p("Service"),)), Field(t("Description"), (p(words),))))


def uncut(theme: Theme, block: Block) -> list[bool]:
    """Tell for each row of a file whether no page may cut it."""
    file = WordFile(write_docx(Document("Essai", (block,)), theme, Pagination({}, 1)))
    return [bool(row.findall(".//{*}trPr/{*}cantSplit")) for row in file.body.iter("{*}tr")]


@pytest.mark.parametrize("make", [table, record])
def test_a_row_of_a_few_sentences_is_never_cut(theme: Theme, make) -> None:
    assert uncut(theme, make(SENTENCE * 4)) == [True, True]


@pytest.mark.parametrize("make", [table, record])
def test_a_row_taller_than_a_third_of_a_page_may_be(theme: Theme, make) -> None:
    assert uncut(theme, make(SENTENCE * 60)) == [True, False]
