"""Every document of both versions is marked and read again; one that fails is not published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from comparing.word_oracle import settled
from documents.amended import Copy

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


@pytest.fixture(scope="module")
def redrafted(tmp_path_factory):
    """The theme, and what two drafts of one avenant make: a reason is told in other words."""
    first, second = (Copy(tmp_path_factory.mktemp(name)) for name in ("un", "deux"))
    second.change("avenants.yaml", "souhaite prendre part au projet", "veut rejoindre le projet")
    with versions(str(first.folder), str(second.folder), SOURCES) as (old, new):
        return new.theme, {one.chemin: one for one in redlines(old, new)}


@pytest.mark.parametrize(
    "chemin",
    [
        "avenant/1",
        "note-avenant/1",
        "communique-avenant/1",
        "deliberation-avenant/1/lierval-2024-05-23",
        "deliberation-avenant/1/fontclaire-2024-05-30",
    ],
)
def test_each_paper_of_an_avenant_is_marked_from_one_draft_to_the_next(redrafted, chemin):
    theme, found = redrafted
    bare = theme.model_copy(update={"polices_word": "non"})
    content = write_docx(found[chemin].marked, bare, anywhere())
    kept, gone = (" ".join(settled(content, how)) for how in ("accept", "reject"))
    assert "veut rejoindre le projet" in kept
    assert "souhaite prendre part" not in kept
    assert "souhaite prendre part au projet" in gone
    assert unpaged(settled(content, "reject")) == unpaged(
        settled(write_docx(typed(found[chemin].sides[0]), bare, anywhere()), "accept")
    )


def test_the_deck_of_an_avenant_is_a_report_of_its_slides_and_its_text_is_the_same(redrafted):
    _, found = redrafted
    deck = found["presentation-avenant/1"]
    assert (deck.etat, deck.marked, deck.formats) == ("modifie", None, ())
    assert deck.slides == ("Pourquoi modifier la convention",)
    # A reason is no part of the convention.
    assert found["consolidee"].etat == "identique"


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
