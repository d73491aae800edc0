"""Every document of both versions is marked and read again; one that fails is not published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from comparing.word_oracle import settled

from ctg_docs.document.comparing import merged, typed
from ctg_docs.pipeline import redlines as module
from ctg_docs.pipeline.redlines import Redline, Signed, anywhere, draw, redlines
from ctg_docs.pipeline.versions import versions
from ctg_docs.problems import SourceError
from ctg_docs.writing.docx import write_docx

SOURCES = Path(__file__).parents[2] / "sources"
TODAY = SOURCES / "exemple-avenant"
SIGNED = TODAY / "versions" / "0" / "sources"
PAGES = ("0", "…", "?")
"""Cells that give the page of a sheet, or tell that it has gone."""


@pytest.fixture(scope="module")
def compared():
    """The theme of the version that was signed, and all that it shares with that of today."""
    with versions(str(SIGNED), str(TODAY), SOURCES) as (old, new):
        return new.theme, tuple(redlines(old, new))


def marked(found) -> list[Redline]:
    return [one for one in found if one.marked and "docx" in one.formats]


def unpaged(lines: list[str]) -> list[str]:
    return [line for line in lines if line not in PAGES]


def test_papers_of_all_kinds_are_read_again_exactly_in_both_ways(compared):
    theme, found = compared
    bare = theme.model_copy(update={"polices_word": "non"})
    papers = [one for one in marked(found) if one.chemin != "convention"]
    assert len({one.chemin.partition("/")[0] for one in papers}) >= 4
    for paper in papers:
        content = write_docx(paper.marked, bare, anywhere())
        for how, alone in zip(("reject", "accept"), paper.sides, strict=True):
            expected = settled(write_docx(typed(alone), bare, anywhere()), "accept")
            assert unpaged(settled(content, how)) == unpaged(expected), paper.chemin


def test_slides_that_differ_are_told_and_not_marked(compared):
    decks = [one for one in compared[1] if one.etat == "modifie" and one.slides]
    assert decks
    assert [(one.marked, one.formats) for one in decks] == [(None, ())] * len(decks)


def test_words_of_a_shipped_paper_are_those_of_its_tree(compared):
    """A marked file is then checked without writing both versions again."""
    theme, found = compared
    for paper in marked(found):
        document = typed(paper.sides[1])
        said = module._written_words(document, theme, "nouvelle")
        assert module._body_words(document) == said, paper.chemin


def test_a_marked_tree_that_gives_other_words_is_refused_as_a_defect_of_ours(compared):
    theme, found = compared
    paper = marked(found)[-1]
    broken = replace(paper, marked=merged(paper.sides[0], paper.sides[0]))
    with pytest.raises(SourceError) as refused:
        draw(broken, theme, Signed())
    (problem,) = refused.value.problems
    assert problem.code == "defaut-interne"
    assert "ne redonne pas la version nouvelle" in problem.message


def test_a_word_file_that_gives_other_words_is_refused_as_a_defect_of_ours(compared):
    theme, found = compared
    paper = marked(found)[-1]
    stale = write_docx(merged(paper.sides[0], paper.sides[0]), theme, anywhere())
    with pytest.raises(SourceError) as refused:
        module._check_docx(paper, stale, theme)
    assert "ne redonne pas la version nouvelle" in refused.value.problems[0].message
