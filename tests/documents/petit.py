"""Small territories written in a test: their texts, document by document, and their messages."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from ctg_docs.pipeline import Prepared, prepare
from ctg_docs.pipeline.choice import catalogue
from ctg_docs.problems import Gravite
from ctg_docs.writing.text import plain_text

SOURCES = Path(__file__).parents[2] / "sources"
OWN = [e.id for e in catalogue() if e.par not in ("periode", "dossier")]
"""The documents that one territory has by itself."""


def territory(folder: Path, text: str, documents: list[str] | None = None) -> Prepared:
    """Prepare the documents of a territory that these sources describe, whole."""
    place = folder / "sources" / "orlezac"
    place.mkdir(parents=True, exist_ok=True)
    (place / "tout.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
    return prepare(place, documents or OWN)


def texts(folder: Path, text: str, documents: list[str] | None = None) -> dict[str, str]:
    """Return the plain text of each document, with ordinary spaces; no error stops it."""
    made = territory(folder, text, documents)
    wrong = [str(p) for p in made.problems if p.gravite == Gravite.ERREUR]
    assert not wrong, wrong
    return {name: flat(plain_text(tree)) for name, tree in made.documents.items()}


def messages(folder: Path, text: str) -> list[str]:
    """Return the messages of a territory, as they print."""
    return [str(p) for p in territory(folder, text, ["convention"]).problems]


def flat(text: str) -> str:
    """Return a text with ordinary spaces, as a reader types what he looks for."""
    return re.sub(r"[\u00a0\u202f]", " ", text)
