"""Where the bench works: copies of the sources, one for each engine, that it may edit."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from bench.measuring import ROOT

WORK = ROOT / "build" / "bench"
"""Everything that the bench writes, its report apart."""
PEERS = ROOT / ".venv-bench" / "bin" / "python"
TERRITORY = "exemple"
ENGINES = ("weasyprint", "typst")
_EDITED = "actions/1-petite-enfance.yaml"
_WORDS = ("Chaque famille est reçue avant", "Toute famille est reçue avant")


def python() -> str:
    """Return the interpreter of the project."""
    return sys.executable


def ctg(*arguments: str) -> list[str]:
    """Return a command of the project."""
    return [python(), "-m", "ctg_docs", *arguments]


def copied(name: str, engine: str) -> Path:
    """Copy the shipped sources, all of them drawn by an engine, and return their folder."""
    folder = WORK / name / engine / "sources"
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(ROOT / "sources", folder)
    for territory in folder.iterdir():
        if territory.name != "commun":
            text = f"theme:\n  moteur_pdf: {engine}\n"
            (territory / "moteur.yaml").write_text(text, encoding="utf-8")
    return folder


def edit(sources: Path) -> None:
    """Change one word of one action, to and fro."""
    path = sources / TERRITORY / _EDITED
    text = path.read_text(encoding="utf-8")
    old, new = _WORDS if _WORDS[0] in text else reversed(_WORDS)
    if old not in text:
        raise RuntimeError(f"{_EDITED} no longer says « {old} »")
    path.write_text(text.replace(old, new), encoding="utf-8")


def emptied(folder: Path) -> None:
    """Remove what an earlier build left."""
    shutil.rmtree(folder, ignore_errors=True)
