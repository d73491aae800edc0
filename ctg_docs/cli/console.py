"""Messages and exit codes shared by all commands."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from ctg_docs.cli.own_name import as_typed
from ctg_docs.french.counting import accorde
from ctg_docs.lines import one_line
from ctg_docs.reading.inside import readable, shown
from ctg_docs.reading.walking import list_territories

if TYPE_CHECKING:
    from ctg_docs.problems import Problem

# A command that has nothing to do must end at once: what tells problems is loaded with the first.
# ruff: noqa: PLC0415


class ExitCode(IntEnum):
    """The exit codes."""

    TOUT_CONSTRUIT = 0
    SOURCES_A_CORRIGER = 1
    USAGE = 2
    OUTIL_ABSENT = 3
    DEFAUT_INTERNE = 4
    REFUS_MACHINE = 5


_PLACE = re.compile(r"^([^ ]+:)(?= )")
_CODE = re.compile(r"(\[[^\[\]]*\])$")
_WARNING = "[avertissement "
_RED, _YELLOW = 31, 33


def say(*lines: str) -> None:
    """Print lines; whatever words somebody else wrote in one of them, it stays one."""
    for line in lines:
        print(as_typed(one_line(line)))


def warn(*lines: str) -> None:
    """Print lines where messages go; see `say`."""
    for line in lines:
        print(as_typed(one_line(line)), file=sys.stderr)


def complain(text: str) -> None:
    """Print a problem where messages go: its place and its code in colour on a terminal."""
    first, *hint = text.split("\n")
    if not _coloured():
        return warn(first, *hint)
    shown = _PLACE.sub(r"\033[1m\1\033[0m", one_line(first), count=1)
    colour = _YELLOW if _WARNING in first else _RED
    print(as_typed(_CODE.sub(rf"\033[{colour}m\1\033[0m", shown)), file=sys.stderr)
    return warn(*hint)


def _coloured() -> bool:
    """Tell whether whoever reads sees colours, and wants some (https://no-color.org)."""
    return "NO_COLOR" not in os.environ and sys.stderr.isatty()


def emit(text: str, stream: TextIO | None = None) -> None:
    """Print as it stands a text that the program wrote, of as many lines as it has."""
    print(text, end="", file=stream or sys.stdout)


def usage(message: str, *lines: str) -> NoReturn:
    """Print a usage error, with the lines that go with it, and exit."""
    warn(f"ctg : {message}", *lines)
    raise SystemExit(int(ExitCode.USAGE))


def whole_number(text: str, option: str, least: int) -> int:
    """Read a whole number of the command line; exits with a usage error for anything else."""
    if not text.isdecimal() or int(text) < least:
        usage(f"« {option} {text} » : un nombre entier est attendu, {least} au moins.")
    return int(text)


def territories(options: argparse.Namespace) -> list[Path]:
    """Return the folder of every territory; exits with a usage error when there is none.

    Raises SourceError for a folder whose name is no text: neither a report nor a manifest, which
    name what they are about, could be written.
    """
    found = list_territories(options.sources)
    if nameless := [folder for folder in found if not readable(folder.name)]:
        raise _illegible(nameless)
    if not found and not asked(options):
        usage(f"aucun territoire dans le dossier « {options.sources} »")
    return found


def asked(options: argparse.Namespace) -> list[str]:
    """Return the names of the territories that a command is asked for, each once."""
    named = [*getattr(options, "territoires", ()), options.territoire]
    return list(dict.fromkeys(name for name in named if name is not None))


def one_territory(names: Sequence[str]) -> str | None:
    """Return the one territory that a command is asked for, None when none is; exits for two."""
    if len(names) > 1:
        usage(f"un seul territoire à la fois : {', '.join(names)}")
    return names[0] if names else None


def _illegible(folders: Iterable[Path]) -> Exception:
    from ctg_docs.problems import Place, Problem, SourceError

    message = "Le nom de ce dossier contient un caractère illisible."
    places = [Place(shown(folder.as_posix())) for folder in folders]
    return SourceError(Problem(place, "dossier-nom", message, "Renommez-le.") for place in places)


def chosen(names: Sequence[str], folders: Sequence[Path]) -> list[Path]:
    """Return the folders of territories, all when none is named; exits when one is not there."""
    known = {folder.name: folder for folder in folders}
    for name in names:
        if name not in known:
            from ctg_docs.suggestions import nearest

            usage(f"le territoire « {name} » n’existe pas. {nearest(name, [*known])}".rstrip())
    return [known[name] for name in names] if names else list(folders)


def cores() -> int:
    """Return the number of processes that may work at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems where messages go, as many as one reads."""
    from ctg_docs.problems import abridged

    for problem in abridged(problems):
        complain(str(problem))


def stopped(problems: Iterable[Problem]) -> ExitCode:
    """Return the exit code that the problems of a territory that is refused come to."""
    from ctg_docs import machine
    from ctg_docs.pipeline.outcomes import INTERRUPTIONS

    codes = {problem.code for problem in problems}
    if machine.CODE in codes:
        return ExitCode.REFUS_MACHINE
    # A drawing that died is no fault of the sources.
    return (
        ExitCode.SOURCES_A_CORRIGER if codes.isdisjoint(INTERRUPTIONS) else ExitCode.DEFAUT_INTERNE
    )


def count(problems: Sequence[Problem]) -> str:
    """Return « 2 erreurs et 1 avertissement », or that all is well."""
    from ctg_docs.problems import Gravite

    errors = sum(p.number for p in problems if p.gravite == Gravite.ERREUR)
    return tally(errors, sum(p.number for p in problems) - errors)


def tally(errors: int, warnings: int) -> str:
    """Return the same from their numbers."""
    parts = [
        f"{errors} {accorde(errors, 'erreur', 'erreurs')}" if errors else "",
        f"{warnings} {accorde(warnings, 'avertissement', 'avertissements')}" if warnings else "",
    ]
    return " et ".join(filter(None, parts)) or "tout est en ordre"


def duration(seconds: float) -> str:
    """Return « en 12 s », « en 2 min 5 s » ; an empty text for what one does not wait for."""
    minutes, rest = divmod(int(seconds), 60)
    if minutes:
        return f"en {minutes} min {rest} s"
    return f"en {rest} s" if rest else ""
