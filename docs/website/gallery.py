"""The gallery: each document of the catalogue, as its files and as the picture of the guide."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ctg_docs.composing.house.catalogue import Entree
from website.places import ROOT

FORMATS = ("pdf", "html")
"""What a reader opens without an office suite."""
IMAGES = PurePosixPath("docs/images")


class Shown(NamedTuple):
    """A document of the gallery: its picture, what it says in words, its page, its files."""

    entree: Entree
    picture: PurePosixPath
    words: str
    page: PurePosixPath
    files: Sequence[PurePosixPath]


def draw(entries: Iterable[Entree], folder: Path) -> None:
    """Build the documents in a folder, as a user does: one command for those that go together."""
    for where, together in groupby(sorted(entries, key=_where), key=_where):
        ctg = [sys.executable, "-m", "ctg_docs", *_asked([*together]), *where[1:]]
        subprocess.run([*ctg, "--silencieux", "--sortie", str(folder)], check=True, cwd=ROOT)


def gallery(entries: Iterable[Entree], folder: Path) -> list[Shown]:
    """Return each document with its files of a folder; raises LookupError when no page shows it."""
    guide = {
        PurePosixPath(path.relative_to(ROOT).as_posix()): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "docs" / "guide").glob("*.md"))
    }
    return [_shown(entree, guide, folder) for entree in entries]


def _where(entree: Entree) -> tuple[str, ...]:
    """Return the command of a document, then the territory that shows it: a letter has them all."""
    command = "dossier" if entree.par == "dossier" else "construire"
    if entree.par == "periode":
        return (command,)
    return (command, "--territoire", "exemple-avenant" if entree.par == "avenant" else "exemple")


def _asked(entries: Sequence[Entree]) -> list[str]:
    """Return the words that ask for documents of one command."""
    if entries[0].par == "dossier":
        return ["dossier"]
    known = [form for form in FORMATS if any(form in entree.formats for entree in entries)]
    return ["construire", *(entree.id for entree in entries), "--format", ",".join(known)]


def _shown(entree: Entree, guide: Mapping[PurePosixPath, str], folder: Path) -> Shown:
    picture = IMAGES / f"{entree.id}.png"
    shown = re.compile(rf"!\[([^\]]+)\]\(\.\./images/{re.escape(picture.name)}\)")
    for page, text in guide.items():
        if found := shown.search(text):
            return Shown(entree, picture, found[1], page, _files(entree, folder))
    raise LookupError(f"aucune page du guide ne montre {picture}")


def _files(entree: Entree, folder: Path) -> list[PurePosixPath]:
    """Return the files of a document: `convention.pdf`, or those of the folder `fiche`."""
    found = [path for form in FORMATS for path in sorted(folder.rglob(f"*.{form}"))]
    own = [p.relative_to(folder) for p in found]
    name = "lettres" if entree.par == "periode" else entree.id
    return [PurePosixPath(p.as_posix()) for p in own if name in (p.stem, *p.parts[:-1])]
