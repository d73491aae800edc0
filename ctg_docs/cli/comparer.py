"""`ctg comparer`: what changed between two versions, told, and marked in the documents."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ctg_docs.cli.console import ExitCode

# A command loads what it needs, and no other does.
# ruff: noqa: PLC0415


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command."""
    what = "dossier de sources, PDF ou fichier Word construit, ou révision git (sources/x@v1)"
    parser.add_argument("avant", metavar="AVANT", help=f"la version ancienne : {what}")
    parser.add_argument(
        "apres",
        metavar="APRES",
        nargs="?",
        help="la version nouvelle ; sinon, les sources d’aujourd’hui du même territoire",
    )
    parser.add_argument("--rapport", type=Path, help="fichier JSON où écrire le rapport")


def comparer(options: argparse.Namespace) -> int:
    """Tell what changed, and return the exit code."""
    from ctg_docs.cli.difference_report import as_json, compared, lines
    from ctg_docs.pipeline.versions import versions

    with versions(options.avant, options.apres, options.sources) as (old, new):
        found = compared(old, new)
        print("\n".join(lines(found)))
        if options.rapport:
            from ctg_docs.building.publishing import publish

            text = json.dumps(as_json(found), ensure_ascii=False, indent=2)
            publish(options.rapport, f"{text}\n".encode())
    return ExitCode.TOUT_CONSTRUIT
