"""However a Word model is damaged, what is wrong is told or a whole document comes out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bounds import bounded
from damaged_models import damaged
from lxml import etree
from word_file import W, WordFile
from word_models import FIELD, PLACE, edit, mairie, on, papier_a_lettres, replaced

from ctg_docs.document.nodes import Cover, Document, ListBlock, Paragraph, Section, Text
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import ModeleWord, Theme
from ctg_docs.problems import Gravite, Problem, SourceError
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.docx.charter.checking import check_model
from ctg_docs.writing.docx.charter.fields import read_fields

SAMPLE, ALL = 60, 500
LONG = bool(os.environ.get("CTG_FUZZ"))
ITEM = (Paragraph((Text("Un point."),)),)
LETTER = Document(
    "Lettre",
    (
        Cover((Text("Lettre"),), (), (), ()),
        Section("a", "article", (Text("Objet"),), (ListBlock((ITEM,), ordered=True),), 1, "1"),
    ),
    watermark="PROJET",
)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The models of two towns, one of which asks Word for more than pages."""
    folder = tmp_path_factory.mktemp("modeles")
    rich = mairie(folder)
    more = FIELD.format(name="DDEAUTO cmd x", shown="vu") + FIELD.format(name="TITLE", shown="vu")
    edit(rich, replaced("word/header1.xml", "</w:p>", f"{more}</w:p>"))
    return [rich, papier_a_lettres(folder)]


def written(path: Path, theme: Theme) -> bytes | list[Problem]:
    """Return the document, or the errors that stop it."""
    problems = check_model(ModeleWord(path, PLACE), theme)
    assert all(problem.place == PLACE for problem in problems)
    errors = [problem for problem in problems if problem.gravite == Gravite.ERREUR]
    try:
        content = write_docx(LETTER, on(theme, path), Pagination({}, 1))
    except SourceError as error:
        assert errors == error.problems, "told too late, or otherwise"
        return errors
    assert errors == []
    return content


@pytest.mark.parametrize("rank", range(ALL if LONG else SAMPLE))
def test_a_damaged_model_is_told_or_gives_a_whole_document(
    rank: int, models: list[Path], theme: Theme, tmp_path: Path
) -> None:
    with bounded():
        made = written(damaged(rank, models, tmp_path), theme)
    if isinstance(made, list):
        assert made
        return
    file = WordFile(made)
    for name, content in file.parts.items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(content)
            assert all(field.is_kept for field in read_fields(root)), name
    said = "".join(node.text or "" for node in file.xml("word/document.xml").iter(f"{W}t"))
    assert "Un point." in said
