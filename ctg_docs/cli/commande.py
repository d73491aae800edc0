"""The command line: its commands, and what each is asked with."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import NoReturn

from ctg_docs import __version__
from ctg_docs.cli.console import ExitCode, emit, usage, warn
from ctg_docs.cli.mistakes import mistake
from ctg_docs.cli.options import (
    add_engine,
    add_output,
    add_scope,
    add_silence,
    add_sources,
    add_territories,
)
from ctg_docs.cli.parsing import Parser
from ctg_docs.garbage import look_rarely

# Nothing is loaded before the command that needs it is known.
# ruff: noqa: PLC0415


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    look_rarely()
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
        return mistake(error)


def _run(words: Sequence[str]) -> int:
    asked, *rest = words or [""]
    if asked in _HELP:
        words = [*rest[:1], "--aide"]
        asked = words[0]
    if not asked.startswith("-") and asked not in _COMMANDS:
        _unknown(asked)
    options = _parser(asked).parse_args(words)
    with _silence(options):
        return int(options.run(options))


def _unknown(asked: str) -> NoReturn:
    """Refuse a command that does not exist, or none at all."""
    from ctg_docs.suggestions import nearest

    known = f"Commandes : {', '.join(_COMMANDS)}. Chacune s’explique par « ctg aide <commande> »."
    if not asked:
        usage("quelle commande ?", known)
    usage(f"la commande « {asked} » n’existe pas. {nearest(asked, [*_COMMANDS])}".rstrip(), known)


@contextmanager
def _silence(options: argparse.Namespace) -> Iterator[None]:
    """Say nothing on the output where only what is to be corrected is asked for."""
    if not getattr(options, "silencieux", False):
        yield
        return
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        yield


def _parser(asked: str) -> argparse.ArgumentParser:
    """Return the parser of the command asked, or of all of them when it is none."""
    what = "Les documents d’une convention territoriale globale."
    parser = Parser(prog="ctg", description=what)
    parser.add_argument(
        "--version", action="version", version=f"ctg {__version__}", help="afficher la version"
    )
    commands = parser.add_subparsers(
        required=True, metavar="commande", parser_class=Parser, prog="ctg"
    )
    for name in [asked] if asked in _COMMANDS else _COMMANDS:
        what, declare = _COMMANDS[name]
        declare(commands.add_parser(name, help=what))
    return parser


def _declare_verifier(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import verifier

    verifier.add_arguments(parser)
    add_silence(parser)
    add_output(parser)
    add_territories(parser)
    parser.set_defaults(run=verifier.verifier)


def _declare_construire(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import construire

    construire.add_arguments(parser)
    add_silence(parser)
    add_engine(parser)
    add_output(parser)
    add_scope(parser)
    parser.set_defaults(run=construire.construire)


def _declare_surveiller(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import surveiller

    surveiller.add_arguments(parser)
    add_engine(parser)
    add_output(parser)
    add_scope(parser)
    parser.set_defaults(run=surveiller.surveiller)


def _declare_dossier(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import dossier

    add_silence(parser)
    add_engine(parser)
    add_output(parser)
    add_territories(parser)
    parser.set_defaults(run=dossier.dossier)


def _declare_nouveau(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import nouveau

    nouveau.add_arguments(parser)
    add_sources(parser)
    parser.set_defaults(run=nouveau.nouveau)


def _declare_ajouter(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import ajouter

    ajouter.add_arguments(parser)
    add_sources(parser)
    parser.set_defaults(run=ajouter.ajouter)


def _declare_atelier(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import atelier

    atelier.add_arguments(parser)
    add_output(parser)
    add_sources(parser)
    parser.set_defaults(run=atelier.atelier)


def _declare_importer(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import importer, suivi

    what = parser.add_subparsers(required=True, metavar="quoi", parser_class=Parser)
    plan = what.add_parser("plan", help="un plan d’actions d’un classeur")
    importer.add_plan(plan)
    add_sources(plan)
    plan.set_defaults(run=importer.plan)
    document = what.add_parser("document", help="une convention, un diagnostic, une présentation")
    importer.add_document(document)
    add_sources(document)
    document.set_defaults(run=importer.document)
    back = what.add_parser("suivi", help="un tableau de suivi rempli")
    suivi.add_suivi(back)
    add_sources(back)
    back.set_defaults(run=suivi.suivi)


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
    add_engine(parser)
    add_sources(parser)
    parser.set_defaults(run=comparer.comparer)


def _declare_figer(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import figer

    figer.add_arguments(parser)
    parser.set_defaults(run=figer.figer)


def _declare_reprendre(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import reprendre

    reprendre.add_arguments(parser)
    add_sources(parser)
    parser.set_defaults(run=reprendre.reprendre)


def _declare_etat(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import etat

    etat.add_arguments(parser)
    add_output(parser)
    add_territories(parser)
    parser.set_defaults(run=etat.etat)


def _declare_expliquer(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import expliquer

    expliquer.add_arguments(parser)
    parser.set_defaults(run=expliquer.expliquer)


def _declare_completion(parser: argparse.ArgumentParser) -> None:
    shells = ("bash", "zsh", "tcsh")
    parser.add_argument(
        "interpreteur",
        choices=shells,
        metavar="interpréteur",
        help=f"celui du terminal : {', '.join(shells)}",
    )
    parser.set_defaults(run=_completion)


def _completion(options: argparse.Namespace) -> int:
    """Print what a shell reads to complete the command line."""
    from shtab import complete

    emit(f"{complete(_parser(''), options.interpreteur)}\n")
    return ExitCode.TOUT_CONSTRUIT


def _declare_schema(parser: argparse.ArgumentParser) -> None:
    from ctg_docs.cli import schema

    schema.add_arguments(parser)
    parser.set_defaults(run=schema.schema)


_HELP = ("aide", "help")
"""What asks for the help of a command, or of all of them."""

_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "verifier": ("dire tout ce qui est à corriger", _declare_verifier),
    "etat": ("dire ce qui manque avant de signer, et ce qui est à jour", _declare_etat),
    "expliquer": ("expliquer un message, d’après son code", _declare_expliquer),
    "construire": ("construire des documents", _declare_construire),
    "surveiller": ("reconstruire ce qui change, dès l’enregistrement", _declare_surveiller),
    "dossier": ("réunir ce que demandent conseil et préfecture", _declare_dossier),
    "comparer": ("dire ce qui change entre deux versions", _declare_comparer),
    "figer": ("garder la version signée, qu’un avenant modifiera", _declare_figer),
    "nouveau": ("écrire les premières sources d’un territoire", _declare_nouveau),
    "ajouter": ("ajouter un bloc aux sources, à sa place", _declare_ajouter),
    "atelier": ("écrire, voir et corriger dans un navigateur", _declare_atelier),
    "importer": ("reprendre ce qui est dans un classeur, un document", _declare_importer),
    "reprendre": ("reprendre un document Word relu et modifié", _declare_reprendre),
    "exemple": ("écrire des territoires d’essai, en nombre", _declare_exemple),
    "signer": ("signer un PDF avec un certificat", _declare_signer),
    "controler": ("dire ce que vaut un PDF, signé ou non", _declare_controler),
    "completion": ("compléter la ligne de commande par Tab", _declare_completion),
    "schema": ("écrire le schéma JSON des sources", _declare_schema),
}
"""The purpose of each command, and the declaration of its arguments, in the order of the help."""
