"""`ctg ajouter`: a block of the sources, filled with samples, written where it belongs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.cli.console import ExitCode, chosen, say, territories, usage

if TYPE_CHECKING:
    from ctg_docs.starting.blocs import NewItem, SourceFiles
    from ctg_docs.starting.place import Lieu

# A command that has nothing to do must end at once.
# ruff: noqa: PLC0415

_MEMBERS = "membres"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command, the folder of the sources apart."""
    from ctg_docs.reading.house_files import BLOCS

    parser.add_argument("bloc", choices=tuple(BLOCS), metavar="bloc", help=", ".join(BLOCS))
    parser.add_argument(
        "mots",
        nargs="*",
        default=[],
        metavar="territoire",
        help="le territoire, s’il y en a plusieurs ; pour « partie », des communes ou des EPCI "
        f"ensuite, ou « {_MEMBERS} »",
    )
    parser.add_argument(
        "--titre", default="", metavar="MOTS", help="titre ou nom, s’il est déjà connu"
    )


def ajouter(options: argparse.Namespace) -> int:
    """Write a block, or parties by their names, and say what is to be replaced in it."""
    from ctg_docs.building.staging import publish_all
    from ctg_docs.starting.blocs import BlocError, SourceFiles

    folder, words = _folder(territories(options), options.mots)
    if words and options.bloc != "partie":
        usage(f"« {words[0]} » n’est pas un territoire, et « {options.bloc} » ne prend pas de nom")
    sources = SourceFiles(folder, folder.as_posix())
    try:
        added = _added(sources, folder, words, options)
    except BlocError as error:
        usage(f"{error} : « ctg ajouter {error.before} {folder.name} »")
    publish_all(folder, {name: text.encode() for name, text in sources.changed.items()})
    say(*_account(folder, options.bloc, added))
    return ExitCode.TOUT_CONSTRUIT


def _folder(folders: Sequence[Path], words: Sequence[str]) -> tuple[Path, Sequence[str]]:
    """Return the territory that the first word names, or the only one, and the other words."""
    if words and (len(folders) > 1 or words[0] in {folder.name for folder in folders}):
        return chosen(words[:1], folders)[0], words[1:]
    if len(folders) != 1:
        usage(f"quel territoire ? {', '.join(folder.name for folder in folders)}")
    return folders[0], words


def _added(
    sources: SourceFiles, folder: Path, words: Sequence[str], options: argparse.Namespace
) -> list[NewItem]:
    if not words:
        return [sources.add(options.bloc, options.titre)]
    found = [lieu for word in words for lieu in _places(sources, word)]
    added = [one for lieu in found if (one := sources.add_place(lieu))]
    if not added:
        usage(f"ces parties sont déjà dans « {folder} » : rien n’est écrit")
    return added


def _places(sources: SourceFiles, word: str) -> list[Lieu]:
    from ctg_docs.starting.place import PlaceError, find

    members = list(sources.members())
    if own := [one for one in members if word in (_MEMBERS, one.code)]:
        return list(own)
    try:
        return [find(word)]
    except PlaceError as error:
        usage(error.message, *error.candidates)


def _account(folder: Path, bloc: str, added: Sequence[NewItem]) -> Iterator[str]:
    for one in added:
        yield f"{folder / one.file}:{one.line} : {bloc} « {one.nom} »"
    yield "Remplacez chaque texte qui finit par « (exemple) », et complétez les clés vides."
