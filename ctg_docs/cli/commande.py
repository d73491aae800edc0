"""The command line: its commands, and how each mistake ends."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ctg_docs import __version__
from ctg_docs.cli import construire, dossier, exemple, nouveau, signature
from ctg_docs.cli.sorties import Sortie, chosen, count, print_problems, territories
from ctg_docs.problems import MissingToolError, SourceError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    # Laying pages out makes millions of objects that all live to the end: looking for garbage
    # among them at the usual pace costs a sixth of the time.
    gc.set_threshold(100_000, 50, 50)
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except SourceError as error:
        print_problems(error.problems)
        return Sortie.SOURCES_A_CORRIGER
    except MissingToolError as error:
        print(error, file=sys.stderr)
        return Sortie.OUTIL_ABSENT
    except KeyboardInterrupt:
        print("Interrompu : les fichiers déjà publiés sont entiers.", file=sys.stderr)
        return 130
    except Exception as error:
        if os.environ.get("CTG_TRACE"):
            raise
        kind = type(error).__name__
        print(
            f"Défaut de ctg-docs ({kind} : {error}). Vos sources n’y sont pour rien : signalez-le "
            "avec la trace que donne CTG_TRACE=1.",
            file=sys.stderr,
        )
        return Sortie.DEFAUT_INTERNE


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks French when the line is wrong."""

    def error(self, message: str) -> None:  # type: ignore[override]
        print(f"{self.prog} : {_in_french(message)}", file=sys.stderr)
        print(self.format_usage().replace("usage:", "Usage :"), file=sys.stderr, end="")
        raise SystemExit(int(Sortie.USAGE))


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


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="ctg", description="Les documents d’une convention territoriale globale.")
    parser.add_argument("--version", action="version", version=f"ctg {__version__}")
    commands = parser.add_subparsers(required=True, metavar="commande", parser_class=_Parser)

    verifier = commands.add_parser("verifier", help="dire tout ce qui est à corriger")
    _scope(verifier)
    verifier.set_defaults(run=_verifier)

    building = commands.add_parser("construire", help="construire des documents")
    construire.add_arguments(building)
    _scope(building)
    building.set_defaults(run=construire.construire)

    gathering = commands.add_parser("dossier", help="réunir ce que demandent conseil et préfecture")
    dossier.add_arguments(gathering)
    _scope(gathering)
    gathering.set_defaults(run=dossier.dossier)

    starting = commands.add_parser("nouveau", help="écrire les premières sources d’un territoire")
    nouveau.add_arguments(starting)
    _sources(starting)
    starting.set_defaults(run=nouveau.nouveau)

    sampling = commands.add_parser("exemple", help="écrire des territoires d’essai, en nombre")
    exemple.add_arguments(sampling)
    sampling.set_defaults(run=exemple.exemple)

    signing = commands.add_parser("signer", help="signer un PDF avec un certificat")
    signature.add_signing(signing)
    signing.set_defaults(run=signature.signer)

    control = commands.add_parser("controler", help="dire ce que vaut un PDF, signé ou non")
    signature.add_control(control)
    control.set_defaults(run=signature.controler)

    schema = commands.add_parser("schema", help="écrire le schéma JSON des sources")
    schema.set_defaults(run=_schema)
    return parser


def _scope(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--territoire", help="un seul territoire, par le nom de son dossier")
    _sources(parser)


def _sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sources", type=Path, default=Path("sources"), help="dossier des sources")


def _verifier(options: argparse.Namespace) -> int:
    from ctg_docs.pipeline import checked, prepare  # noqa: PLC0415

    refused = 0
    for folder in chosen(options, territories(options)):
        prepared = prepare(folder, checked())
        print_problems(prepared.problems)
        refused += prepared.refused
        print(f"{prepared.nom} : {count(prepared.problems)}")
    return Sortie.SOURCES_A_CORRIGER if refused else Sortie.TOUT_CONSTRUIT


def _schema(_: argparse.Namespace) -> int:
    from ctg_docs.composing.schema import schema  # noqa: PLC0415

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return Sortie.TOUT_CONSTRUIT
