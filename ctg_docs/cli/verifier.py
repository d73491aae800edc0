"""`ctg verifier`: every problem of the sources, told again at once as long as nothing changes."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from ctg_docs.building.build import Build, OutdatedDocuments
from ctg_docs.building.ledger import CatalogueEntry, ComposedDocument, messages
from ctg_docs.cli.catalogue import own_entries
from ctg_docs.cli.console import (
    ExitCode,
    asked,
    chosen,
    complain,
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
    verdicts = [
        _verdict(folder, checked, build, printed=not options.json)
        for folder in chosen(asked(options), territories(options))
    ]
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


def _verdict(
    folder: Path, checked: Sequence[CatalogueEntry], build: Build, *, printed: bool
) -> _Verdict:
    known = [build.composed(f"{folder.name}/{entry.id}", [folder.name], entry) for entry in checked]
    if all(known):
        return _known(folder.name, [document for document in known if document], printed=printed)
    return _checked(folder, checked, build, printed=printed)


def _known(nom: str, ouvrages: Sequence[ComposedDocument], *, printed: bool) -> _Verdict:
    several = messages(ouvrages)
    if printed:
        for message in several:
            complain(message.text)
        say(f"{nom} : {tally(0, sum(message.number for message in several))}")
    return _Verdict(nom, ExitCode.TOUT_CONSTRUIT, [of_message(message) for message in several])


def _checked(
    folder: Path, checked: Sequence[CatalogueEntry], build: Build, *, printed: bool
) -> _Verdict:
    from ctg_docs.pipeline import verify  # noqa: PLC0415 - nothing to check, nothing to load

    prepared = verify(OutdatedDocuments(folder.name, [folder], checked), build)
    if printed:
        print_problems(prepared.problems)
        say(f"{prepared.nom} : {count(prepared.problems)}")
    code = stopped(prepared.problems) if prepared.refused else ExitCode.TOUT_CONSTRUIT
    return _Verdict(prepared.nom, code, of_problems(prepared.problems))


def _write_sarif(path: Path, records: Sequence[Record]) -> None:
    from ctg_docs.building.publishing import publish  # noqa: PLC0415 - few ask for it
    from ctg_docs.cli.sarif import sarif  # noqa: PLC0415

    publish(path, f"{json.dumps(sarif(records), ensure_ascii=False, indent=1)}\n".encode())
