"""`ctg nouveau`: the first sources of a territory."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from ctg_docs.cli.console import ExitCode, say, usage, warn
from ctg_docs.cli.own_name import quoted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command, the folder of the sources apart."""
    parser.add_argument("lieu", help="code Insee ou nom d’une commune, Siren ou nom d’un EPCI")
    parser.add_argument(
        "--insee", action="store_true", help="le nombre donné est un code Insee, non un code postal"
    )
    parser.add_argument("--dossier", help="nom du dossier, s’il doit différer de celui du lieu")


def nouveau(options: argparse.Namespace) -> int:
    """Write the first sources of a territory, and tell the next steps."""
    from ctg_docs.atelier.founding import found  # noqa: PLC0415
    from ctg_docs.problems import Place  # noqa: PLC0415
    from ctg_docs.reading.folder import name_problem  # noqa: PLC0415
    from ctg_docs.starting.facts import avertissement, designation, folder_name  # noqa: PLC0415
    from ctg_docs.starting.place import PlaceError, find  # noqa: PLC0415

    try:
        lieu = find(options.lieu, insee=options.insee)
    except PlaceError as error:
        usage(error.message, *error.candidates)
    name = options.dossier or folder_name(lieu)
    folder = options.sources / name
    if refused := name_problem(name, Place(folder.as_posix())):
        usage(f"{refused.message} {refused.hint}")
    if os.path.lexists(folder):
        usage(f"« {folder} » existe déjà : rien n’est écrit. Un autre nom se donne par --dossier.")
    written = found(lieu, folder)
    if warning := avertissement(lieu):
        warn(warning)
    say(*_next_steps(designation(lieu), folder, written))
    return ExitCode.TOUT_CONSTRUIT


def _next_steps(designation: str, folder: Path, written: Sequence[Path]) -> list[str]:
    scope = f"--territoire {folder.name}"
    if folder.parent != Path("sources"):
        scope += f" --sources {quoted(str(folder.parent))}"
    lines = [f"Les premières sources pour {designation} sont écrites :"]
    lines += [f"  {path}" for path in written]
    return [
        *lines,
        "Tout se construit dès maintenant, comme un projet. Pour la suite :",
        "  1. remplissez ces fichiers dans cet ordre : cherchez « À compléter » et « À vérifier »",
        f"  2. ctg verifier {scope}",
        f"  3. ctg construire convention {scope}",
    ]
