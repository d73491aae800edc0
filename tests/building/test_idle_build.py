"""What has nothing to draw loads nothing that draws; what is up to date loads almost nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from atelier import change

ENGINES = {"weasyprint", "typst", "docx", "pptx", "xlsxwriter", "pikepdf", "lxml", "pyhanko"}
SLOW = ENGINES | {
    *("pydantic", "yaml", "jinja2", "markdown", "PIL", "fontTools", "html", "email"),
    *("dataclasses", "inspect", "multiprocessing", "importlib.metadata", "ctg_docs.pipeline"),
}
SCRIPT = """
import sys
from ctg_docs.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
print(code, *sys.modules)
"""


def loaded(*arguments: str) -> tuple[str, set[str]]:
    """Run a command by itself; return what it printed, and the modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], capture_output=True, text=True, check=True
    )
    *lines, last = done.stdout.splitlines()
    code, *modules = last.split()
    assert code in ("0", "None"), done.stderr
    return "\n".join(lines), {*modules}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["construire", "--help"]])
def test_what_asks_for_nothing_loads_nothing(arguments):
    assert loaded(*arguments)[1] & SLOW == set()


def test_checking_loads_no_engine(sources):
    sources()
    assert loaded("verifier")[1] & ENGINES == set()


@pytest.mark.parametrize(
    "arguments",
    [["page"], ["page", "lettre", "--format", "html"], ["page", "--territoire", "essai"]],
)
def test_a_build_that_is_up_to_date_loads_almost_nothing(sources, ctg, arguments):
    sources(
        ("statut: projet", "statut: signe\n  partielle: oui"),
        ("type: caf\n", "type: caf\n    departement: 91\n"),
        more="signature: {date: 2023-06-02}\n",
    )
    assert ctg("construire", *arguments)[0] == 0
    out, modules = loaded("construire", *arguments)
    assert out.splitlines()[0] == "essai : à jour"
    assert modules & SLOW == set()


@pytest.fixture
def checked_once(sources, ctg) -> tuple[int, str, str]:
    """Build something, check everything, and return what was said."""
    sources(("    civilite: Mme\n", ""))
    ctg("construire", "page", "--format", "html")
    said = ctg("verifier")
    assert said[:2] == (0, "essai : 1 avertissement\n")
    assert "[avertissement civilite-inconnue]" in said[2]
    return said


def test_what_was_checked_is_told_again_and_loads_almost_nothing(checked_once, ctg):
    out, modules = loaded("verifier")
    assert out == checked_once[1].strip()
    assert modules & SLOW == set()
    assert ctg("verifier") == checked_once


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("nom: Dupont", "nom: Durand", ""), ("statut: projet", "statu: projet", "[cle-inconnue]")],
)
def test_what_has_changed_is_checked_again(checked_once, ctg, old, new, told):
    change(Path("sources/essai/convention.yaml"), old, new)
    first = ctg("verifier")
    assert told in first[2]
    assert first[0] == (1 if told else 0)
    assert ctg("verifier") == first


def test_checking_draws_nothing_and_leaves_what_is_to_be_drawn(checked_once, ctg):
    assert [path.name for path in Path("build/essai").iterdir()] == ["page.html"]
    assert ctg("construire", "article", "--format", "md")[1].startswith("build/essai/article.md\n")


def test_checking_alone_leaves_no_folder(sources, ctg):
    sources()
    ctg("verifier")
    assert not Path("build").exists()


def test_what_needs_no_page_loads_no_engine_of_pages(sources):
    sources()
    _, modules = loaded("construire", "page", "article", "--format", "html,md,txt")
    assert modules & ENGINES == set()
