"""`ctg comparer`: what changed between two versions, told, and marked in the documents."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.cli.console import ExitCode, say, warn

if TYPE_CHECKING:
    from ctg_docs.cli.difference_report import DocumentOutcome
    from ctg_docs.pipeline.versions import Version

# A command loads what it needs, and no other does.
# ruff: noqa: PLC0415


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command."""
    what = "dossier de sources, PDF ou fichier Word construit, ou révision git (sources/x@v1)"
    parser.add_argument("avant", metavar="AVANT", help=f"la version ancienne : {what}")
    parser.add_argument(
        "apres",
        metavar="APRES",
        nargs="?",
        help="la version nouvelle ; sinon, les sources d’aujourd’hui du même territoire",
    )
    parser.add_argument(
        "--sortie",
        type=Path,
        metavar="DOSSIER",
        help="dossier où écrire les documents, leurs changements marqués",
    )
    parser.add_argument(
        "--document",
        default="",
        metavar="NOMS",
        help="documents ou familles à marquer, séparés par une virgule ; sinon, tous",
    )
    parser.add_argument(
        "--format", default="", help="formats des copies marquées : docx, pdf ; sinon, les deux"
    )
    parser.add_argument(
        "--auteur", default="", metavar="NOM", help="auteur des changements marqués"
    )
    parser.add_argument(
        "--date", metavar="JOUR", type=_day, help="jour des changements marqués : 2026-03-12"
    )
    parser.add_argument(
        "--rapport", type=Path, metavar="FICHIER", help="fichier JSON où écrire le rapport"
    )


def _day(text: str) -> date:
    from ctg_docs.lines import one_line
    from ctg_docs.model.types import read_date

    try:
        return read_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"une date est attendue : « {one_line(text)} »") from error


def _place(word: str, sources: Path) -> str:
    """Return a version as a path: « exemple@v1 » is that of the territory, in the sources."""
    name = word.partition("@")[0]
    known = not Path(word).exists() and name and (sources / name).is_dir()
    return (sources / word).as_posix() if known else word


def _drawn(options: argparse.Namespace, old: Version, new: Version) -> Iterator[DocumentOutcome]:
    """Publish the marked documents, each whole, and yield what became of every document."""
    from ctg_docs.building.publishing import publish
    from ctg_docs.cli.difference_report import DocumentOutcome
    from ctg_docs.pipeline.engines import able_to_run, asked
    from ctg_docs.pipeline.redlines import Signed, draw, redlines

    names, formats = _asked(options, old, new)
    signed = Signed(options.auteur, options.date)
    theme, replaced = able_to_run(asked(new.theme, options.moteur))
    warn(*map(str, replaced))
    for redline in redlines(old, new, names):
        paths = []
        if redline.marked and redline.formats:
            for name, content in draw(redline, theme, signed, formats).items():
                paths.append(options.sortie / redline.chemin / f"comparaison.{name}")
                publish(paths[-1], content)
        yield DocumentOutcome(
            redline.titre, redline.chemin, redline.etat, tuple(paths), redline.slides
        )


def _asked(options: argparse.Namespace, old: Version, new: Version) -> tuple[list[str], list[str]]:
    """Return the documents to mark and their formats; exits for those that cannot be."""
    from ctg_docs.cli import choix
    from ctg_docs.pipeline.choice import choices
    from ctg_docs.pipeline.redlines import FORMATS, documents_of

    known = [e._replace(formats=FORMATS) for e in choices(documents_of(old, new))]
    words = [word for part in options.document.split(",") if (word := part.strip())]
    kept = choix.documents(words, known, every=not words)
    return [entry.id for entry in kept], choix.formats(options.format, known) or [*FORMATS]


def comparer(options: argparse.Namespace) -> int:
    """Tell what changed, and return the exit code."""
    from dataclasses import replace

    from ctg_docs.cli.difference_report import as_json, compared, lines
    from ctg_docs.pipeline.versions import versions

    avant = _place(options.avant, options.sources)
    apres = options.apres and _place(options.apres, options.sources)
    with versions(avant, apres, options.sources) as (old, new):
        found = compared(old, new)
        if options.sortie:
            found = replace(found, documents=tuple(_drawn(options, old, new)))
        say(*lines(found))
        if options.rapport:
            from ctg_docs.building.publishing import publish

            text = json.dumps(as_json(found), ensure_ascii=False, indent=2)
            publish(options.rapport, f"{text}\n".encode())
    return ExitCode.TOUT_CONSTRUIT
