"""`ctg verifier`: every problem of the sources, told again at once as long as nothing changes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ctg_docs.building.build import Build, Late
from ctg_docs.building.ledger import CatalogueEntry, Ouvrage, messages
from ctg_docs.cli.catalogue import entries
from ctg_docs.cli.sorties import Sortie, chosen, count, print_problems, stopped, tally, territories

_ELSEWHERE = ("action", "periode", "dossier")
"""What is not checked by itself: the book says what each sheet does, a letter spans territories."""


def verifier(options: argparse.Namespace) -> int:
    """Tell every problem of the territories that are asked for, and return the exit code."""
    build = Build(options.sortie, options.sources)
    checked = [entry for entry in entries(build) if entry.par not in _ELSEWHERE]
    code = Sortie.TOUT_CONSTRUIT
    for folder in chosen(options, territories(options)):
        known = [
            build.composed(f"{folder.name}/{entry.id}", [folder.name], entry) for entry in checked
        ]
        if all(known):
            _tell_again(folder.name, [ouvrage for ouvrage in known if ouvrage])
        else:
            code = max(code, _check(folder, checked, build))
    # What is checked is known either way; an output folder that cannot be written is no problem.
    with suppress(OSError):
        build.save()
    return code


def _tell_again(nom: str, ouvrages: Sequence[Ouvrage]) -> None:
    several = messages(ouvrages)
    for message in several:
        print(message.text, file=sys.stderr)
    print(f"{nom} : {tally(0, sum(message.number for message in several))}")


def _check(folder: Path, checked: Sequence[CatalogueEntry], build: Build) -> Sortie:
    from ctg_docs.pipeline import verify  # noqa: PLC0415 - nothing to check, nothing to load

    prepared = verify(Late(folder.name, [folder], checked), build)
    print_problems(prepared.problems)
    print(f"{prepared.nom} : {count(prepared.problems)}")
    return stopped(prepared.problems) if prepared.refused else Sortie.TOUT_CONSTRUIT
