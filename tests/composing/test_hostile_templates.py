"""Whatever a template tries, it gives a text or a located message, and touches nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from bounds import bounded
from hostile_templates import hostile

from ctg_docs.composing.facts import context
from ctg_docs.composing.vocabulary.allowance import Allowance
from ctg_docs.composing.vocabulary.charts import GRAPHIQUES
from ctg_docs.composing.vocabulary.constructors import CONSTRUCTORS
from ctg_docs.composing.vocabulary.filters import FILTERS
from ctg_docs.composing.vocabulary.tables import TABLEAUX
from ctg_docs.composing.vocabulary.templates import Templates
from ctg_docs.pipeline.lecture import read
from ctg_docs.problems import SourceError

SAMPLE, ALL = 60, 300
LONG = bool(os.environ.get("CTG_FUZZ"))
EXEMPLE = Path(__file__).parent.parent.parent / "sources" / "exemple"


@pytest.fixture(scope="module")
def names() -> Mapping[str, Any]:
    """All that a template about a whole convention is offered."""
    lecture = read(EXEMPLE)
    assert lecture.lu
    return context.noms(lecture.lu[1])


@pytest.mark.parametrize("seed", range(ALL if LONG else SAMPLE))
def test_a_hostile_template_gives_words_or_a_located_message(seed, names, tmp_path, monkeypatch):
    folder = tmp_path / "modeles"
    folder.mkdir()
    (folder / "essai.md.j2").write_text(hostile(seed), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    allow = partial(Allowance, turns=20_000)
    templates = Templates(folder, FILTERS, {**CONSTRUCTORS, **TABLEAUX, **GRAPHIQUES}, allow)
    try:
        with bounded():
            made = templates.render("essai.md.j2", names)
    except SourceError as error:
        assert [p.place.file for p in error.problems] == ["modeles/essai.md.j2"]
        assert all(p.code.startswith("gabarit-") for p in error.problems)
    else:
        assert "<module" not in made.text
        assert "object at 0x" not in made.text
    assert [path.name for path in tmp_path.rglob("*")] == ["modeles", "essai.md.j2"]
