"""What makes a document of the catalogue complete; a failure says what is missing and where."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from generated.goldens import GOLDEN
from generated.pages import README

from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.pipeline import catalogue, entries, prepare, prepare_lettres
from ctg_docs.problems import Gravite
from ctg_docs.reading.folder import list_territories
from ctg_docs.starting.samples.ensemble import ensemble

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide"
IMAGES = ROOT / "docs" / "images"
# Enough of them for each document to be met: some convention is signed, some assembly decides.
SAMPLES = 4

documents = pytest.mark.parametrize("entree", catalogue(), ids=lambda entree: entree.id)


def pages_that_show(image: str) -> list[Path]:
    shown = re.compile(rf"!\[[^\]]{{20,}}\]\(\.\./images/{re.escape(image)}\)")
    return [page for page in GUIDE.glob("*.md") if shown.search(page.read_text(encoding="utf-8"))]


@documents
def test_it_has_a_golden_text(entree):
    found = list((GOLDEN / entree.id).rglob("*.txt"))
    assert found, f"`make genere` writes tests/golden/{entree.id}/: no shipped territory has it yet"


@documents
def test_it_has_a_page_in_the_guide_that_names_and_shows_it(entree):
    image = IMAGES / f"{entree.id}.png"
    assert image.is_file(), f"`make images` draws docs/images/{image.name}; look at it"
    pages = pages_that_show(image.name)
    assert pages, f"show ../images/{image.name}, with its alternative, in a page of docs/guide"
    named = rf"(`|/|make |construire )({entree.id}|{entree.famille})\b"
    assert any(re.search(named, page.read_text("utf-8")) for page in pages), (
        f"name `{entree.id}` in {pages[0].name}"
    )
    index = (GUIDE / "README.md").read_text(encoding="utf-8")
    assert any(f"]({page.name})" in index for page in pages), (
        f"link {pages[0].name} from docs/guide/README.md"
    )


@documents
def test_it_has_a_command_of_make(entree):
    planned = ["make", "--dry-run", "--always-make", entree.famille]
    done = subprocess.run(planned, cwd=ROOT, capture_output=True, text=True, check=False)
    assert re.search(rf"ctg (construire )?{entree.famille}\b", done.stdout), (
        f"the Makefile has no target `{entree.famille}`: {done.stderr}"
    )


@documents
def test_it_has_its_place_in_the_readme(entree):
    (row,) = re.findall(rf"^\| `make {entree.famille}` .*$", README.read_text("utf-8"), re.M) or [
        ""
    ]
    assert f"*{entree.titre}*" in row, "`make genere` writes the table of README.md"
    assert re.match(r"\| `make [a-z]+` \| [^*]+: ", row), (
        f"say in README.md, before the titles, what `make {entree.famille}` makes"
    )


@documents
def test_it_has_its_row_among_the_papers(entree):
    rows = (ROOT / "docs" / "papers.md").read_text("utf-8")
    assert f"\n| `{entree.id}` |" in rows, "`make papiers` measures its files in docs/papers.md"


@cache
def sampled(folder: Path) -> dict[str, int]:
    """Return how many files of each document the territories of `ctg exemple` give."""
    for name, files in ensemble(SAMPLES, 1):
        for path, content in files.items():
            (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / path).write_bytes(content)
    territories = list_territories(folder)
    families = list(dict.fromkeys(entree.famille for entree in catalogue()))
    made = [prepare(territory, families) for territory in territories]
    made += prepare_lettres(territories, ["lettre"], Selection())
    wrong = [str(p) for each in made for p in each.problems if p.gravite == Gravite.ERREUR]
    assert wrong == []
    found = [piece.entree for each in made for piece in each.pieces]
    return {name: found.count(name) for name in found}


@documents
def test_it_is_made_of_what_ctg_exemple_writes(entree, tmp_path_factory):
    place = tmp_path_factory.getbasetemp() / "essai"
    sources = entree.id
    if entree.par == "dossier":
        # A sheet lists the files of the others.
        sources = entries(["convention"])[0].id
    assert sampled(place).get(sources), (
        f"no territory of `ctg exemple` gives {entree.id}: write what it needs in "
        "ctg_docs/starting/samples"
    )
