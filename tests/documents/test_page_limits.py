"""A plan may say how many pages its document takes: a longer one is refused where it is long."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from livre import SOURCES, piece, prepared

from ctg_docs.document.moteurs import Moteur
from ctg_docs.document.nodes import Document, Paragraph, Text
from ctg_docs.document.slides.handout import handout
from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.engines import laid_out_by
from ctg_docs.problems import SourceError
from ctg_docs.writing.formats import write

ENGINES: tuple[Moteur, ...] = ("weasyprint", "typst")
PAGE = Path(__file__).parents[2] / "docs/guide/erreurs/pages-en-trop.md"
LONG = "ouvrir des lieux où les familles se retrouvent " * 80


@pytest.fixture
def overflowing(tmp_path, monkeypatch):
    """Return a territory whose purpose takes more than a page by itself."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SOURCES / "nancy", "sources/ma-commune")
    shutil.copytree(SOURCES / "commun", "sources/commun")
    told = f"communication:\n  finalite: {LONG}\n"
    Path("sources/ma-commune/communication.yaml").write_text(told, encoding="utf-8")
    return Path("sources/ma-commune")


def refused(document, theme, formats):
    with pytest.raises(SourceError) as caught:
        list(write(document, theme, formats))
    return caught.value.problems


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("formats", [["pdf"], ["docx"], ["docx", "pdf"]], ids="+".join)
def test_a_document_that_overflows_is_refused_at_its_longest_text(overflowing, engine, formats):
    made = laid_out_by(prepare(overflowing.resolve(), ["article-court"]), engine)
    (problem,) = refused(made.pieces[0].document, made.theme, formats)
    assert problem.code == "pages-en-trop"
    assert str(problem) in PAGE.read_text(encoding="utf-8")


def test_the_command_tells_it_and_publishes_nothing_of_the_territory(overflowing, ctg):
    code, out, err = ctg("construire", "article-court", "--format", "docx")
    assert code == 1
    assert "communication.yaml:2:13: « Article court » fait 2 pages ; sa limite" in out + err
    assert not list(Path("build").glob("ma-commune/*"))


def test_what_has_no_pages_has_no_limit(overflowing, ctg):
    code, _, _ = ctg("construire", "article-court", "--format", "txt")
    assert (code, Path("build/ma-commune/article-court.txt").is_file()) == (0, True)


def test_a_document_of_the_house_alone_is_refused_at_the_line_of_its_template(overflowing):
    made = prepare(overflowing.resolve(), ["article-court"])
    document = made.pieces[0].document
    unknown = Document("Note", (Paragraph((Text("mot " * 3000),)),), pages_max=1)
    assert [p.place.file for p in refused(unknown, made.theme, ["pdf"])] == ["Note"]
    house = replace(unknown, blocks=(replace(unknown.blocks[0], origin=document.blocks[0].origin),))
    (problem,) = refused(house, made.theme, ["pdf"])
    assert re.search(r"templates/presse/.*\.md\.j2$", problem.place.file)


def test_the_handout_of_a_deck_is_not_held_to_its_number_of_slides():
    deck = replace(piece("nancy", "presentation").document, pages_max=1)
    theme = prepared("nancy", "presentation").theme
    assert refused(deck, theme, ["pdf"])
    assert handout(deck).pages_max is None
    assert list(write(deck, theme, ["docx"]))
