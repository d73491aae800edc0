"""`ctg schema`: the JSON Schema of the sources, for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from ctg_docs.cli.console import ExitCode, emit, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command."""
    parser.add_argument(
        "--sortie",
        type=Path,
        metavar="DOSSIER",
        help="dossier où l’écrire : celui des sources ; sinon, il s’affiche",
    )


def schema(options: argparse.Namespace) -> int:
    """Print the schema, or write it beside the sources and tell the line that names it."""
    from ctg_docs.composing.house.schema import schema as text  # noqa: PLC0415

    if options.sortie is None:
        emit(text())
    else:
        say(*_written(options.sortie, text()))
    return ExitCode.TOUT_CONSTRUIT


def _written(folder: Path, text: str) -> list[str]:
    from ctg_docs.building.publishing import publish  # noqa: PLC0415
    from ctg_docs.reading.house import SCHEMA  # noqa: PLC0415
    from ctg_docs.starting.editors import schema_line  # noqa: PLC0415

    publish(folder / SCHEMA, text.encode("utf-8"))
    return [
        f"« {folder / SCHEMA} » est écrit. Un éditeur le trouve par la première ligne :",
        f"  {schema_line('convention.yaml')}",
        "Dans un sous-dossier du territoire, comme « champs » ou « actions » :",
        f"  {schema_line('champs/1.yaml')}",
    ]
