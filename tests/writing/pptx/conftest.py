"""The sample deck drawn once for all the tests that read it."""

from __future__ import annotations

import pytest
from deck_file import DeckFile
from sample_deck import sample_deck
from sample_document import draw_picture

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.writing.pptx import write_pptx


@pytest.fixture(scope="session")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return sample_deck(draw_picture(tmp_path_factory.mktemp("images")))


@pytest.fixture(scope="session")
def file(deck: Document, theme: Theme) -> DeckFile:
    return DeckFile(write_pptx(deck, theme))
