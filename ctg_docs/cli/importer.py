"""`ctg importer`: draft sources from what an author has already written elsewhere."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.cli.console import (
    ExitCode,
    asked,
    chosen,
    one_territory,
    print_problems,
    say,
    stopped,
    territories,
    usage,
)
from ctg_docs.cli.options import add_territory
from ctg_docs.french.counting import accorde

if TYPE_CHECKING:
    from ctg_docs.importing.plans.account import Account, End
    from ctg_docs.importing.plans.plan import PlanImport

# A command that has nothing to do must end at once.
# ruff: noqa: PLC0415

_SHOWN = 40
"""Lines of each part of the report that are printed; its file has all of them."""


def add_plan(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `ctg importer plan`, the folder of the sources apart."""
    parser.add_argument("fichier", type=Path, help="classeur Excel, LibreOffice ou CSV")
    add_territory(parser, "territoire où écrire le brouillon, dans de nouveaux fichiers")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--territoire", metavar="NOM", help="le même, par une option")
    where.add_argument(
        "--dans",
        metavar="NOM",
        help="territoire dont compléter les fichiers, sans rien y remplacer",
    )
    parser.add_argument(
        "--correspondance",
        type=Path,
        metavar="FICHIER",
        help="fichier de ce que devient chaque colonne ; sinon, à côté du classeur",
    )


def plan(options: argparse.Namespace) -> int:
    """Write the draft of a workbook, what its columns became, and the account of its cells."""
    from ctg_docs.building.publishing import published_with
    from ctg_docs.importing.plans.existing import Existing
    from ctg_docs.importing.plans.plan import import_plan

    workbook: Path = options.fichier
    if not workbook.is_file():
        usage(f"le fichier « {workbook} » n’existe pas")
    beside = workbook.with_name(workbook.stem)
    mapping = options.correspondance or beside.with_name(f"{workbook.stem}-correspondance.yaml")
    folder = _folder(options) or beside.with_name(f"{workbook.stem}-import")
    existing = Existing(folder, folder.as_posix()) if folder.is_dir() else None
    given = (mapping.read_bytes(), mapping.as_posix()) if mapping.is_file() else None
    outcome = import_plan(workbook, given, existing, merged=bool(options.dans))
    if outcome.correspondance:
        _publish(mapping, outcome.correspondance)
    report = beside.with_name(f"{workbook.stem}-rapport.txt")
    if outcome.problems:
        print_problems(outcome.problems)
        say(f"Rien n’est importé. Ce que devient chaque colonne : {mapping}")
        return stopped(outcome.problems)
    with published_with(report, _account_text(outcome.account)):
        _write(folder, outcome)
    say(*_summary(outcome, folder, mapping, report))
    return ExitCode.TOUT_CONSTRUIT


def _folder(options: argparse.Namespace) -> Path | None:
    options.territoire = options.territoire or options.dans
    name = one_territory(asked(options))
    return None if name is None else chosen([name], territories(options))[0]


def _write(folder: Path, outcome: PlanImport) -> None:
    from ctg_docs.building.staging import publish_all

    publish_all(folder, {name: text.encode() for name, text in outcome.files.items()})
    for name in outcome.removed:
        (folder / name).unlink(missing_ok=True)


def _publish(path: Path, text: str) -> None:
    from ctg_docs.building.publishing import publish

    publish(path, text.encode())


_PARTS: dict[End, tuple[str, str]] = {
    "verifier": ("À vérifier", "gardé en commentaire à côté de la clé"),
    "laisse": ("Laissé de côté", "rien n’en est écrit"),
    "importe": ("Importé", ""),
}


def _account_text(account: Account) -> bytes:
    return ("\n".join(_account(account)) + "\n").encode()


def _account(account: Account) -> Iterator[str]:
    """Yield the whole report: what is to be checked, left out, imported, each with its cell."""
    for end, (title, note) in _PARTS.items():
        lines = [str(line) for line in account.of(end)]
        yield f"{title} : {len(lines)}{f' ({note})' if note and lines else ''}"
        yield from (f"  {line}" for line in lines)


def _summary(outcome: PlanImport, folder: Path, mapping: Path, report: Path) -> Iterator[str]:
    number = outcome.actions
    yield f"{number} {accorde(number, 'action importée', 'actions importées')} dans « {folder} » :"
    yield from (f"  {folder / name}" for name in outcome.files)
    shown: tuple[End, ...] = ("verifier", "laisse")
    for end in shown:
        lines = [str(line) for line in outcome.account.of(end)]
        if lines:
            yield f"{_PARTS[end][0]} : {len(lines)}"
            yield from (f"  {line}" for line in lines[:_SHOWN])
            yield from [f"  … la suite dans {report}"] if len(lines) > _SHOWN else []
    yield f"Chaque case du classeur, avec ce qu’elle devient : {report}"
    yield f"Ce que devient chaque colonne, à corriger si besoin : {mapping}"
    yield from _next_steps(folder, mapping)


def _next_steps(folder: Path, mapping: Path) -> Iterator[str]:
    yield "Pour la suite :"
    yield f"  1. relisez {mapping.name} ; si vous le corrigez, relancez la même commande"
    yield "  2. dans les fichiers écrits, cherchez « à vérifier »"
    if folder.name.endswith("-import"):
        yield "  3. créez le territoire (ctg nouveau), puis relancez avec son nom"
        return
    scope = shlex.quote(folder.name)
    if folder.parent != Path("sources"):
        scope += f" --sources {shlex.quote(str(folder.parent))}"
    yield f"  3. ctg verifier {scope}"
