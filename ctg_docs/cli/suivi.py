"""`ctg importer suivi`: a follow-up workbook that comes back, shown first, written on demand."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.cli.console import ExitCode, chosen, say, territories, usage

if TYPE_CHECKING:
    from ctg_docs.importing.suivi.deciding import Proposal
    from ctg_docs.pipeline.returning import Received, Return

# A command that has nothing to do must end at once.
# ruff: noqa: PLC0415

_PARTS = {
    "repris": "À reprendre",
    "conflit": "En conflit : rien n’en est écrit sans --garder classeur ou --garder sources",
    "refuse": "Refusé",
    "deja": "Sans effet",
    "remarque": "À savoir",
}


def add_suivi(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `ctg importer suivi`, the folder of the sources apart."""
    parser.add_argument("fichier", type=Path, help="tableau de suivi rempli (.xlsx ou .ods)")
    parser.add_argument("--territoire", help="territoire dont les sources reçoivent le suivi")
    parser.add_argument(
        "--appliquer", action="store_true", help="écrire dans les sources ; sinon, montrer"
    )
    parser.add_argument(
        "--garder",
        choices=("classeur", "sources"),
        default="",
        help="ce qui l’emporte quand les sources ont changé depuis",
    )
    parser.add_argument("--rapport", type=Path, help="fichier JSON où tout est dit")


def suivi(options: argparse.Namespace) -> int:
    """Show what a workbook changes in the sources, and write it when asked to."""
    from ctg_docs.pipeline.returning import read_back, receive

    workbook: Path = options.fichier
    if not workbook.is_file():
        usage(f"le fichier « {workbook} » n’existe pas")
    received = receive(workbook)
    folder = _folder(options, received)
    outcome = read_back(received, folder, folder.as_posix(), options.garder)
    if options.appliquer and outcome.files:
        _write(folder, outcome.files)
    if options.rapport:
        _report(options, folder, outcome)
    say(*_account(options, folder, outcome))
    left = outcome.of("conflit") or outcome.of("refuse")
    return ExitCode.SOURCES_A_CORRIGER if left else ExitCode.TOUT_CONSTRUIT


def _folder(options: argparse.Namespace, received: Received) -> Path:
    """Return the folder of the territory: the one asked, else that of the workbook."""
    folders = territories(options)
    if options.territoire is not None:
        return chosen([options.territoire], folders)[0]
    same = [one for one in folders if one.name == received.territory]
    if len(same or folders) != 1:
        usage(f"ce classeur suit « {received.territory} » : donnez --territoire")
    return (same or folders)[0]


def _write(folder: Path, files: dict[str, str]) -> None:
    from ctg_docs.building.staging import publish_all

    publish_all(folder, {name: text.encode() for name, text in files.items()})


def _account(options: argparse.Namespace, folder: Path, outcome: Return) -> Iterator[str]:
    if not outcome.proposals:
        yield f"{options.fichier.name} : rien n’a changé depuis qu’il a été construit."
        return
    if outcome.moved:
        yield "Les sources ont changé depuis que ce classeur a été construit."
    for state, title in _PARTS.items():
        found = outcome.of(state)
        if found:
            done = state == "repris" and options.appliquer
            yield f"{'Repris' if done else title} ({len(found)})"
            yield from (f"  {line(one)}" for one in found)
    if outcome.files and options.appliquer:
        yield "Fichiers écrits :"
        yield from (f"  {folder / name}" for name in outcome.files)
    elif outcome.files:
        yield "Rien n’est encore écrit. Pour écrire : la même commande, avec --appliquer."


def line(one: Proposal) -> str:
    """Return the end of a cell, on one line: « Actions!H13 : Taux, 40 → 60 (…:79) »."""
    from ctg_docs.importing.suivi.entered import shown

    value, today = shown(one.key, one.value), shown(one.key, one.today)
    match one.state:
        case "repris":
            return f"{one.place} : {one.what}, {today} → {value} ({one.source})"
        case "conflit":
            return f"{one.place} : {value} dans le classeur, {today} dans {one.source}"
    return f"{one.place} : {one.note}" + (f" ({one.source})" if one.source else "")


def _report(options: argparse.Namespace, folder: Path, outcome: Return) -> None:
    from ctg_docs.building.publishing import publish

    content = {
        "classeur": options.fichier.name,
        "territoire": folder.name,
        "applique": bool(options.appliquer),
        "sources_changees": outcome.moved,
        "fichiers": list(outcome.files),
        "lignes": [_entry(one) for one in outcome.proposals],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    publish(options.rapport, f"{text}\n".encode())


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
