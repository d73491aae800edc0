"""The checkers of others still catch what they should: run by `make conformite`, which has them."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from conformite.corpus.cas import EXTERNES, Corpus, cas
from conformite.corpus.mauvais import Mauvais


@pytest.fixture(scope="module", autouse=True)
def judged(corpus: Corpus) -> None:
    """Ask all the checkers, as many at once as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as executor:
        list(executor.map(corpus.dit, EXTERNES))


@pytest.mark.parametrize(("nom", "mauvais"), cas(EXTERNES), ids=str)
def test_a_bad_file_is_caught(nom: str, mauvais: Mauvais, corpus: Corpus) -> None:
    fautes = corpus.contre(nom, mauvais)
    assert any(mauvais.attendus[nom] in faute for faute in fautes), fautes


@pytest.mark.parametrize("nom", EXTERNES)
def test_good_files_pass(nom: str, corpus: Corpus) -> None:
    assert corpus.contre_les_bons(nom) == {}
