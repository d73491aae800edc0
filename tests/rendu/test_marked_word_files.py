"""The marked copy of a convention is settled by an engine that knows nothing of the house.

`jubarte-redlines` accepts all, then rejects all; the oracle reads the words that are left. Needs
the packages of requirements-rendu.lock: run by `make rendu`, not by `make test`.
"""

from __future__ import annotations

import pytest
from comparing.test_shipped_versions import NAME, changed, shipped, unpaged, version, written
from comparing.word_oracle import marks, settled
from jubarte_redlines import accept_revisions, reject_revisions

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
