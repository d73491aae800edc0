"""`ctg dossier`: the papers that the council and the prefecture ask for, in one folder."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ctg_docs.cli.console import (
    ExitCode,
    asked,
    chosen,
    count,
    print_problems,
    say,
    stopped,
    territories,
)

if TYPE_CHECKING:
    from ctg_docs.composing.families.dossier.bordereau import Bordereau

# The pipeline is imported by the command that needs it: the others start at once.
# ruff: noqa: PLC0415


def dossier(options: argparse.Namespace) -> int:
    """Publish the dossier of each territory, and say from when its convention may be signed."""
    from ctg_docs.pipeline import make_dossier

    code = ExitCode.TOUT_CONSTRUIT
    for folder in chosen(asked(options), territories(options)):
        made = make_dossier(folder, options.sortie, options.moteur)
        print_problems(made.problems)
        if made.sheet is None:
            code = max(code, stopped(made.problems))
            say(f"{made.nom} : rien n’est écrit, {count(made.problems)}")
            continue
        say(*map(str, made.paths))
        say(f"{made.nom} : {_conclusion(made.sheet)}")
    return code


def _conclusion(sheet: Bordereau) -> str:
    from ctg_docs.french.numbers import compte
    from ctg_docs.french.tailles import taille

    weight = f"{taille(sheet.octets)} sur {taille(sheet.limite)}"
    files = compte(len(sheet.fichiers), "pièce")
    return f"{files}, {weight} ; {sheet.transmission.phrase}"
