"""The `ctg` command: arguments, exit codes and progress; nothing else."""

from __future__ import annotations

import argparse
import gc
import json
import os
import shlex
import sys
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import NoReturn

from ctg_docs import __version__
from ctg_docs.problems import Gravite, MissingToolError, Place, Problem, SourceError, nearest


class Sortie(IntEnum):
    """Exit codes."""

    TOUT_CONSTRUIT = 0
    SOURCES_A_CORRIGER = 1
    USAGE = 2
    OUTIL_ABSENT = 3
    DEFAUT_INTERNE = 4


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
        _print_problems(error.problems)
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

    construire = commands.add_parser("construire", help="construire des documents")
    construire.add_argument(
        "documents",
        nargs="*",
        metavar="document",
        help="documents ou familles du catalogue : convention, presse…",
    )
    construire.add_argument("--tout", action="store_true", help="tous les documents du catalogue")
    _scope(construire)
    construire.add_argument("--format", default="", help="formats séparés par une virgule")
    construire.add_argument(
        "--sortie", type=Path, default=Path("build"), help="dossier des fichiers"
    )
    construire.set_defaults(run=_construire)

    nouveau = commands.add_parser("nouveau", help="écrire les premières sources d’un territoire")
    nouveau.add_argument("lieu", help="code Insee ou nom d’une commune, Siren ou nom d’un EPCI")
    nouveau.add_argument("--dossier", help="nom du dossier, s’il doit différer de celui du lieu")
    _sources(nouveau)
    nouveau.set_defaults(run=_nouveau)

    schema = commands.add_parser("schema", help="écrire le schéma JSON des sources")
    schema.set_defaults(run=_schema)
    return parser


def _scope(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--territoire", help="un seul territoire, par le nom de son dossier")
    _sources(parser)


def _sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sources", type=Path, default=Path("sources"), help="dossier des sources")


def _folders(options: argparse.Namespace) -> list[Path]:
    """Return the folders to work on; leaves with a usage error when there is none."""
    from ctg_docs.reading.folder import list_territories  # noqa: PLC0415

    found = list_territories(options.sources) if options.sources.is_dir() else []
    if options.territoire is None:
        if not found:
            _usage(f"aucun territoire dans le dossier « {options.sources} »")
        return found
    chosen = [folder for folder in found if folder.name == options.territoire]
    if not chosen:
        hint = nearest(options.territoire, [f.name for f in found])
        _usage(f"le territoire « {options.territoire} » n’existe pas. {hint}".rstrip())
    return chosen


def _usage(message: str) -> NoReturn:
    print(f"ctg : {message}", file=sys.stderr)
    raise SystemExit(int(Sortie.USAGE))


def _verifier(options: argparse.Namespace) -> int:
    from ctg_docs.pipeline import prepare  # noqa: PLC0415

    refused = 0
    for folder in _folders(options):
        prepared = prepare(folder, ["convention"])
        _print_problems(prepared.problems)
        refused += prepared.refused
        print(f"{prepared.nom} : {_count(prepared.problems)}")
    return Sortie.SOURCES_A_CORRIGER if refused else Sortie.TOUT_CONSTRUIT


def _construire(options: argparse.Namespace) -> int:
    from ctg_docs.pipeline import construct, prepare  # noqa: PLC0415

    documents = _documents(options)
    formats = _formats(options.format, documents)
    refused = 0
    for folder in _folders(options):
        built = construct(prepare(folder, documents), formats, options.sortie)
        _print_problems(built.problems)
        for path in built.files:
            print(f"{path}")
        if built.refused:
            refused += 1
            print(f"{built.nom} : rien n’est écrit, {_count(built.problems)}")
    return Sortie.SOURCES_A_CORRIGER if refused else Sortie.TOUT_CONSTRUIT


def _documents(options: argparse.Namespace) -> list[str]:
    """Return the documents asked; leaves with a usage error for an unknown one, or for none."""
    from ctg_docs.pipeline import names  # noqa: PLC0415

    known = names()
    if options.tout:
        return known
    if not options.documents:
        _usage(f"quel document faut-il construire ? Au catalogue : {', '.join(known)} ; ou --tout")
    for name in options.documents:
        if name not in known:
            hint = nearest(name, known) or f"Documents possibles : {', '.join(known)}."
            _usage(f"le document « {name} » n’est pas au catalogue. {hint}")
    return list(options.documents)


def _formats(asked: str, documents: Sequence[str]) -> list[str]:
    """Return the formats to keep; leaves with a usage error for one that none has."""
    from ctg_docs.pipeline import entries  # noqa: PLC0415

    known = list(dict.fromkeys(f for entree in entries(documents) for f in entree.formats))
    formats = [name.strip() for name in asked.split(",") if name.strip()]
    for name in formats:
        if name not in known:
            possible = ", ".join(known)
            _usage(f"le format « {name} » n’existe pas ; formats possibles : {possible}")
    return formats


def _nouveau(options: argparse.Namespace) -> int:
    from ctg_docs.building.publishing import publish_folder  # noqa: PLC0415
    from ctg_docs.reading.folder import name_problem  # noqa: PLC0415
    from ctg_docs.reading.house import templates_folder  # noqa: PLC0415
    from ctg_docs.starting.facts import avertissement, designation, dossier  # noqa: PLC0415
    from ctg_docs.starting.place import PlaceError, find  # noqa: PLC0415
    from ctg_docs.starting.skeleton import skeleton  # noqa: PLC0415

    try:
        lieu = find(options.lieu)
    except PlaceError as error:
        _usage(str(error))
    name = options.dossier or dossier(lieu)
    folder = options.sources / name
    if refused := name_problem(name, Place(folder.as_posix())):
        _usage(f"{refused.message} {refused.hint}")
    files = skeleton(lieu, templates_folder())
    try:
        publish_folder(folder, files)
    except FileExistsError:
        _usage(f"« {folder} » existe déjà : rien n’est écrit. Un autre nom se donne par --dossier.")
    except OSError:
        _usage(f"« {folder} » ne peut pas être créé : vérifiez vos droits et la place libre.")
    if warning := avertissement(lieu):
        print(warning, file=sys.stderr)
    print(_next_steps(designation(lieu), folder, list(files)))
    return Sortie.TOUT_CONSTRUIT


def _next_steps(designation: str, folder: Path, files: Sequence[str]) -> str:
    scope = f"--territoire {folder.name}"
    if folder.parent != Path("sources"):
        scope += f" --sources {shlex.quote(str(folder.parent))}"
    lines = [f"Les premières sources pour {designation} sont écrites :"]
    lines += [f"  {folder / name}" for name in files]
    lines += [
        "Tout se construit dès maintenant, comme un projet. Pour la suite :",
        "  1. remplissez ces fichiers dans cet ordre : cherchez « À compléter » et « À vérifier »",
        f"  2. ctg verifier {scope}",
        f"  3. ctg construire convention {scope}",
    ]
    return "\n".join(lines)


def _schema(_: argparse.Namespace) -> int:
    from ctg_docs.composing.schema import schema  # noqa: PLC0415

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return Sortie.TOUT_CONSTRUIT


def _print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _count(problems: Sequence[Problem]) -> str:
    errors = sum(p.gravite == Gravite.ERREUR for p in problems)
    warnings = len(problems) - errors
    parts = [
        f"{errors} erreur{'s' * (errors > 1)}" if errors else "",
        f"{warnings} avertissement{'s' * (warnings > 1)}" if warnings else "",
    ]
    return " et ".join(filter(None, parts)) or "tout est en ordre"
