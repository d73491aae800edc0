"""`ctg importer`: draft sources from what an author has already written elsewhere."""

from __future__ import annotations

import argparse
import re
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
)
from ctg_docs.cli.options import add_territory
from ctg_docs.cli.own_name import quoted
from ctg_docs.cli.returns import given
from ctg_docs.french.counting import accorde

if TYPE_CHECKING:
    from ctg_docs.importing.plans.account import Account, End
    from ctg_docs.importing.plans.assembling import PlanImport
    from ctg_docs.importing.plans.existing import Existing

# A command that has nothing to do must end at once.
# ruff: noqa: PLC0415

_ORIGIN = re.compile(r"(?:Compte rendu|Import|Ce que l’outil a compris) de « ([^»\n]*) »")
_HEAD = 400
"""Signs from the beginning of a text within which it says what it comes from."""
_SHOWN = 40
"""Lines of each part of the report that are printed; its file has all of them."""


def add_plan(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `ctg importer plan`, the folder of the sources apart."""
    parser.add_argument("fichier", type=Path, help="classeur Excel, LibreOffice ou CSV")
    _add_where(parser)
    parser.add_argument(
        "--correspondance",
        type=Path,
        metavar="FICHIER",
        help="fichier de ce que devient chaque colonne ; sinon, à côté du classeur",
    )


def add_document(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `ctg importer document`, the folder of the sources apart."""
    parser.add_argument("fichier", type=Path, help="document Word, PowerPoint ou OpenDocument")
    _add_where(parser)


def _add_where(parser: argparse.ArgumentParser) -> None:
    add_territory(parser, "territoire où écrire le brouillon, dans de nouveaux fichiers")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--territoire", metavar="NOM", help="le même, par une option")
    where.add_argument(
        "--dans",
        metavar="NOM",
        help="territoire dont compléter les fichiers, sans rien y remplacer",
    )


def plan(options: argparse.Namespace) -> int:
    """Write the draft of a workbook, what its columns became, and the account of its cells."""
    from ctg_docs.importing.plans.plan import import_plan

    workbook = given(options)
    mapping = options.correspondance or _beside(workbook, "-correspondance.yaml")
    folder, existing = _receiver(options)
    correction = (mapping.read_bytes(), mapping.as_posix()) if mapping.is_file() else None
    outcome = import_plan(workbook, correction, existing, merged=bool(options.dans))
    if outcome.correspondance:
        _publish(mapping, outcome.correspondance)
    if outcome.problems:
        return _refused(outcome, f"Rien n’est importé. Ce que devient chaque colonne : {mapping}")
    report = _write(options, folder, outcome)
    say(*_summary(outcome, folder, report, "Chaque case du classeur"))
    say(f"Ce que devient chaque colonne, à corriger si besoin : {mapping}")
    say(*_next_steps(folder, f"relisez {mapping.name} ; si vous le corrigez, {_AGAIN}"))
    return ExitCode.TOUT_CONSTRUIT


def document(options: argparse.Namespace) -> int:
    """Write the draft of a document, and the account of its lines."""
    from ctg_docs.importing.documents.document import import_document

    folder, existing = _receiver(options)
    outcome = import_document(given(options), existing, merged=bool(options.dans))
    if outcome.problems:
        return _refused(outcome, "Rien n’est importé.")
    report = _write(options, folder, outcome)
    say(*_summary(outcome, folder, report, "Chaque ligne du document"))
    say(*_next_steps(folder, f"relisez {report.name} : « {_PARTS['devine'][0]} » d’abord"))
    return ExitCode.TOUT_CONSTRUIT


def _beside(path: Path, end: str) -> Path:
    """Return the path of an output beside its file: the same stem, unless another file has it."""
    plain = path.with_name(f"{path.stem}{end}")
    if not any(_is_of_another(found, path) for found in _texts(plain)):
        return plain
    return path.with_name(f"{path.stem}-{path.suffix[1:].lower()}{end}")


def _texts(place: Path) -> Iterator[Path]:
    yield from place.rglob("*.yaml") if place.is_dir() else [place] if place.is_file() else []


def _is_of_another(text: Path, path: Path) -> bool:
    """Tell whether a file comes from another document of the same stem that still stands there."""
    found = _ORIGIN.search(text.read_text(encoding="utf-8", errors="replace")[:_HEAD])
    if found is None or found[1] == path.name:
        return False
    other = path.with_name(Path(found[1]).name)
    return other.stem == path.stem and other.is_file()


def _receiver(options: argparse.Namespace) -> tuple[Path, Existing | None]:
    """Return the folder of the draft, and what it holds already."""
    from ctg_docs.importing.plans.existing import Existing

    path = given(options)
    folder = _folder(options) or _beside(path, "-import")
    return folder, Existing(folder, folder.as_posix(), path.name) if folder.is_dir() else None


def _refused(outcome: PlanImport, words: str) -> int:
    print_problems(outcome.problems)
    say(words)
    return stopped(outcome.problems)


def _write(options: argparse.Namespace, folder: Path, outcome: PlanImport) -> Path:
    """Write the files of a draft with its report, all or none, and return the report."""
    from ctg_docs.building.publishing import published_with
    from ctg_docs.building.staging import publish_all

    report = _beside(options.fichier, "-rapport.txt")
    with published_with(report, _account_text(options.fichier.name, outcome.account)):
        publish_all(folder, {name: text.encode() for name, text in outcome.files.items()})
        for name in outcome.removed:
            (folder / name).unlink(missing_ok=True)
    return report


def _folder(options: argparse.Namespace) -> Path | None:
    options.territoire = options.territoire or options.dans
    name = one_territory(asked(options))
    return None if name is None else chosen([name], territories(options))[0]


def _publish(path: Path, text: str) -> None:
    from ctg_docs.building.publishing import publish

    publish(path, text.encode())


_PARTS: dict[End, tuple[str, str]] = {
    "verifier": ("À vérifier", "gardé en commentaire à côté de la clé"),
    "devine": ("Deviné", "importé ; à relire"),
    "laisse": ("Laissé de côté", "rien n’en est écrit"),
    "importe": ("Importé", ""),
}
_AGAIN = "relancez la même commande"


def _account_text(name: str, account: Account) -> bytes:
    return "\n".join([f"Compte rendu de « {name} »", *_account(account), ""]).encode()


def _account(account: Account) -> Iterator[str]:
    """Yield the whole report: what is to be checked, guessed, left out, imported."""
    for end, (title, note) in _PARTS.items():
        lines = [str(line) for line in account.of(end)]
        if lines or end != "devine":
            yield f"{title} : {len(lines)}{f' ({note})' if note and lines else ''}"
        yield from (f"  {line}" for line in lines)


def _summary(outcome: PlanImport, folder: Path, report: Path, each: str) -> Iterator[str]:
    yield f"{_counted(outcome)} dans « {folder} » :"
    yield from (f"  {folder / name}" for name in outcome.files)
    shown: tuple[End, ...] = ("verifier", "devine", "laisse")
    for end in shown:
        lines = [str(line) for line in outcome.account.of(end)]
        if lines:
            yield f"{_PARTS[end][0]} : {len(lines)}"
            yield from (f"  {line}" for line in lines[:_SHOWN])
            yield from [f"  … la suite dans {report}"] if len(lines) > _SHOWN else []
    yield f"{each}, avec ce qu’elle devient : {report}"


def _counted(outcome: PlanImport) -> str:
    """Return the number of things imported, in words: « Importé : 5 champs, 40 actions »."""
    if outcome.counts:
        return f"Importé : {outcome.counted},"
    if number := outcome.actions:
        return f"{number} {accorde(number, 'action importée', 'actions importées')}"
    return "Rien de nouveau à importer"


def _next_steps(folder: Path, first: str) -> Iterator[str]:
    yield "Pour la suite :"
    yield f"  1. {first}"
    yield "  2. dans les fichiers écrits, cherchez « à vérifier »"
    if folder.name.endswith("-import"):
        yield "  3. créez le territoire (ctg nouveau), puis relancez avec son nom"
        return
    scope = quoted(folder.name)
    if folder.parent != Path("sources"):
        scope += f" --sources {quoted(str(folder.parent))}"
    yield f"  3. ctg verifier {scope}"
