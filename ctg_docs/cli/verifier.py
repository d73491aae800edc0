"""`ctg verifier`: every problem of the sources, told again at once as long as nothing changes."""

from __future__ import annotations

import argparse
import json
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from ctg_docs.building.build import Build, OutdatedDocuments
from ctg_docs.building.ledger import CatalogueEntry, Message, messages
from ctg_docs.cli.catalogue import own_entries
from ctg_docs.cli.console import (
    ExitCode,
    asked,
    chosen,
    complain,
    cores,
    count,
    duration,
    emit,
    print_problems,
    say,
    stopped,
    tally,
    territories,
)
from ctg_docs.cli.problem_records import Record, of_message, of_problems

if TYPE_CHECKING:
    from ctg_docs.pipeline import Prepared


class _Verdict(NamedTuple):
    """The problems of a territory."""

    nom: str
    code: ExitCode
    problemes: Sequence[Record]

    @property
    def as_json(self) -> Record:
        return {"nom": self.nom, "code": int(self.code), "problemes": list(self.problemes)}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command alone."""
    parser.add_argument(
        "--strict", action="store_true", help="finir en erreur pour un avertissement aussi"
    )
    parser.add_argument("--json", action="store_true", help="répondre aux machines, en JSON")
    parser.add_argument(
        "--sarif", type=Path, metavar="FICHIER", help="écrire les problèmes au format SARIF 2.1.0"
    )


def verifier(options: argparse.Namespace) -> int:
    """Tell every problem of the territories that are asked for, and return the exit code."""
    start = monotonic()
    build = Build(options.sortie, options.sources)
    checked = own_entries(build)
    folders = chosen(asked(options), territories(options))
    try:
        verdicts = list(_verdicts(folders, checked, build, printed=not options.json))
    finally:
        # The problems are known either way: an output folder that cannot be written is none.
        with suppress(OSError):
            build.save()
    code = max((verdict.code for verdict in verdicts), default=ExitCode.TOUT_CONSTRUIT)
    if options.strict and any(verdict.problemes for verdict in verdicts):
        code = max(code, ExitCode.SOURCES_A_CORRIGER)
    if options.json:
        answer = {"territoires": [verdict.as_json for verdict in verdicts], "code": int(code)}
        emit(f"{json.dumps(answer, ensure_ascii=False, indent=2)}\n")
    elif len(verdicts) > 1:
        say(_summary(verdicts, monotonic() - start))
    if options.sarif:
        _write_sarif(options.sarif, [one for verdict in verdicts for one in verdict.problemes])
    return code


def _summary(verdicts: Sequence[_Verdict], seconds: float) -> str:
    """Return « 7 territoires : 1 erreur et 6 avertissements, en 3 s. »."""
    found: Counter[str] = Counter()
    for problem in (one for verdict in verdicts for one in verdict.problemes):
        found[problem["gravite"]] += problem["nombre"]
    counts = tally(found["erreur"], found["avertissement"])
    return f"{len(verdicts)} territoires : {', '.join(filter(None, (counts, duration(seconds))))}."


def _verdicts(
    folders: Sequence[Path], checked: Sequence[CatalogueEntry], build: Build, *, printed: bool
) -> Iterator[_Verdict]:
    """Yield the verdict of each territory in turn, told as soon as it is known."""
    turns: deque[tuple[str, Sequence[Message] | None]] = deque()
    for prepared in _verified(_late(folders, checked, build, turns), build):
        yield from _known_first(turns, printed=printed)
        turns.popleft()
        yield _checked(prepared, printed=printed)
    yield from _known_first(turns, printed=printed)


def _late(
    folders: Sequence[Path],
    checked: Sequence[CatalogueEntry],
    build: Build,
    turns: deque[tuple[str, Sequence[Message] | None]],
) -> Iterator[OutdatedDocuments]:
    """Yield the territories to check again; all have their turn, with what is known of them."""
    for folder in folders:
        names = [folder.name]
        known = [build.composed(f"{folder.name}/{entry.id}", names, entry) for entry in checked]
        found = messages([document for document in known if document]) if all(known) else None
        turns.append((folder.name, found))
        if found is None:
            yield OutdatedDocuments(folder.name, [folder], checked)


def _verified(late: Iterator[OutdatedDocuments], build: Build) -> Iterator[Prepared]:
    first = next(late, None)
    if first is None:
        return
    from ctg_docs.pipeline import verify  # noqa: PLC0415 - nothing to check, nothing to load

    yield from verify(chain([first], late), build, cores())


def _known_first(
    turns: deque[tuple[str, Sequence[Message] | None]], *, printed: bool
) -> Iterator[_Verdict]:
    """Yield the verdicts of the first territories, as long as they are known."""
    while turns and (found := turns[0][1]) is not None:
        yield _known(turns.popleft()[0], found, printed=printed)


def _known(nom: str, several: Sequence[Message], *, printed: bool) -> _Verdict:
    if printed:
        for message in several:
            complain(message.text)
        say(f"{nom} : {tally(0, sum(message.number for message in several))}")
    return _Verdict(nom, ExitCode.TOUT_CONSTRUIT, [of_message(message) for message in several])


def _checked(prepared: Prepared, *, printed: bool) -> _Verdict:
    if printed:
        print_problems(prepared.problems)
        say(f"{prepared.nom} : {count(prepared.problems)}")
    code = stopped(prepared.problems) if prepared.refused else ExitCode.TOUT_CONSTRUIT
    return _Verdict(prepared.nom, code, of_problems(prepared.problems))


def _write_sarif(path: Path, records: Sequence[Record]) -> None:
    from ctg_docs.building.publishing import publish  # noqa: PLC0415 - few ask for it
    from ctg_docs.cli.sarif import sarif  # noqa: PLC0415

    publish(path, f"{json.dumps(sarif(records), ensure_ascii=False, indent=1)}\n".encode())
