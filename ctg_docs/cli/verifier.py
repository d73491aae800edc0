"""`ctg verifier`: every problem of the sources, told again at once as long as nothing changes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ctg_docs.building.build import Build, OutdatedDocuments
from ctg_docs.building.ledger import CatalogueEntry, ComposedDocument, messages
from ctg_docs.cli.catalogue import entries
from ctg_docs.cli.console import (
    ExitCode,
    chosen,
    count,
    print_problems,
    say,
    stopped,
    tally,
    territories,
    warn,
)

_ELSEWHERE = ("action", "periode", "dossier")
"""Documents not checked by themselves: the book repeats the sheets, a letter spans territories."""


def verifier(options: argparse.Namespace) -> int:
    """Tell every problem of the territories that are asked for, and return the exit code."""
    build = Build(options.sortie, options.sources)
    checked = [entry for entry in entries(build) if entry.par not in _ELSEWHERE]
    code = ExitCode.TOUT_CONSTRUIT
    for folder in chosen(options, territories(options)):
        known = [
            build.composed(f"{folder.name}/{entry.id}", [folder.name], entry) for entry in checked
        ]
        if all(known):
            _tell_again(folder.name, [document for document in known if document])
        else:
            code = max(code, _check(folder, checked, build))
    # The problems are known either way: an output folder that cannot be written is none.
    with suppress(OSError):
        build.save()
    return code


def _tell_again(nom: str, ouvrages: Sequence[ComposedDocument]) -> None:
    several = messages(ouvrages)
    for message in several:
        warn(*message.text.split("\n"))
    say(f"{nom} : {tally(0, sum(message.number for message in several))}")


def _check(folder: Path, checked: Sequence[CatalogueEntry], build: Build) -> ExitCode:
    from ctg_docs.pipeline import verify  # noqa: PLC0415 - nothing to check, nothing to load

    prepared = verify(OutdatedDocuments(folder.name, [folder], checked), build)
    print_problems(prepared.problems)
    say(f"{prepared.nom} : {count(prepared.problems)}")
    return stopped(prepared.problems) if prepared.refused else ExitCode.TOUT_CONSTRUIT
