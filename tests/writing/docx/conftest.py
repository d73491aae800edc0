"""The sample drawn once for all the tests that read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_document import draw_picture, sample
from word_file import WordFile
from word_models import mairie, on, papier_a_lettres

from ctg_docs.document.nodes import Document
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.document.walk import blocks_within
from ctg_docs.writing.docx import write_docx


def paginate(document: Document) -> Pagination:
    """Give each target a page of its own, so that none is right by chance."""
    ids = [getattr(block, "anchor", "") or block.id for block in blocks_within(document.blocks)]
    return Pagination({name: 11 + rank for rank, name in enumerate(filter(None, ids))}, 97)


@pytest.fixture(scope="session")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw_picture(tmp_path_factory.mktemp("images"))


@pytest.fixture(scope="session")
def document(picture: Path) -> Document:
    return sample(picture, watermark="PROJET")


@pytest.fixture(scope="session")
def pages(document: Document) -> Pagination:
    return paginate(document)


@pytest.fixture(scope="session")
def word(document: Document, theme: Theme, pages: Pagination) -> WordFile:
    return WordFile(write_docx(document, theme, pages))


@pytest.fixture(scope="session")
def charte(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The .docx of a town hall."""
    return mairie(tmp_path_factory.mktemp("mairie"))


@pytest.fixture(scope="session")
def courrier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The .dotx of its letters."""
    return papier_a_lettres(tmp_path_factory.mktemp("courrier"))


@pytest.fixture(scope="session")
def on_charte(document: Document, theme: Theme, pages: Pagination, charte: Path) -> WordFile:
    return WordFile(write_docx(document, on(theme, charte), pages))


@pytest.fixture(scope="session")
def on_courrier(document: Document, theme: Theme, pages: Pagination, courrier: Path) -> WordFile:
    return WordFile(write_docx(document, on(theme, courrier), pages))
