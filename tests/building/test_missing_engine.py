"""The engine that is asked for cannot run here: the other one lays the pages out, and says so."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ctg_docs.pipeline import engines
from ctg_docs.writing.pdf.engine import engine as weasyprint
from ctg_docs.writing.typst.engine import engine as typst

Ctg = Callable[..., tuple[int, str, str]]
Without = Callable[[str], None]
NAMES = {"typst": "Typst", "weasyprint": "WeasyPrint"}


def forget() -> None:
    for found in (engines._lack, weasyprint, typst):
        found.cache_clear()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Without]:
    """Return what takes an engine away from this machine."""
    forget()
    yield lambda name: monkeypatch.setitem(sys.modules, name, None)
    forget()


def drawn_with(path: str) -> set[str]:
    """The engines among the libraries that the manifest says a file went through."""
    manifest = json.loads(Path("build/manifeste.json").read_text(encoding="utf-8"))
    return {n for lot in manifest["lots"] if path in lot["sorties"] for n in lot["versions"]} & set(
        NAMES
    )


@pytest.mark.parametrize(
    ("missing", "other"), [("typst", "weasyprint"), ("weasyprint", "typst")], ids=str
)
def test_the_other_engine_takes_over_and_says_so_once(
    sources: Callable[..., Path], ctg: Ctg, without: Without, missing: str, other: str
) -> None:
    sources(name="autre")
    sources(name="essai")
    without(missing)
    code, _, err = ctg("construire", "article", "--format", "pdf", "--moteur", missing)
    told = [line for line in err.splitlines() if "moteur-remplace" in line]
    assert code == 0
    assert len(told) == 1
    assert f"{NAMES[other]} compose les pages à la place de {NAMES[missing]}" in told[0]
    assert f"pip install {missing}" in err
    assert drawn_with("essai/article.pdf") == {other}


def test_the_engine_that_nobody_asked_for_is_not_missed(
    sources: Callable[..., Path], ctg: Ctg, without: Without
) -> None:
    sources(name="essai")
    without("weasyprint")
    code, _, err = ctg("construire", "article", "--format", "pdf,docx")
    assert (code, "moteur" in err) == (0, False)
    assert drawn_with("essai/article.pdf") == {"typst"}


def test_what_has_no_pages_asks_for_no_engine(
    sources: Callable[..., Path], ctg: Ctg, without: Without
) -> None:
    sources(name="essai")
    for name in NAMES:
        without(name)
    code, _, err = ctg("construire", "page")
    assert (code, "moteur" in err) == (0, False)


def test_without_any_engine_the_missing_one_is_named(
    sources: Callable[..., Path], ctg: Ctg, without: Without
) -> None:
    sources(name="essai")
    for name in NAMES:
        without(name)
    code, _, err = ctg("construire", "article", "--format", "pdf")
    assert code == 3
    assert "pip install typst" in err
    assert "Traceback" not in err


def test_marked_copies_are_drawn_by_the_other_engine_too(
    sources: Callable[..., Path], ctg: Ctg, without: Without
) -> None:
    sources(name="avant")
    sources(("Enfance", "Petite enfance"), name="apres")
    without("weasyprint")
    marked = ("--sortie", "marques", "--moteur", "weasyprint")
    code, _, err = ctg("comparer", "sources/avant", "sources/apres", *marked)
    assert code == 0
    assert err.count("moteur-remplace") == 1
    assert list(Path("marques").rglob("*.pdf"))


def test_a_dossier_is_drawn_by_the_other_engine_too(ctg: Ctg, without: Without, tmp_path) -> None:
    without("weasyprint")
    shipped = Path(__file__).parents[2] / "sources"
    arguments = ("--sources", str(shipped), "--sortie", str(tmp_path), "--territoire", "nancy")
    code, _, err = ctg("dossier", *arguments, "--moteur", "weasyprint")
    assert code == 0
    assert err.count("moteur-remplace") == 1
    assert list(tmp_path.rglob("*.pdf"))
