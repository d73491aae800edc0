"""The corpus, made once for all the tests that judge it."""

from __future__ import annotations

import pytest

from conformite.corpus.cas import Corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus(tmp_path_factory.mktemp("corpus"))
