"""Each page for readers in a real browser: axe-core finds nothing, and no screen scrolls sideways.

Needs Chromium and axe-core: run by `make rendu`, not by `make test`.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.composing.house.catalogue import load_catalogue
from ctg_docs.composing.house.theme import load_theme
from ctg_docs.pipeline import prepare, prepare_lettres
from ctg_docs.reading.house import templates_folder
from ctg_docs.writing.html.web import write_web

TESTS = Path(__file__).parents[1]
sys.path += [str(TESTS / "rendu"), str(TESTS / "writing")]
from browser import Examined, examine  # noqa: E402
from sample_document import draw_picture, sample  # noqa: E402

SOURCES = TESTS.parent / "sources"
TERRITORIES = sorted(p.name for p in SOURCES.iterdir() if p.is_dir() and p.name != "commun")
WIDTHS = (1280, 320)
# The page of every territory, the other texts of the territory that says the most.
OTHERS = [
    d.id
    for d in load_catalogue(templates_folder()).documents
    if "html" in d.formats and d.id != "page" and d.par == "territoire"
]
PAGES = [
    *((t, "page") for t in TERRITORIES),
    *(("exemple", d) for d in OTHERS),
    ("92", "lettre"),
    ("", "sample"),
]
WRONG = """<html><head><title></title></head><body><h1>Titre</h1><h4>Saut</h4>
<img src="data:,"><p style="color: #ccc">Pâle</p><a href="#x" style="font-size: 9px">a</a>
<div style="width: 2000px">Large</div></body></html>"""


def drawn(territory: str, document: str, folder: Path) -> str:
    """Return one page as it is published: a letter is that of a département."""
    if not territory:
        return write_web(
            sample(draw_picture(folder)), load_theme(templates_folder() / "maison")
        ).decode()
    if document == "lettre":
        folders = [SOURCES / name for name in TERRITORIES]
        found = prepare_lettres(folders, [document], Selection(territory))
        prepared = next(one for one in found if one.pieces)
    else:
        prepared = prepare(SOURCES / territory, [document])
    assert prepared.theme is not None
    return write_web(prepared.pieces[0].document, prepared.theme).decode()


@cache
def examined() -> dict[tuple[str, str, int], Examined]:
    """Open every page at every width, in one browser."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        asked = [(t, d, w) for t, d in PAGES for w in WIDTHS]
        texts = {(t, d): drawn(t, d, folder) for t, d in PAGES}
        found = examine([(texts[t, d], w) for t, d, w in asked], folder)
    return dict(zip(asked, found, strict=True))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("territory", "document"), PAGES)
def test_nothing_stops_a_reader(territory: str, document: str, width: int) -> None:
    assert examined()[territory, document, width].violations == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("territory", "document"), PAGES)
def test_no_screen_scrolls_sideways(territory: str, document: str, width: int) -> None:
    assert examined()[territory, document, width].overflow == 0


def test_a_bad_page_is_told(tmp_path: Path) -> None:
    (found,) = examine([(WRONG, 1280)], tmp_path)
    rules = {violation.split(":")[0] for violation in found.violations}
    expected = {"html-has-lang", "document-title", "image-alt", "color-contrast", "heading-order"}
    assert expected <= rules
    assert found.overflow > 0
