"""`ctg construire`: documents of territories, and letters that span them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.cli.sorties import Sortie, chosen, count, print_problems, territories, usage
from ctg_docs.problems import Problem, nearest

if TYPE_CHECKING:
    from ctg_docs.composing.selection import Selection
    from ctg_docs.pipeline import Prepared

# The pipeline is imported by the command that needs it: the others start at once.
# ruff: noqa: PLC0415


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command takes, the territories apart."""
    parser.add_argument(
        "documents",
        nargs="*",
        metavar="document",
        help="documents ou familles du catalogue : convention, presse…",
    )
    parser.add_argument("--tout", action="store_true", help="tous les documents du catalogue")
    parser.add_argument("--format", default="", help="formats séparés par une virgule")
    parser.add_argument("--sortie", type=Path, default=Path("build"), help="dossier des fichiers")
    letters = parser.add_argument_group("lettre de la caisse")
    letters.add_argument("--departement", help="la seule caisse de ce département : 92, 2A, 974…")
    letters.add_argument("--du", help="premier jour de la période : 2024-03-01")
    letters.add_argument("--au", help="dernier jour de la période : 2024-03-31")


def construire(options: argparse.Namespace) -> int:
    """Build what is asked, and return the exit code."""
    from ctg_docs.pipeline import entries, prepare, prepare_lettres

    documents = _documents(options)
    formats = _formats(options.format, documents)
    kinds = {entree.par for entree in entries(documents)}
    spanning = "periode" in kinds
    selection = _selection(options, spanning=spanning)
    folders = territories(options)
    mine = chosen(options, folders)
    of_territories = (prepare(folder, documents) for folder in mine if kinds - {"periode"})
    told: set[Problem] = set()
    refused = _publish(of_territories, formats, options.sortie, told)
    letters = prepare_lettres(folders, documents, selection) if spanning else []
    refused += _publish(letters, formats, options.sortie, told)
    empty = spanning and not any(letter.refused or letter.pieces for letter in letters)
    if empty and not (options.tout and selection.partout):
        print(f"ctg : {_nothing(selection)}", file=sys.stderr)
        return Sortie.SOURCES_A_CORRIGER if refused else Sortie.USAGE
    return Sortie.SOURCES_A_CORRIGER if refused else Sortie.TOUT_CONSTRUIT


def _publish(
    several: Iterable[Prepared], formats: Sequence[str], output: Path, told: set[Problem]
) -> int:
    """Draw and publish, tell what was done and each problem once; return how many are refused."""
    from ctg_docs.pipeline import construct

    refused = 0
    for prepared in several:
        built = construct(prepared, formats, output)
        print_problems(p for p in built.problems if p not in told)
        told.update(built.problems)
        for path in built.files:
            print(f"{path}")
        if built.refused:
            refused += 1
            print(f"{built.nom} : rien n’est écrit, {count(built.problems)}")
    return refused


def _documents(options: argparse.Namespace) -> list[str]:
    """Return the documents asked; leaves with a usage error for an unknown one, or for none."""
    from ctg_docs.pipeline import names

    known = names()
    if options.tout:
        return known
    if not options.documents:
        usage(f"quel document faut-il construire ? Au catalogue : {', '.join(known)} ; ou --tout")
    for name in options.documents:
        if name not in known:
            hint = nearest(name, known) or f"Documents possibles : {', '.join(known)}."
            usage(f"le document « {name} » n’est pas au catalogue. {hint}")
    return list(options.documents)


def _formats(asked: str, documents: Sequence[str]) -> list[str]:
    """Return the formats to keep; leaves with a usage error for one that none has."""
    from ctg_docs.pipeline import entries

    known = list(dict.fromkeys(f for entree in entries(documents) for f in entree.formats))
    formats = [name.strip() for name in asked.split(",") if name.strip()]
    for name in formats:
        if name not in known:
            possible = ", ".join(known)
            usage(f"le format « {name} » n’existe pas ; formats possibles : {possible}")
    return formats


def _selection(options: argparse.Namespace, *, spanning: bool) -> Selection:
    """Return the letters asked for; leaves with a usage error for what selects none."""
    from ctg_docs.composing.selection import Selection
    from ctg_docs.reference import departements

    given = [key for key in ("departement", "du", "au") if getattr(options, key) is not None]
    if given and not spanning:
        usage(f"« --{given[0]} » choisit une lettre : demandez le document « lettre »")
    code = options.departement.upper() if options.departement else None
    if code and not departements.par_code(code):
        usage(
            f"le département « {options.departement} » n’existe pas ; "
            "donnez son code : 01, 2A, 92, 974…"
        )
    if ("du" in given) != ("au" in given):
        usage("« --du » et « --au » vont ensemble : le premier et le dernier jour de la période")
    if "du" not in given:
        return Selection(code, territoire=options.territoire)
    du, au = _day(options.du, "--du"), _day(options.au, "--au")
    if au < du:
        usage("la période finit avant de commencer : « --au » précède « --du »")
    return Selection(code, (du, au), options.territoire)


def _day(text: str, option: str) -> date:
    """Read a day of the command line; leaves with a usage error for anything else."""
    from ctg_docs.model.types import read_date

    try:
        return read_date(text)
    except ValueError:
        usage(f"« {option} {text} » n’est pas une date : écrivez-la comme 2024-03-31")


def _nothing(selection: Selection) -> str:
    """Say that no signature answers what was asked."""
    from ctg_docs.french.intervalles import en_intervalle

    asked = [
        f"pour le territoire « {selection.territoire} »" if selection.territoire else "",
        f"avec la caisse du département {selection.departement}" if selection.departement else "",
        en_intervalle(*selection.jours) if selection.jours else "",
    ]
    where = " ".join(filter(None, asked))
    return (
        f"aucune convention n’a été signée{f' {where}' if where else ''} : il n’y a pas de lettre "
        "à écrire. Une lettre annonce les conventions dont le « statut » est « signe » ou "
        "« executoire », à leur date de signature."
    )
