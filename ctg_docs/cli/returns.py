"""The account of a file that came back: what is taken, in conflict, refused, to be known."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctg_docs.cli.console import ExitCode, asked, chosen, one_territory, territories, usage
from ctg_docs.cli.options import add_territory

if TYPE_CHECKING:
    from ctg_docs.pipeline.coming_back import Return

# A command that has nothing to do must end at once.
# ruff: noqa: PLC0415


def add_return(parser: argparse.ArgumentParser, what: str) -> None:
    """Declare the options of a file that comes back."""
    parser.add_argument("fichier", type=Path, help=what)
    add_territory(parser, "territoire dont les sources le reçoivent")
    parser.add_argument("--territoire", metavar="NOM", help="le même, par une option")
    parser.add_argument(
        "--appliquer", action="store_true", help="écrire dans les sources ; sinon, montrer"
    )
    parser.add_argument(
        "--rapport", type=Path, metavar="FICHIER", help="fichier JSON où tout est dit"
    )


def given(options: argparse.Namespace) -> Path:
    """Return the file that came back; exits with a usage error when it is not there."""
    path: Path = options.fichier
    if path.is_dir():
        usage(f"« {path} » est un dossier : donnez l’un de ses fichiers")
    if not path.is_file():
        usage(f"le fichier « {path} » n’existe pas")
    return path


def receiver(options: argparse.Namespace, name: str, what: str) -> Path:
    """Return the folder of the territory that receives: the one asked, else that of the file."""
    folders = territories(options)
    if name_asked := one_territory(asked(options)):
        return chosen([name_asked], folders)[0]
    same = [one for one in folders if one.name == name]
    if len(same or folders) != 1:
        usage(f"{what} « {name} » : nommez le territoire")
    return (same or folders)[0]


def account(
    options: argparse.Namespace,
    folder: Path,
    outcome: Return[Any],
    line: Callable[[Any], str],
    conflict: str,
) -> Iterator[str]:
    """Yield the account of each proposal, state after state, and of the files written."""
    parts = {
        "repris": "Repris" if options.appliquer else "À reprendre",
        "conflit": f"En conflit : {conflict}",
        "refuse": "Refusé",
        "deja": "Sans effet",
        "remarque": "À savoir",
    }
    for state, title in parts.items():
        found = [one for one in outcome.proposals if one.state == state]
        if found:
            yield f"{title} ({len(found)})"
            yield from (f"  {line(one)}" for one in found)
    if outcome.files and options.appliquer:
        yield "Fichiers écrits :"
        yield from (f"  {folder / name}" for name in outcome.files)
    elif outcome.files:
        yield "Rien n’est encore écrit. Pour écrire : la même commande, avec --appliquer."


def finish(
    options: argparse.Namespace,
    folder: Path,
    outcome: Return[Any],
    head: dict[str, Any],
    entry: Callable[[Any], dict[str, Any]],
) -> ExitCode:
    """Write the sources and the report that are asked for, and return the exit code."""
    if options.appliquer and outcome.files:
        from ctg_docs.building.staging import publish_all

        publish_all(folder, {name: text.encode() for name, text in outcome.files.items()})
    if options.rapport:
        from ctg_docs.building.publishing import publish

        content = {
            **head,
            "territoire": folder.name,
            "applique": bool(options.appliquer),
            "sources_changees": outcome.moved,
            "fichiers": list(outcome.files),
            "lignes": [entry(one) for one in outcome.proposals],
        }
        text = json.dumps(content, ensure_ascii=False, indent=2)
        publish(options.rapport, f"{text}\n".encode())
    return ExitCode.TOUT_CONSTRUIT if outcome.is_whole else ExitCode.SOURCES_A_CORRIGER
