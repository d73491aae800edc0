"""Typst behind one door: imported when first needed, named in French when it is not there."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from ctg_docs.problems import MissingToolError

MISSING = (
    "Il manque le moteur Typst, que demande «\u00a0moteur_pdf\u00a0: typst\u00a0»\u00a0: "
    "installez-le par «\u00a0pip install 'ctg-docs[typst]'\u00a0», ou revenez à WeasyPrint."
)

_AGE = 11
"""Compilations after which the engine lets go of what none of them has used: it keeps ten."""


@cache
def engine() -> ModuleType:
    """Return the typst module; raises `MissingToolError` when it is not installed."""
    try:
        import typst  # noqa: PLC0415
    except ImportError as error:
        raise MissingToolError(MISSING) from error
    return typst


def forget() -> None:
    """Make the engine let go of the documents that it has compiled.

    It keeps what it has computed for the next compilations, up to 100 MB a document; nothing else
    tells it that a document will not come again.
    """
    compiler = _blank()
    for _ in range(_AGE):
        compiler.compile()


@cache
def _blank() -> Any:
    """Return the compiler of an empty document, which costs nothing to compile."""
    folder = TemporaryDirectory(prefix="ctg-typst-")
    atexit.register(folder.cleanup)
    empty = Path(folder.name) / "vide.typ"
    empty.touch()
    return engine().Compiler(empty, ignore_system_fonts=True, font_paths=[])
