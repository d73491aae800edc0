"""What a format is drawn with is all that it reads and loads: nothing can change unseen."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from ctg_docs.pipeline import catalogue, prepare
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.reading.house import templates_folder
from ctg_docs.writing.formats import FORMATS

SOURCES = Path(__file__).parent.parent.parent / "sources"
# Libraries that the engines bring and that change no byte by themselves.
BESIDE = {
    *("cffi", "pycparser", "packaging", "typing-extensions", "defusedxml", "webencodings"),
    *("setuptools", "editables", "charset-normalizer"),
    "pydantic",  # the house style is one of its objects
}


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where documents that show all that formats draw are kept: tables, charts, slides…"""
    made = prepare(SOURCES / "exemple", ["article", "presentation", "bilan"])
    assert made.theme is not None
    trees = {piece.entree: carrying(piece) for piece in made.pieces}
    kept = tmp_path_factory.mktemp("arbres") / "arbres.pickle"
    kept.write_bytes(pickle.dumps((trees, made.theme)))
    return kept


@dataclass
class Drawn:
    """What a format read and loaded while it was drawn."""

    opened: list[str]
    loaded: list[str]
    files: list[str]
    """Those that it says it is drawn with."""
    libraries: list[str]


def drawn(kept: Path, *asked: str) -> Drawn:
    """Draw in a process of its own, for nothing must be loaded before it is watched."""
    command = [
        sys.executable,
        str(Path(__file__).with_name("dessin_observe.py")),
        str(kept),
        *asked,
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return Drawn(**json.loads(run.stdout.splitlines()[-1]))


def house_files(opened: Iterable[str]) -> Iterator[Path]:
    for name in opened:
        path = Path(name)
        if path.is_relative_to(templates_folder()):
            yield path


DRAWN = [
    *(("article", "weasyprint", name) for name in ("docx", "html", "eml", "md", "txt")),
    *(("presentation", engine, "pdf") for engine in ("weasyprint", "typst")),
    ("presentation", "weasyprint", "pptx"),
    ("bilan", "weasyprint", "xlsx"),
]


@pytest.mark.parametrize(("document", "engine", "name"), DRAWN, ids=["-".join(d) for d in DRAWN])
def test_a_format_reads_and_loads_what_it_says(pieces, document, engine, name):
    found = drawn(pieces, document, engine, name)
    assert {*house_files(found.opened)} <= {*map(Path, found.files)}
    owners = packages_distributions()
    libraries = {
        owner.lower().replace("_", "-")
        for module in found.loaded
        for owner in owners.get(module.split(".")[0], ())
    }
    assert libraries - BESIDE - {"ctg-docs"} <= {*found.libraries}


def test_every_format_says_what_it_is_drawn_with():
    assert {*FORMATS} == {name for entree in catalogue() for name in entree.formats}
