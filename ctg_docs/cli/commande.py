"""The command line: its commands, and the end of each mistake."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TextIO

from ctg_docs import __version__
from ctg_docs.cli.console import ExitCode, emit, print_problems, stopped, warn

# Nothing is loaded before the command that needs it is known.
# ruff: noqa: PLC0415


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    # Laying pages out makes millions of objects that all live to the end: looking for garbage
    # among them at the usual pace costs a sixth of the time.
    gc.set_threshold(100_000, 50, 50)
    words = sys.argv[1:] if arguments is None else [*arguments]
    try:
        try:
            return _run(words)
        finally:
            # An output that cannot be written must be known while it can still be told.
            # Without any output at all, there is nothing to know.
            if sys.stdout:
                sys.stdout.flush()
    except KeyboardInterrupt:
        warn("Interrompu : les fichiers déjà publiés sont entiers.")
        return 130
    except Exception as error:
        return _mistake(error)


def _run(words: Sequence[str]) -> int:
    options = _parser(words[0] if words else "").parse_args(words)
    return int(options.run(options))


def _mistake(error: Exception) -> int:
    """Tell the error that stops the command, and return its exit code."""
    from ctg_docs.defects import defect, name_of
    from ctg_docs.machine import refusal
    from ctg_docs.problems import MissingToolError, Place, SourceError

    if isinstance(error, BrokenPipeError):
        return _refused("la sortie a été fermée avant la fin")
    if isinstance(error, SourceError):
        print_problems(error.problems)
        return stopped(error.problems)
    if isinstance(error, MissingToolError):
        warn(*str(error).split("\n"))
        return ExitCode.OUTIL_ABSENT
    if refused := refusal(error):
        return _refused(str(refused).rstrip("."))
    print_problems([defect(Place("ctg"), name_of(error))])
    return ExitCode.DEFAUT_INTERNE


def _refused(what: str) -> int:
    """Tell a refusal of the machine, if anybody reads, and return the exit code."""
    with suppress(OSError):
        warn(f"ctg : {what}. Ce qui est publié est entier ; relancez ensuite.")
    for stream in (sys.stdout, sys.stderr):
        _let_go(stream)
    return ExitCode.REFUS_MACHINE


def _let_go(stream: TextIO) -> None:
    """Leave to the interpreter nothing that it would print again, in vain, when it ends."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks French when the line is wrong."""

    def error(self, message: str) -> None:  # type: ignore[override]
        warn(f"{self.prog} : {_in_french(message)}")
        emit(self.format_usage().replace("usage:", "Usage :"), sys.stderr)
        raise SystemExit(int(ExitCode.USAGE))

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print the help or the version; the library would not tell that nobody reads it."""
        emit(message or "", file or sys.stderr)


class _Help(argparse.HelpFormatter):
    """The help, as wide as the terminal.

    Every argument makes one for itself: asking each time what the terminal is would cost more than
    a build that has nothing to do.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width())


@cache
def _width() -> int:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (AttributeError, OSError, ValueError):  # not a terminal, or no file at all
        columns = 0
    return (columns or 80) - 2


def _in_french(message: str) -> str:
    for english, french in (
        ("the following arguments are required:", "il manque"),
        ("unrecognized arguments:", "arguments inconnus :"),
        ("invalid choice:", "choix inconnu :"),
        ("choose from", "choix possibles :"),
        ("expected one argument", "une valeur est attendue"),
        ("argument ", ""),
    ):
        message = message.replace(english, french)
    return message


def _parser(asked: str) -> argparse.ArgumentParser:
    """Return the parser of the command asked, or of all of them when it is none."""
    what = "Les documents d’une convention territoriale globale."
    parser = _Parser(prog="ctg", description=what, formatter_class=_Help)
    parser.add_argument("--version", action="version", version=f"ctg {__version__}")
    commands = parser.add_subparsers(
        required=True, metavar="commande", parser_class=_Parser, prog="ctg"
    )
    for name in [asked] if asked in _COMMANDS else _COMMANDS:
        what, declare = _COMMANDS[name]
        declare(commands.add_parser(name, help=what, formatter_class=_Help))
    return parser


def _scope(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--territoire", help="un seul territoire, par le nom de son dossier")
    _sources(parser)


def _sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sources", type=Path, default=Path("sources"), help="dossier des sources")


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sortie", type=Path, default=Path("build"), help="dossier des fichiers")


def _engine(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.document.moteurs import MOTEURS

    parser.add_argument(
        "--moteur", choices=MOTEURS, help="moteur du PDF ; sinon, celui de la charte"
    )


def _declare_verifier(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import verifier

    _output(parser)
    _scope(parser)
    parser.set_defaults(run=verifier.verifier)


def _declare_construire(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import construire

    construire.add_arguments(parser)
    _engine(parser)
    _output(parser)
    _scope(parser)
    parser.set_defaults(run=construire.construire)


def _declare_dossier(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import dossier

    _engine(parser)
    _output(parser)
    _scope(parser)
    parser.set_defaults(run=dossier.dossier)


def _declare_nouveau(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import nouveau

    nouveau.add_arguments(parser)
    _sources(parser)
    parser.set_defaults(run=nouveau.nouveau)


def _declare_importer(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import importer

    what = parser.add_subparsers(required=True, metavar="quoi", parser_class=_Parser)
    plan = what.add_parser("plan", help="un plan d’actions d’un classeur", formatter_class=_Help)
    importer.add_plan(plan)
    _sources(plan)
    plan.set_defaults(run=importer.plan)


def _declare_exemple(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import exemple

    exemple.add_arguments(parser)
    parser.set_defaults(run=exemple.exemple)


def _declare_signer(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import signature

    signature.add_signing(parser)
    parser.set_defaults(run=signature.signer)


def _declare_controler(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import signature

    signature.add_control(parser)
    parser.set_defaults(run=signature.controler)


def _declare_comparer(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import comparer

    comparer.add_arguments(parser)
    _engine(parser)
    _sources(parser)
    parser.set_defaults(run=comparer.comparer)


def _declare_schema(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import schema

    schema.add_arguments(parser)
    parser.set_defaults(run=schema.schema)


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "verifier": ("dire tout ce qui est à corriger", _declare_verifier),
    "construire": ("construire des documents", _declare_construire),
    "dossier": ("réunir ce que demandent conseil et préfecture", _declare_dossier),
    "comparer": ("dire ce qui change entre deux versions", _declare_comparer),
    "nouveau": ("écrire les premières sources d’un territoire", _declare_nouveau),
    "importer": ("partir d’un classeur qui existe", _declare_importer),
    "exemple": ("écrire des territoires d’essai, en nombre", _declare_exemple),
    "signer": ("signer un PDF avec un certificat", _declare_signer),
    "controler": ("dire ce que vaut un PDF, signé ou non", _declare_controler),
    "schema": ("écrire le schéma JSON des sources", _declare_schema),
}
"""The purpose of each command, and the declaration of its arguments, in the order of the help."""
