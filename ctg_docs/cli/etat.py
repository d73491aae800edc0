"""`ctg etat`: what a convention still lacks, the gaps of each document, what is out of date."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctg_docs.building.build import Build
from ctg_docs.building.ledger import CatalogueEntry
from ctg_docs.cli.catalogue import own_entries
from ctg_docs.cli.console import (
    ExitCode,
    asked,
    chosen,
    count,
    emit,
    print_problems,
    say,
    stopped,
    territories,
)
from ctg_docs.french.counting import accorde

if TYPE_CHECKING:
    from ctg_docs.pipeline.state import Lack, TerritoryState

_SHOWN = 3
"""Lacks of one part that are named; `--json` names all of them."""
_FRESH, _STALE, _NEVER = "à jour", "à reconstruire", "jamais construit"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command alone."""
    parser.add_argument("--json", action="store_true", help="répondre aux machines, en JSON")


def etat(options: argparse.Namespace) -> int:
    """Print the state of each territory, and return the exit code."""
    from ctg_docs.pipeline.state import state_of  # noqa: PLC0415 - the help needs none of it

    build = Build(options.sortie, options.sources)
    known = own_entries(build)
    code, answers = ExitCode.TOUT_CONSTRUIT, []
    for folder in chosen(asked(options), territories(options)):
        state = state_of(folder, [entry.id for entry in known])
        built = {entry.id: _built(build, folder, entry) for entry in known}
        if state.prepared.refused:
            code = max(code, stopped(state.prepared.problems))
        if options.json:
            answers.append(_as_json(state, built))
        elif state.prepared.refused:
            print_problems(state.prepared.problems)
            say(f"{folder.name} : {count(state.prepared.problems)}")
        else:
            say(*_lines(state, built))
    if options.json:
        answer = {"territoires": answers, "code": int(code)}
        emit(f"{json.dumps(answer, ensure_ascii=False, indent=2)}\n")
    return code


def _built(build: Build, folder: Path, entry: CatalogueEntry) -> str:
    name = f"{folder.name}/{entry.id}"
    if build.fresh(name, [folder.name], entry, []):
        return _FRESH
    document = build.ledger.document(name)
    return _STALE if document and document.formats else _NEVER


def _lines(state: TerritoryState, built: dict[str, str]) -> Iterator[str]:
    yield f"{state.prepared.nom} : {state.titre} (statut : {state.statut})"
    yield from _lacks(state)
    yield "Documents :"
    for entry, files, blanks in _documents(state, built):
        number = f" ({files} fichiers)" if files > 1 else ""
        yield f"  {entry}{number} : {_blanks(blanks)}, {built[entry]}"
    yield f"Échéance : {state.signature}."
    warned = count(state.prepared.problems)
    where = f" ; voir « ctg verifier {state.prepared.nom} »" if state.prepared.problems else ""
    yield f"Sources : {warned}{where}."
    yield from _silenced(state)


def _silenced(state: TerritoryState) -> Iterator[str]:
    number = len(state.prepared.silenced)
    if not number:
        return
    yield f"{number} {accorde(number, 'avertissement tu', 'avertissements tus')} par les sources :"
    reasons = Counter(
        (one.problem.code, str(one.silence.raison)) for one in state.prepared.silenced
    )
    yield from (f"  – {code} ({count}) : {reason}" for (code, reason), count in reasons.items())


def _lacks(state: TerritoryState) -> Iterator[str]:
    number = len(state.lacks)
    if not number:
        yield "Il ne manque rien à la convention."
        return
    yield f"Il manque à la convention {number} {accorde(number, 'information', 'informations')} :"
    for title, several in _by_part(state.lacks):
        yield f"  {title} ({len(several)})"
        yield from (f"    – {lack}" for lack in several[:_SHOWN])
        if more := len(several) - _SHOWN if len(several) > _SHOWN else 0:
            yield f"    – et {more} {accorde(more, 'autre', 'autres')}"


def _by_part(lacks: Sequence[Lack]) -> Iterator[tuple[str, list[Lack]]]:
    """Yield the parts of the sources that lack something, in their order."""
    from ctg_docs.model.cles import rubrique  # noqa: PLC0415

    titles = {key: cle.titre for key, cle in rubrique("Convention").cles.items()}
    for part in (*titles, ""):
        several = [lack for lack in lacks if lack.part == part]
        if several:
            yield titles.get(part, "Ailleurs"), several


def _documents(state: TerritoryState, built: dict[str, str]) -> Iterator[tuple[str, int, int]]:
    """Yield each document with the number of its files and of its blanks."""
    files = Counter(piece.entree for piece in state.prepared.pieces)
    paths = {piece.chemin: piece.entree for piece in state.prepared.pieces}
    blanks = Counter[str]()
    for path, number in state.gaps:
        blanks[paths[path]] += number
    yield from ((entry, files[entry], blanks[entry]) for entry in built if entry in files)


def _blanks(number: int) -> str:
    return f"{number or 'aucun'} {accorde(number, 'blanc', 'blancs')}"


def _as_json(state: TerritoryState, built: dict[str, str]) -> dict[str, Any]:
    from ctg_docs.cli.problem_records import of_problems  # noqa: PLC0415

    return {
        "nom": state.prepared.nom,
        "titre": state.titre,
        "statut": state.statut,
        "manques": [
            {"partie": lack.part, "texte": lack.words, "cle": lack.path} for lack in state.lacks
        ],
        "documents": [
            {"nom": entry, "fichiers": files, "blancs": blanks, "construction": built[entry]}
            for entry, files, blanks in _documents(state, built)
        ],
        "echeance": state.signature,
        "problemes": of_problems(state.prepared.problems),
        "tus": [
            {"raison": str(one.silence.raison), **record}
            for one in state.prepared.silenced
            for record in of_problems([one.problem])
        ],
    }
