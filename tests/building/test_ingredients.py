"""What a format is drawn with is all that it reads and loads: nothing can change unseen."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from ctg_docs.document.theme import Theme
from ctg_docs.pipeline import Piece, catalogue, prepare
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.reading.house import templates_folder
from ctg_docs.writing.ingredients import FORMATS

SOURCES = Path(__file__).parent.parent.parent / "sources"
# Libraries that the engines bring and that change no byte by themselves.
BESIDE = {
    *("cffi", "pycparser", "packaging", "typing-extensions", "defusedxml", "webencodings"),
    *(
        "setuptools",
        "editables",
        "pluggy",
        "iniconfig",
        "pytest",
        "hypothesis",
        "charset-normalizer",
    ),
}


@cache
def territory() -> tuple[dict[str, Piece], Theme]:
    """Return documents that show all that formats draw: pictures, tables, charts, slides."""
    made = prepare(SOURCES / "exemple", ["article", "presentation", "bilan"])
    assert made.theme is not None
    return {piece.entree: piece for piece in made.pieces}, made.theme


def watched(piece: Piece, theme: Theme, name: str) -> tuple[set[str], set[str]]:
    """Draw in a new process; return the files that it opened and the modules that it loaded."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.close(ours)
            with os.fdopen(theirs, "wb") as line:
                pickle.dump(seen(piece, theme, name), line)
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as line:
        found: tuple[set[str], set[str]] = pickle.load(line)
    os.waitpid(pid, 0)
    return found


def seen(piece: Piece, theme: Theme, name: str) -> tuple[set[str], set[str]]:
    opened: set[str] = set()

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str):
            opened.add(arguments[0])

    known = {*sys.modules}
    sys.addaudithook(hear)
    from ctg_docs.writing.formats import write

    list(write(carrying(piece), theme, [name]))
    return opened, {*sys.modules} - known


def house_files(opened: set[str]) -> Iterator[Path]:
    for name in opened:
        path = Path(name)
        if path.is_relative_to(templates_folder()):
            yield path


DRAWN = [
    *(("article", "weasyprint", name) for name in ("docx", "html", "md", "txt")),
    *(("presentation", engine, "pdf") for engine in ("weasyprint", "typst")),
    ("presentation", "weasyprint", "pptx"),
    ("bilan", "weasyprint", "xlsx"),
]


@pytest.mark.parametrize(("document", "engine", "name"), DRAWN, ids=["-".join(d) for d in DRAWN])
def test_a_format_reads_and_loads_what_it_says(document, engine, name):
    pieces, house = territory()
    theme = house.model_copy(update={"moteur_pdf": engine})
    opened, loaded = watched(pieces[document], theme, name)
    assert {*house_files(opened)} <= {*FORMATS[name].files(theme)}
    owners = packages_distributions()
    libraries = {
        owner.lower().replace("_", "-")
        for module in loaded
        for owner in owners.get(module.split(".")[0], ())
    }
    assert libraries - BESIDE - {"ctg-docs"} <= {*FORMATS[name].libraries(theme)}


def test_every_format_says_what_it_is_drawn_with():
    assert {*FORMATS} == {name for entree in catalogue() for name in entree.formats}
