"""Options that several commands share: territories, folders, the engine of the PDF."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

_SOURCES, _BUILT = "sources", "build"


def add_territories(parser: argparse.ArgumentParser) -> None:
    """Declare the territories to work on, and the folder of the sources."""
    parser.add_argument(
        "territoires",
        nargs="*",
        default=[],
        metavar="territoire",
        help="territoires, par le nom de leur dossier ; sinon, tous",
    )
    add_scope(parser)


def add_territory(parser: argparse.ArgumentParser, what: str) -> None:
    """Declare one territory, by its name alone; `asked` and `one_territory` read it."""
    parser.add_argument("territoires", nargs="*", default=[], metavar="territoire", help=what)


def add_scope(parser: argparse.ArgumentParser) -> None:
    """Declare one territory as an option, and the folder of the sources."""
    parser.add_argument(
        "--territoire", metavar="NOM", help="un seul territoire, par le nom de son dossier"
    )
    add_sources(parser)


def add_sources(parser: argparse.ArgumentParser) -> None:
    """Declare the folder of the sources."""
    parser.add_argument(
        "--sources",
        type=Path,
        metavar="DOSSIER",
        default=_found(_SOURCES),
        help="dossier des sources",
    )


def add_documents(parser: argparse.ArgumentParser, what: str) -> None:
    """Declare the documents to build and their formats."""
    parser.add_argument(
        "documents", nargs="*", default=[], metavar="document ou territoire", help=what
    )
    parser.add_argument("--tout", action="store_true", help="tous les documents du catalogue")
    parser.add_argument("--format", default="", help="formats séparés par une virgule")


def add_output(parser: argparse.ArgumentParser) -> None:
    """Declare the folder of the files that are built."""
    parser.add_argument(
        "--sortie",
        type=Path,
        metavar="DOSSIER",
        default=_found(_BUILT),
        help="dossier des fichiers",
    )


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Declare the engine of the PDF."""
    from ctg_docs.document.moteurs import MOTEURS  # noqa: PLC0415 - few commands draw

    parser.add_argument(
        "--moteur", choices=MOTEURS, help="moteur du PDF ; sinon, celui de la charte"
    )


def add_silence(parser: argparse.ArgumentParser) -> None:
    """Declare that only what is to be corrected is told."""
    parser.add_argument(
        "--silencieux", action="store_true", help="ne dire que ce qui est à corriger"
    )


def _found(name: str) -> Path:
    """Return a folder of the project: here, else in the nearest folder above that has sources."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / _SOURCES).is_dir():
            return Path(os.path.relpath(folder / name, here))
    return Path(name)
