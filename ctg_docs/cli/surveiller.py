"""`ctg surveiller`: builds again what changes, as soon as it is saved, in one warm process."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path

from ctg_docs.building.build import Build
from ctg_docs.cli import choix
from ctg_docs.cli.catalogue import entries
from ctg_docs.cli.console import ExitCode, asked, chosen, say, territories
from ctg_docs.cli.construire import construire
from ctg_docs.cli.mistakes import mistake
from ctg_docs.cli.options import add_documents
from ctg_docs.french.counting import accorde
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.walking import COMMUN
from ctg_docs.reading.watching import Watch

_USUAL = "convention"


def surveiller(options: Namespace) -> int:
    """Build, then build again the territories that change, until it is interrupted."""
    folders = territories(options)
    build = Build(options.sortie, options.sources, options.moteur)
    words, named = choix.split(options.documents, entries(build), folders)
    documents = words or ([] if options.tout else [_USUAL])
    choix.documents(documents, entries(build), every=options.tout)
    watched = chosen([*named, *asked(Namespace(territoire=options.territoire))], folders)
    shared, house = options.sources / COMMUN, templates_folder()
    watch = Watch([*watched, shared, house])
    try:
        _build(options, documents, watched)
        say("En attente de changements ; Ctrl-C pour finir.")
        while True:
            changed = watch.changes()
            if house in changed:
                _begin_again()
            _build(options, documents, watched if shared in changed else changed)
    except KeyboardInterrupt:
        say("Fin de la surveillance.")
        return ExitCode.TOUT_CONSTRUIT


def _build(options: Namespace, documents: Sequence[str], folders: Sequence[Path]) -> None:
    """Build documents of territories, and say in a line what came of each."""
    for folder in folders:
        start, output = time.monotonic(), io.StringIO()
        run = Namespace(**{**vars(options), "documents": [*documents], "territoire": folder.name})
        with redirect_stdout(output):
            code = _code(run)
        spent = f"{time.monotonic() - start:.2f}".replace(".", ",")
        lines = output.getvalue().splitlines()
        number = sum(str(options.sortie / folder.name) in line for line in lines)
        built = f"{number} {accorde(number, 'fichier', 'fichiers')}"
        outcome = built if code == ExitCode.TOUT_CONSTRUIT else "à corriger"
        say(f"{folder.name} : {outcome} ({spent} s)")
        sys.stdout.flush()  # whoever waits reads it now, in a file too


def _code(options: Namespace) -> int:
    """Build once; whatever stops it is told, and stops nothing else."""
    try:
        return construire(options)
    except SystemExit as stop:
        return int(stop.code or 0)
    except Exception as error:
        return mistake(error)


def _begin_again() -> None:
    """Start anew: what this process knows of the templates is no longer true."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "ctg_docs", *sys.argv[1:]]
    if os.name == "nt":  # no program takes the place of another there: its terminal would let go
        raise SystemExit(subprocess.call(command))
    os.execv(sys.executable, command)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command alone; the others are those of a build."""
    add_documents(parser, "comme pour « construire » ; sans document, la convention")
    parser.set_defaults(jobs=None, rapport=None, cluster=None, departement=None, du=None, au=None)
