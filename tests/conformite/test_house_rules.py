"""Our own checks of a file catch what they should, and nothing else: no tool is needed."""

from __future__ import annotations

import pytest

from conformite.corpus.cas import INTERNES, Corpus, cas
from conformite.corpus.mauvais import Mauvais


@pytest.mark.parametrize(("nom", "mauvais"), cas(INTERNES), ids=str)
def test_a_bad_file_is_caught(nom: str, mauvais: Mauvais, corpus: Corpus) -> None:
    fautes = corpus.contre(nom, mauvais)
    assert any(mauvais.attendus[nom] in faute for faute in fautes), fautes


@pytest.mark.parametrize("nom", INTERNES)
def test_good_files_pass(nom: str, corpus: Corpus) -> None:
    assert corpus.contre_les_bons(nom) == {}
