"""The golden texts: what each document of the catalogue says of each shipped territory."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.document.nodes import Document, TableOfContents
from ctg_docs.document.slides.handout import handout
from ctg_docs.document.theme import Theme
from ctg_docs.document.walk import blocks_within
from ctg_docs.pipeline import Prepared, catalogue, gather, prepare, prepare_lettres
from ctg_docs.reading.folder import list_territories
from ctg_docs.writing import formats
from ctg_docs.writing.text import mail_text, plain_text
from generated.kept import ROOT

sys.path.append(str(ROOT / "tests" / "documents"))
import execution

GOLDEN = ROOT / "tests" / "golden"
SOURCES = ROOT / "sources"
IN_FORCE = "execution"
"""The example three years later, of which only the follow-up says more."""
TERRITORIES = [folder.name for folder in list_territories(SOURCES)]
PAPER = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
xref
0 4
0000000000 65535 f\x20
0000000009 00000 n\x20
0000000052 00000 n\x20
0000000101 00000 n\x20
trailer<</Size 4/Root 1 0 R>>
startxref
164
%%EOF
"""
"""Stands for each file that a dossier lists: the bytes of a real one change with its engine."""


class Group(NamedTuple):
    """The golden texts of a document that are made together: those of one territory.

    `territory` is empty for a document that spans territories.
    """

    entree: Entree
    territory: str = ""

    @property
    def name(self) -> str:
        """The folder of its files, or the name of the only one, under that of the golden texts."""
        return f"{self.entree.id}/{self.territory}"

    def texts(self) -> dict[Path, str]:
        """Return the texts of today, by the files that keep them."""
        return {GOLDEN / f"{name}.txt": text for name, text in _texts(self)}

    def kept(self) -> list[Path]:
        """Return the files that keep them."""
        alone = GOLDEN / f"{self.name}.txt"
        return [path for path in (alone, *(GOLDEN / self.name).rglob("*.txt")) if path.is_file()]


def groups() -> list[Group]:
    """Return every group of golden texts, document by document."""
    return [group for entree in catalogue() for group in _groups(entree)]


def _groups(entree: Entree) -> list[Group]:
    if entree.par == "periode":
        return [Group(entree)]
    followed = [IN_FORCE] if entree.famille == "suivi" else []
    return [Group(entree, territory) for territory in [*TERRITORIES, *followed]]


def _texts(group: Group) -> Iterator[tuple[str, str]]:
    entree = group.entree
    match entree.par:
        case "periode":
            for letter in prepare_lettres(list_territories(SOURCES), [entree.id], Selection()):
                yield from _of(letter, entree.id, group.name)
        case "dossier":
            yield group.name, sheet_text(SOURCES / group.territory)
        case "action":
            # The texts of all the sheets stand in the book: the longest is read for the others.
            found = dict(_of(_prepared(group.territory, entree.famille), entree.id, ""))
            if found:
                yield group.name, max(found.values(), key=len)
        case _:
            yield from _of(_prepared(group.territory, entree.famille), entree.id, group.name)


@cache
def _prepared(territory: str, famille: str) -> Prepared:
    if territory == IN_FORCE:
        return execution.prepared(famille)
    return prepare(SOURCES / territory, [famille])


def _of(made: Prepared, document: str, below: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of one document, whose names begin alike."""
    assert made.theme is not None and not made.refused, [str(p) for p in made.problems]
    for piece in made.pieces:
        if piece.entree == document:
            name = below + piece.chemin.removeprefix(document)
            yield name, text_of(piece.document, made.theme, mail="txt" in piece.formats)


def text_of(document: Document, theme: Theme, *, mail: bool) -> str:
    """Return a document as plain text: with its pages if it tells them, as a mail if it is one."""
    if mail:
        return mail_text(document)
    shown = handout(document)
    if any(isinstance(block, TableOfContents) for block in blocks_within(shown.blocks)):
        # Both engines give the same pages: the quicker is asked.
        quick = theme.model_copy(update={"moteur_pdf": "typst"})
        return plain_text(shown, formats.lay_out(shown, quick).pagination)
    return plain_text(shown)


def sheet_text(folder: Path) -> str:
    """Return what the summary sheet of a dossier says, when every file of it is the same paper."""
    drawn: list[Document] = []

    def draw(document: Document, *_: object) -> list[tuple[str, bytes]]:
        drawn.append(document)
        return [("pdf", PAPER)]

    with mock.patch.object(formats, "write", draw):
        gathered = gather(folder)
    assert gathered.sheet is not None, [str(p) for p in gathered.problems]
    return plain_text(drawn[-1])
