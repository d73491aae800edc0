"""`ctg dossier`: what the council and the prefecture ask for, in one folder."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ctg_docs.cli.sorties import Sortie, chosen, count, print_problems, territories, usage

if TYPE_CHECKING:
    from ctg_docs.composing.families.dossier.bordereau import Bordereau

# The pipeline is imported by the command that needs it: the others start at once.
# ruff: noqa: PLC0415


def dossier(options: argparse.Namespace) -> int:
    """Publish the dossier of each territory, and say from when its convention may be signed."""
    from ctg_docs.pipeline import gather, publish_dossier

    refused = 0
    for folder in chosen(options, territories(options)):
        gathered = gather(folder, options.moteur)
        print_problems(gathered.problems)
        if gathered.sheet is None:
            refused += 1
            print(f"{gathered.nom} : rien n’est écrit, {count(gathered.problems)}")
            continue
        try:
            for path in publish_dossier(gathered, options.sortie):
                print(f"{path}")
        except OSError:
            where = options.sortie / gathered.nom
            usage(f"« {where} » ne peut pas être écrit : vérifiez vos droits et la place libre.")
        print(f"{gathered.nom} : {_conclusion(gathered.sheet)}")
    return Sortie.SOURCES_A_CORRIGER if refused else Sortie.TOUT_CONSTRUIT


def _conclusion(sheet: Bordereau) -> str:
    from ctg_docs.french.numbers import compte
    from ctg_docs.french.tailles import taille

    weight = f"{taille(sheet.octets)} sur {taille(sheet.limite)}"
    files = compte(len(sheet.fichiers), "pièce")
    return f"{files}, {weight} ; {sheet.transmission.phrase}"
