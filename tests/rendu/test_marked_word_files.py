"""The marked copy of a convention is settled by engines that know nothing of the house.

`jubarte-redlines`, then LibreOffice, accept all and reject all; the oracle reads the words that are
left. Needs LibreOffice and the packages of requirements-rendu.lock: run by `make rendu`, not by
`make test`.
"""

from __future__ import annotations

import re

import pytest
from comparing.test_shipped_versions import NAME, changed, shipped, unpaged, version, written
from comparing.word_oracle import marks, settled
from jubarte_redlines import accept_revisions, reject_revisions
from libreoffice import settled_both_ways

from ctg_docs.document.comparing import merged, typed
from ctg_docs.document.nodes import Document
from ctg_docs.pipeline.redlines import anywhere
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.docx.revisions import Revisions

SEEDS = range(8)


def held(old: Document, new: Document) -> None:
    theme = shipped(NAME)[1].theme
    marked = write_docx(merged(old, new), theme, anywhere(), Revisions("Juriste"))
    for settle, alone in ((reject_revisions, old), (accept_revisions, new)):
        left = settle(marked)
        assert marks(left) == []
        expected = settled(write_docx(typed(alone), theme, anywhere()), "accept")
        assert unpaged(settled(left, "accept")) == unpaged(expected)


def test_another_engine_finds_both_versions_of_the_convention_that_was_amended():
    held(version(NAME, signed=True), version(NAME))


@pytest.mark.parametrize("seed", SEEDS)
def test_another_engine_finds_both_sides_of_random_changes(seed):
    held(version(NAME), written(changed(shipped(NAME)[1].sources, seed), NAME))


def test_libreoffice_finds_the_words_of_both_versions_too(tmp_path):
    """Words decide, not where they part, nor the numbers of pages, which are counted again.

    LibreOffice 7 keeps an empty line after a table that goes whole, and joins the paragraphs that
    stand around one that it rejects.
    """
    old, new = version(NAME, signed=True), version(NAME)
    theme = shipped(NAME)[1].theme
    path = tmp_path / "comparaison.docx"
    path.write_bytes(write_docx(merged(old, new), theme, anywhere(), Revisions("Juriste")))
    for left, alone in zip(settled_both_ways(path), (old, new), strict=True):
        content = left.read_bytes()
        assert marks(content) == []
        expected = settled(write_docx(typed(alone), theme, anywhere()), "accept")
        assert _unparted(settled(content, "accept")) == _unparted(expected)


def _unparted(lines: list[str]) -> str:
    """The words of some lines, but the numbers that may be those of pages."""
    said = [line for line in unpaged(lines) if not re.fullmatch(r"\d{1,2}", line)]
    return re.sub(r"\d+pages", "pages", "".join("".join(said).split()))
