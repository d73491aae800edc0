"""Our own checks of a file: its package when it has one, then what its format must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from conformite.balises import balises
from conformite.classeur import classeur
from conformite.diaporama import diaporama
from conformite.paquet import paquet
from conformite.word import word

LECTURES: dict[str, Callable[[Path], Iterable[str]]] = {
    ".docx": word,
    ".pdf": balises,
    ".pptx": diaporama,
    ".xlsx": classeur,
}


def maison(file: Path) -> Iterator[str]:
    """Check what norms and schemas allow and we do not; a broken package is read no further."""
    fautes = [] if file.suffix == ".pdf" else list(paquet(file))
    yield from fautes
    if not any(faute.startswith("fichier illisible") for faute in fautes):
        yield from LECTURES[file.suffix](file)
