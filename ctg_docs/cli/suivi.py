"""`ctg importer suivi`: a follow-up workbook that comes back, shown first, written on demand."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.cli.console import say
from ctg_docs.cli.returns import account, add_return, finish, given, receiver

if TYPE_CHECKING:
    from ctg_docs.importing.suivi.deciding import Proposal
    from ctg_docs.pipeline.coming_back import Return

# A command that has nothing to do must end at once.
# ruff: noqa: PLC0415

_CONFLICT = "rien n’en est écrit sans --garder classeur ou --garder sources"


def add_suivi(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `ctg importer suivi`, the folder of the sources apart."""
    add_return(parser, "tableau de suivi rempli (.xlsx ou .ods)")
    parser.add_argument(
        "--garder",
        choices=("classeur", "sources"),
        default="",
        help="ce qui l’emporte quand les sources ont changé depuis",
    )


def suivi(options: argparse.Namespace) -> int:
    """Show what a workbook changes in the sources, and write it when asked to."""
    from ctg_docs.pipeline.returning import read_back, receive

    workbook = receive(given(options))
    folder = receiver(options, workbook.territory, "ce classeur suit")
    outcome = read_back(workbook, folder, folder.as_posix(), options.garder)
    code = finish(options, folder, outcome, {"classeur": options.fichier.name}, _entry)
    say(*_account(options, folder, outcome))
    return code


def _account(options: argparse.Namespace, folder: Path, outcome: Return[Proposal]) -> Iterator[str]:
    if not outcome.proposals:
        yield f"{options.fichier.name} : rien n’a changé depuis qu’il a été construit."
        return
    if outcome.moved:
        yield "Les sources ont changé depuis que ce classeur a été construit."
    yield from account(options, folder, outcome, line, _CONFLICT)


def line(one: Proposal) -> str:
    """Return the end of a cell, on one line: « Actions!H13 : Taux, 40 → 60 (…:79) »."""
    from ctg_docs.importing.suivi.entered import shown

    value, today = shown(one.key, one.value), shown(one.key, one.today)
    match one.state:
        case "repris":
            doubt = f" ; à vérifier : {one.note}" if one.note else ""
            return f"{one.place} : {one.what}, {today} → {value} ({one.source}){doubt}"
        case "conflit":
            return f"{one.place} : {value} dans le classeur, {today} dans {one.source}"
    return f"{one.place} : {one.note}" + (f" ({one.source})" if one.source else "")


def _entry(one: Proposal) -> dict[str, str]:
    return {
        "etat": one.state,
        "case": one.place,
        "colonne": one.what,
        "repere": one.row,
        "cle": one.key,
        "depart": one.before,
        "classeur": one.value,
        "sources": one.today,
        "lieu": one.source,
        "dit": line(one),
    }
